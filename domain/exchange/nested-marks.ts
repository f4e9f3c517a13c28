import type { Inline, Mark } from '../richtext/document.ts'

/** A line as a tree: each mark holds all neighbours that carry it. */
export type Nested = { mark: Mark; within: Nested[] } | { mark: null; inline: Inline }

/** From the outermost to the innermost. One order for all makes neighbours with a mark in common share it. */
const nesting: readonly Mark['type'][] = ['link', 'bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code']

type Piece = { inline: Inline; marks: readonly Mark[] }

/** The tree of a line's marks. A line break belongs to the marks of both its neighbours. */
export const nested = (line: readonly Inline[]): Nested[] => nest(line.map((inline, at) => ({ inline, marks: marksAt(line, at) })))

function marksAt(line: readonly Inline[], at: number): Mark[] {
  const inline = line[at]
  if (inline?.type === 'text') return (inline.marks ?? []).toSorted((one, other) => nesting.indexOf(one.type) - nesting.indexOf(other.type))
  const next = line[at + 1]
  if (line[at - 1]?.type !== 'text' || next?.type !== 'text') return []
  return marksAt(line, at - 1).filter((mark) => next.marks?.some((other) => isSame(mark, other)))
}

function nest(pieces: readonly Piece[]): Nested[] {
  const nodes: Nested[] = []
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at]
    const outer = piece?.marks[0]
    if (!piece || !outer) {
      if (piece) nodes.push({ mark: null, inline: piece.inline })
      at++
      continue
    }
    let end = at + 1
    while (isSame(outer, pieces[end]?.marks[0])) end++
    nodes.push({ mark: outer, within: nest(pieces.slice(at, end).map(({ inline, marks }) => ({ inline, marks: marks.slice(1) }))) })
    at = end
  }
  return nodes
}

function isSame(mark: Mark, other: Mark | undefined): boolean {
  if (mark.type !== other?.type) return false
  return mark.type !== 'link' || (other.type === 'link' && mark.attrs.href === other.attrs.href)
}
