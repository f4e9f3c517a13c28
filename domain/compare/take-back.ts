import { newId } from '../ids.ts'
import type { Block, Content } from '../richtext/document.ts'
import type { Comparison, Entry } from './comparison.ts'
import { pairedIds, treesOf } from './paired-ids.ts'

/** Which changes of a comparison: entries by their place among the entries, and the standfirst. */
export type Chosen = ReadonlySet<number | 'standfirst'>

/**
 * The newer content with the chosen changes undone: what was added goes, what was removed comes back at its old place,
 * after the block before it there that has not moved, what was edited or reformatted is as it was, what moved goes back.
 * Every other block stays as it is, to the byte. A block that stands on both sides keeps the newer's ids, which others
 * lean on; one that comes back has the ids it had, unless the newer gave them to something else meanwhile. A body of
 * which nothing would be left is an empty paragraph.
 */
export function takenBack(older: Content, newer: Content, comparison: Comparison, chosen: Chosen): Content {
  const arrivals = new Map(
    comparison.entries.flatMap((entry, index) => ('newer' in entry && entry.change !== 'moved-away' ? [[entry.newer, index] as const] : [])),
  )
  const kept: Block[] = []
  const returning = new Map<Block, ReadonlyMap<string, string>>()
  const present = (place: number) => kept.push(newer.document.content[place] as Block)
  const bringBack = (entry: Entry) => {
    if (entry.change === 'moved' || entry.change === 'unchanged') return present(entry.newer)
    const block = structuredClone(older.document.content[(entry as { older: number }).older] as Block)
    returning.set(block, entry.change === 'removed' ? new Map() : pairedIds(entry, block, newer.document.content[entry.newer] as Block))
    return kept.push(block)
  }

  for (const [index, entry] of comparison.entries.entries()) {
    const moves = entry.change === 'moved' || ('moved' in entry && entry.moved)
    if (entry.change === 'moved-away') {
      const arrival = arrivals.get(entry.newer)
      if (arrival !== undefined && chosen.has(arrival)) bringBack(comparison.entries[arrival] as Entry)
    } else if (!chosen.has(index)) {
      if (entry.change !== 'removed') present(entry.newer)
    } else if (entry.change !== 'added' && !moves) bringBack(entry)
  }
  giveIds(kept, returning)
  const content = kept.length > 0 ? kept : [{ type: 'paragraph' as const, attrs: { id: newId() } }]
  return { standfirst: chosen.has('standfirst') ? older.standfirst : newer.standfirst, document: { type: 'doc', content } }
}

/** Gives blocks that come back their ids: the newer's where they stand there too, else their own, or a new one where that is taken. */
function giveIds(kept: Block[], returning: Map<Block, ReadonlyMap<string, string>>): void {
  const used = new Set<string>()
  for (const block of kept) if (!returning.has(block)) for (const { attrs } of treesOf(block)) used.add(attrs.id)
  for (const ids of returning.values()) for (const id of ids.values()) used.add(id)
  for (const [block, ids] of returning) {
    for (const { attrs } of treesOf(block)) {
      const paired = ids.get(attrs.id)
      attrs.id = paired ?? (used.has(attrs.id) ? newId() : attrs.id)
      used.add(attrs.id)
    }
  }
}
