import type { Mark } from '../richtext/document.ts'
import type { MarkName } from '../richtext/schema.ts'
import { markCases } from './cases.ts'
import type { MarkChange, Piece, Segment } from './comparison.ts'

/** What kept words gained and lost, each thing once, in the order of the text. */
export function markChanges(segments: Segment[]): MarkChange[] {
  const changes = new Map<string, MarkChange>()
  for (const segment of segments) {
    if (segment.change !== 'reformatted') continue
    const now = new Map((segment.inline.marks ?? []).map((mark) => [mark.type, mark]))
    const was = new Map(segment.was.map((mark) => [mark.type, mark]))
    for (const name of Object.keys(markCases) as MarkName[]) {
      const change = markChange(name, was.get(name), now.get(name))
      if (change) changes.set(JSON.stringify(change), change)
    }
  }
  return [...changes.values()]
}

function markChange(mark: MarkName, was: Mark | undefined, now: Mark | undefined): MarkChange | null {
  if (was?.type === 'link' && now?.type === 'link')
    return was.attrs.href === now.attrs.href ? null : { mark: 'link', change: 'changed', href: now.attrs.href, was: was.attrs.href }
  if ((was === undefined) === (now === undefined)) return null
  const one = now ?? was
  return { mark, change: now ? 'added' : 'removed', ...(one?.type === 'link' && { href: one.attrs.href }) }
}

/** The marks that changed anywhere within, each thing once. */
export function marksWithin(pieces: readonly Piece[]): MarkChange[] {
  const all = pieces.flatMap((piece) => ('marks' in piece ? piece.marks : []))
  return [...new Map(all.map((change) => [JSON.stringify(change), change])).values()]
}
