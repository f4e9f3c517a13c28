import type { Block, Content } from '../richtext/document.ts'
import type { Comparison, Entry } from './comparison.ts'
import { isChange } from './counts.ts'

/**
 * Some changes of a comparison, one after another, with what stands between them. Counts are of the whole comparison, as
 * are the sections, but for the places of their entries: those are the places among the entries of the excerpt.
 * `newer` holds the blocks that the excerpt shows and all headings; in place of any other stands an empty paragraph.
 */
export type Excerpt = {
  comparison: Comparison
  newer: Content
  /** The numbers of the first and last change shown; the standfirst, if it changed, is number 1. */
  first: number
  last: number
  /** Numbers of changes with which the excerpts before and after this one begin; null at the ends. */
  before: number | null
  after: number | null
  /** Whether the unchanged blocks between the changes are here, too. */
  folds: boolean
}

/** So much is in an excerpt: changes, letters of JSON of these, and of unchanged blocks. One change may have more. */
const MOST = { changes: 100, letters: 150_000, unchanged: 150_000 }

/** The excerpt of a comparison that begins with a change, by its number. */
export function excerptOf(comparison: Comparison, newer: Content, from: number): Excerpt {
  const changes = comparison.entries.flatMap((entry, at) => (isChange(entry) ? [at] : []))
  const offset = comparison.standfirst.change === 'unchanged' ? 0 : 1
  const begin = Math.min(Math.max(0, from - 1 - offset), Math.max(0, changes.length - 1))
  const end = endOf(comparison, changes, begin)
  const from_ = begin === 0 ? 0 : (changes[begin] ?? 0)
  const until = end >= changes.length ? comparison.entries.length : (changes[end] as number)
  const entries = comparison.entries.slice(from_, until)
  const shown = new Set(entries.flatMap((entry) => ('newer' in entry && entry.change !== 'moved-away' ? [entry.newer] : [])))
  const quiet = entries.filter(({ change }) => change === 'unchanged')
  const folds = lettersOf(quiet, MOST.unchanged) <= MOST.unchanged
  if (!folds) for (const entry of quiet) if ('newer' in entry) shown.delete(entry.newer)
  return {
    comparison: {
      ...comparison,
      standfirst: begin === 0 ? comparison.standfirst : { ...comparison.standfirst, segments: [] },
      entries: folds ? entries : entries.map(bare),
      sections: comparison.sections.map((row) => ({
        ...row,
        entries: row.entries.flatMap((at) => (at >= from_ && at < until ? [at - from_] : [])),
      })),
    },
    newer: {
      standfirst: newer.standfirst,
      document: { type: 'doc', content: newer.document.content.map((block, at) => (shown.has(at) || block.type === 'heading' ? block : emptied(block))) },
    },
    first: begin + 1 + (begin === 0 ? 0 : offset),
    last: end + offset,
    before: begin === 0 ? null : Math.max(1, begin - MOST.changes + 1 + offset),
    after: end < changes.length ? end + 1 + offset : null,
    folds,
  }
}

/** After which of the changes an excerpt ends that begins with one of them. */
function endOf({ entries }: Comparison, changes: readonly number[], begin: number): number {
  let end = begin
  for (let letters = 0; end < changes.length && end - begin < MOST.changes && letters < MOST.letters; end++) {
    letters += JSON.stringify(entries[changes[end] as number]).length
  }
  // A change that is too much to stand with others stands alone.
  return end
}

/** How many letters of JSON there are, as far as that is no more than asked. */
function lettersOf(entries: readonly Entry[], most: number): number {
  let letters = 0
  for (const entry of entries) {
    if (letters > most) break
    letters += JSON.stringify(entry).length
  }
  return letters
}

const bare = (entry: Entry): Entry => (entry.change === 'unchanged' && entry.node.type !== 'heading' ? { ...entry, node: emptied(entry.node) } : entry)
const emptied = ({ attrs: { id } }: { attrs: { id: string } }): Block & { type: 'paragraph' } => ({ type: 'paragraph', attrs: { id } })
