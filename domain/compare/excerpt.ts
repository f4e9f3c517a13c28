import type { Block, Content } from '../richtext/document.ts'
import type { Comparison, Counts, Entry } from './comparison.ts'
import { isChange, wordsOfEntry } from './counts.ts'

/**
 * Some changes of a comparison, one after another, with what stands between them. Counts are of the whole comparison;
 * sections are those in which these changes stand, and the places of their entries are places in the excerpt.
 */
export type Excerpt = {
  comparison: Comparison
  /** How many blocks the newer has; of them, by their places, those that the excerpt shows, and all headings. */
  length: number
  blocks: [place: number, block: Block][]
  /** The numbers of the first and last change shown; the standfirst, if it changed, is number 1. */
  first: number
  last: number
  /** Numbers of changes with which the excerpts before and after this one begin; null at the ends. */
  before: number | null
  after: number | null
  /** Changes that are too large to be here, by the places of their entries: they stand without what is in them. */
  tooLarge: ({ at: number } & Pick<Counts, 'wordsAdded' | 'wordsRemoved'>)[]
}

/** So much is in an excerpt: changes, letters of JSON of these, and of the unchanged blocks between them, which stay away when they are more. */
const MOST = { changes: 100, letters: 150_000, unchanged: 150_000 }

/** The excerpt of a comparison that begins with a change, by its number. */
export function excerptOf(comparison: Comparison, newer: Content, from: number): Excerpt {
  const changes = comparison.entries.flatMap((entry, at) => (isChange(entry) ? [at] : []))
  const standfirst = comparison.standfirst.change === 'unchanged' ? 0 : 1
  const begin = Math.min(Math.max(0, from - 1 - standfirst), Math.max(0, changes.length - 1))
  const sizes = new Map<number, number>()
  const end = endOf(comparison.entries, changes, begin, sizes)
  const start = begin === 0 ? 0 : (changes[begin] ?? 0)
  const all = comparison.entries.slice(start, changes[end] ?? comparison.entries.length).map((entry, at) => ({ entry, at: at + start }))
  const folds = lettersOf(all.map(({ entry }) => entry)) <= MOST.unchanged
  const kept = all.filter(({ entry }) => folds || entry.change !== 'unchanged' || entry.node.type === 'heading')
  const places = new Map(kept.map(({ at }, place) => [at, place]))
  const isTooLarge = (at: number) => (sizes.get(at) ?? 0) > MOST.letters
  const shown = new Set(kept.flatMap(({ entry, at }) => ('newer' in entry && entry.change !== 'moved-away' && !isTooLarge(at) ? [entry.newer] : [])))
  return {
    comparison: {
      ...comparison,
      standfirst: begin === 0 ? comparison.standfirst : { ...comparison.standfirst, segments: [] },
      entries: kept.map(({ entry, at }) => (isTooLarge(at) ? emptied(entry) : entry)),
      sections: comparison.sections.flatMap((row) => {
        const entries = row.entries.flatMap((at) => places.get(at) ?? [])
        return entries.length > 0 ? [{ ...row, entries }] : []
      }),
    },
    length: newer.document.content.length,
    blocks: newer.document.content.flatMap((block, at): Excerpt['blocks'] => (shown.has(at) || block.type === 'heading' ? [[at, block]] : [])),
    first: begin === 0 ? 1 : begin + 1 + standfirst,
    last: end + standfirst,
    before: begin === 0 ? null : Math.max(1, begin - MOST.changes + 1 + standfirst),
    after: end < changes.length ? end + 1 + standfirst : null,
    tooLarge: kept.flatMap(({ entry, at }, place) => (isTooLarge(at) ? [{ at: place, ...wordsOfEntry(entry) }] : [])),
  }
}

/** Before which of the changes an excerpt ends that begins with one of them; `sizes` gets how many letters of JSON each has. */
function endOf(entries: readonly Entry[], changes: readonly number[], begin: number, sizes: Map<number, number>): number {
  let end = begin
  for (let letters = 0; end < changes.length && end - begin < MOST.changes && letters < MOST.letters; end++) {
    const at = changes[end] as number
    const own = JSON.stringify(entries[at]).length
    sizes.set(at, own)
    if (own <= MOST.letters) letters += own
  }
  return end
}

/** How many letters of JSON unchanged blocks have, as far as that matters. */
function lettersOf(entries: readonly Entry[]): number {
  let letters = 0
  for (const entry of entries) {
    if (letters > MOST.unchanged) break
    if (entry.change === 'unchanged') letters += JSON.stringify(entry).length
  }
  return letters
}

/** A change without what is in it. */
function emptied(entry: Entry): Entry {
  if ('inside' in entry) return { ...entry, attributes: [], marks: [], inside: { kind: 'nothing' } }
  return 'node' in entry ? { ...entry, node: { type: 'paragraph', attrs: { id: entry.node.attrs.id } } } : entry
}
