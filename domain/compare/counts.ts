import type { Document } from '../richtext/document.ts'
import { countWords } from '../richtext/sections.ts'
import type { Comparison, Counts, Entry, Piece, Place, SectionChanges, Segment } from './comparison.ts'
import { linesOf } from './likeness.ts'
import { outlineOf } from './places.ts'

/** Counts a comparison, as a whole and by section. */
export function countChanges(
  standfirst: Comparison['standfirst'],
  entries: Entry[],
  sides: { older: Document; newer: Document },
): { counts: Counts; sections: SectionChanges[] } {
  const counts: Counts = { changes: 0, added: 0, removed: 0, edited: 0, moved: 0, reformatted: 0, cells: 0, wordsAdded: 0, wordsRemoved: 0 }
  addWords(counts, standfirst.segments)
  if (standfirst.change !== 'unchanged') {
    counts.changes++
    counts[standfirst.change]++
  }
  for (const entry of entries) {
    if (!isChange(entry)) continue
    counts.changes++
    if (entry.change !== 'unchanged' && entry.change !== 'moved-away') counts[entry.change]++
    if ('moved' in entry && entry.moved) counts.moved++
    if ('inside' in entry && entry.inside.kind === 'table') counts.cells += entry.inside.changes.cells
    addPiece(counts, entry)
  }
  return { counts, sections: bySection(entries, sides) }
}

/** Whether an entry is one of the changes that are counted and walked through. */
export const isChange = (entry: Entry): boolean => entry.change !== 'unchanged' && entry.change !== 'moved-away'

/** The newer's outline, with sections that are gone at their old place, each with the changes that stand in it. */
function bySection(entries: Entry[], sides: { older: Document; newer: Document }): SectionChanges[] {
  const present = new Map(outlineOf(sides.newer).map((place) => [place.id, place]))
  const rows: SectionChanges[] = []
  const known = new Map<string, SectionChanges>()
  const row = (side: 'older' | 'newer', section: Place | null, removed: boolean) => {
    const key = section ? `${side} ${section.id}` : 'top'
    const found = known.get(key) ?? { section, removed, changes: 0, entries: [] }
    if (!known.has(key)) rows.push(found)
    known.set(key, found)
    return found
  }
  // Blocks of a section of the older that went on belong to what became of its heading.
  const heirs = new Map<string, string>()
  for (const entry of entries) if ('was' in entry && entry.was.type === 'heading') heirs.set(entry.was.attrs.id, entry.node.attrs.id)
  let last: SectionChanges | null = null
  for (const [index, entry] of entries.entries()) {
    if (entry.change === 'removed' || entry.change === 'moved-away') {
      if (entry.change === 'moved-away') continue
      const heir = entry.section && (present.get(heirs.get(entry.section.id) ?? entry.section.id) ?? null)
      const gone = entry.section !== null && heir === null
      last = gone ? row('older', entry.section, true) : row('newer', heir, false)
    } else last = row('newer', entry.section, false)
    if (isChange(entry)) last.changes = last.entries.push(index)
  }
  return rows
}

/** How many words came and went in a block. */
export function wordsOfEntry(entry: Entry): WordCounts {
  const counts = { wordsAdded: 0, wordsRemoved: 0 }
  addPiece(counts, entry)
  return counts
}

type WordCounts = Pick<Counts, 'wordsAdded' | 'wordsRemoved'>

function addPiece(counts: WordCounts, piece: Piece): void {
  if (piece.change === 'added') counts.wordsAdded += wordsIn(linesOf(piece.node))
  if (piece.change === 'removed') counts.wordsRemoved += wordsIn(linesOf(piece.node))
  if (!('inside' in piece)) return
  for (const { segments } of piece.attributes) if (segments) addWords(counts, segments)
  if (piece.inside.kind === 'words') addWords(counts, piece.inside.segments)
  if ('pieces' in piece.inside) for (const inner of piece.inside.pieces) addPiece(counts, inner)
}

const wordsIn = (lines: string[]): number => lines.reduce((sum, line) => sum + countWords(line), 0)

function addWords(counts: WordCounts, segments: Segment[]): void {
  counts.wordsAdded += wordsOf(segments, 'added')
  counts.wordsRemoved += wordsOf(segments, 'removed')
}

/** A word that is partly bold is two segments and one word: neighbours are read as one text. */
function wordsOf(segments: Segment[], change: 'added' | 'removed'): number {
  let text = ''
  for (const segment of segments) {
    if (segment.change === change) text += segment.inline.type === 'text' ? segment.inline.text : '\n'
    else if (segment.change === 'kept' || segment.change === 'reformatted') text += '\n'
  }
  return countWords(text)
}
