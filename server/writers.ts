import * as Y from 'yjs'
import { BODY, STANDFIRST } from '#domain/drafts/fragments.ts'
import type { Writer } from '#domain/revisions/being-written.ts'

/** Whoever neither moved nor wrote for so long has left their caret behind. Milliseconds. */
export const LATELY = 5 * 60_000

type Open = Y.Doc & { awareness: { getStates(): Map<number, unknown> } }
type Shown = { user?: { id: string; name: string }; cursor?: { anchor: unknown; head: unknown } | null }

/** Whose carets and selections stand in an open draft, once for each block that they reach over. */
export function writersIn(document: Open, isBusy: (client: number) => boolean): Writer[] {
  return [...(document.awareness.getStates() as Map<number, Shown>)].flatMap(([client, { user, cursor }]) => {
    if (!user || !cursor || !isBusy(client)) return []
    return blocksBetween(document, cursor.anchor, cursor.head).map((blockId): Writer => ({ personId: user.id, name: user.name, blockId }))
  })
}

function blocksBetween(document: Y.Doc, anchor: unknown, head: unknown): string[] {
  const [one, other] = [positionOf(document, anchor), positionOf(document, head)]
  const [standfirst, body] = [document.getXmlFragment(STANDFIRST), document.getXmlFragment(BODY)]
  if ([one, other].some((position) => position && placeIn(standfirst, position) !== null)) return ['standfirst']
  const places = [one, other].flatMap((position) => (position ? (placeIn(body, position) ?? []) : []))
  if (places.length === 0) return []
  return body.slice(Math.min(...places), Math.max(...places) + 1).flatMap((block) => {
    const id = block instanceof Y.XmlElement ? block.getAttribute('id') : undefined
    return id ? [id] : []
  })
}

/** A browser says where its caret is: a place that is not, or is no more, is none. */
function positionOf(document: Y.Doc, said: unknown): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(said), document)
  } catch {
    return null
  }
}

/** Which child of a fragment a position stands in, or null where it stands elsewhere. */
function placeIn(fragment: Y.XmlFragment, { type, index }: Y.AbsolutePosition): number | null {
  if (fragment.length === 0) return null
  if (type === fragment) return Math.min(index, fragment.length - 1)
  for (let at: Y.AbstractType<unknown> | null = type; at?._item; at = at._item.parent as Y.AbstractType<unknown> | null) {
    if (at._item.parent === fragment) return fragment.toArray().indexOf(at as Y.XmlElement)
  }
  return null
}
