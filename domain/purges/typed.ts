import * as Y from 'yjs'
import type { Db } from '#db/transact.ts'
import { updatesAfter } from '../drafts/read.ts'
import { BOUNDARY, readings } from './sought.ts'

/**
 * All that the log of a draft still holds, what was deleted too: as it was typed, writer by writer, and as it stood. A
 * word that was typed and taken back is in no content, and in the log all the same.
 */
export function typedIn(db: Db, reportId: string): string {
  const draft = new Y.Doc({ gc: false })
  draft.transact(() => {
    for (const { data } of updatesAfter(db, reportId, 0)) Y.applyUpdate(draft, data)
  })
  const lists = new Set<Y.AbstractType<unknown>>()
  let text = ''
  for (const structs of draft.store.clients.values()) {
    text += BOUNDARY
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      text += textOf(struct)
      if (struct.parent instanceof Y.AbstractType && struct.parentSub === null) lists.add(struct.parent)
    }
  }
  for (const list of lists) {
    text += BOUNDARY
    for (let item = list._start; item; item = item.right) text += textOf(item)
  }
  return text
}

function textOf({ content }: Y.Item): string {
  if (content instanceof Y.ContentString) return content.str
  if (content instanceof Y.ContentAny) return BOUNDARY + content.arr.filter((value) => typeof value === 'string').join(BOUNDARY) + BOUNDARY
  if (content instanceof Y.ContentFormat) return addressOf(content.value)
  return content instanceof Y.ContentType ? BOUNDARY : ''
}

/** Where a link led, as it stands and as it reads. Other marks hold nothing, and what they part is one word. */
function addressOf(value: unknown): string {
  const href = (value as { href?: unknown } | null)?.href
  return typeof href === 'string' ? ['', ...readings(href), ''].join(BOUNDARY) : ''
}
