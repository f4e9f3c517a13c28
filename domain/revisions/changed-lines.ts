import type { Comparison, Piece, Segment } from '../compare/comparison.ts'
import { linesOf } from '../compare/likeness.ts'

/** A stretch of a line that was there before and after, came, or went. */
export type Run = { text: string; change: 'kept' | 'added' | 'removed' }
export type Line = Run[]

/** The lines of a comparison in which words came or went, in reading order: paragraphs, headings, items, cells, labels and captions. */
export function changedLines({ standfirst, entries }: Comparison): Line[] {
  return [runsOf(standfirst.segments), ...entries.flatMap(linesOfPiece)].filter((line) => line.some((run) => run.change !== 'kept'))
}

function linesOfPiece(piece: Piece): Line[] {
  if (piece.change === 'added' || piece.change === 'removed') return linesOf(piece.node).map((text) => [{ text, change: piece.change }])
  if (!('inside' in piece)) return []
  const own = piece.attributes.flatMap(({ segments }) => (segments ? [runsOf(segments)] : []))
  if (piece.inside.kind === 'words') return [...own, runsOf(piece.inside.segments)]
  return 'pieces' in piece.inside ? [...own, ...piece.inside.pieces.flatMap(linesOfPiece)] : own
}

/** A word that is partly bold is two segments and one word: neighbours that fared alike are one run. */
function runsOf(segments: Segment[]): Line {
  const line: Line = []
  for (const { change, inline } of segments) {
    const fared = change === 'reformatted' ? 'kept' : change
    const text = inline.type === 'text' ? inline.text : '\n'
    const last = line.at(-1)
    if (last?.change === fared) last.text += text
    else line.push({ text, change: fared })
  }
  return line
}
