import { adoptIds } from '../drafts/adopt-ids.ts'
import type { AnyNode, Document } from '../richtext/document.ts'

/** A manuscript's body with the ids of the present blocks that say exactly the same, for comparing and for what points at them. */
export function inPlaceOf(document: Document, present: Document): Document {
  return adoptIds(document, idsOf(document), present)
}

function idsOf(document: Document): Set<string> {
  const ids = new Set<string>()
  const open: AnyNode[] = [...document.content]
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('attrs' in node)) continue
    ids.add(node.attrs.id)
    if ('content' in node) open.push(...(node.content ?? []))
  }
  return ids
}
