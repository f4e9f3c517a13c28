import type { Comparison, Piece, Segment } from '#domain/compare/comparison.ts'
import type { Content, Inline } from '#domain/richtext/document.ts'

type Side = 'older' | 'newer'

/** What a comparison says of one side: its whole content, ids and all, put together from the parts. */
export function sideOf(comparison: Comparison, side: Side): unknown {
  const standfirst = textsOf(comparison.standfirst.segments, side)
    .map((inline) => (inline.type === 'text' ? inline.text : '\n'))
    .join('')
  return { standfirst, document: { type: 'doc', content: piecesOf(comparison.entries, side) } }
}

function piecesOf(pieces: Piece[], side: Side): unknown[] {
  return pieces
    .flatMap((piece) => {
      if (piece.change === 'moved-away' || piece.change === (side === 'older' ? 'added' : 'removed')) return []
      const at = (piece as { older: number; newer: number })[side]
      return [{ at, node: nodeOf(piece, side) }]
    })
    .sort((one, other) => one.at - other.at)
    .map(({ node }) => node)
}

function nodeOf(piece: Exclude<Piece, { change: 'moved-away' }>, side: Side): unknown {
  if (!('inside' in piece)) return withoutIds(piece.node)
  const { type, attrs } = side === 'older' ? piece.was : piece.node
  const read: Record<string, unknown> = { ...attrs }
  for (const { name, segments } of piece.attributes) {
    if (segments)
      read[name] = textsOf(segments, side)
        .map((inline) => (inline.type === 'text' ? inline.text : ''))
        .join('')
  }
  const content = piece.inside.kind === 'words' ? textsOf(piece.inside.segments, side) : 'pieces' in piece.inside ? piecesOf(piece.inside.pieces, side) : []
  return withoutIds({ type, attrs: read, ...(content.length > 0 && { content }) })
}

function textsOf(segments: Segment[], side: Side): Inline[] {
  const result: Inline[] = []
  for (const segment of segments) {
    if (segment.change === (side === 'older' ? 'added' : 'removed')) continue
    const marks = segment.change === 'reformatted' && side === 'older' ? segment.was : segment.inline.type === 'text' ? (segment.inline.marks ?? []) : []
    const last = result.at(-1)
    if (segment.inline.type === 'hardBreak') result.push({ type: 'hardBreak' })
    else if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += segment.inline.text
    else result.push({ type: 'text', text: segment.inline.text, ...(marks.length > 0 && { marks: [...marks] }) })
  }
  return result
}

/** A value without ids: the same content under whatever ids. */
export function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, inner) => (name === 'id' ? undefined : inner)))
}

export const contentWithoutIds = (content: Content): unknown => withoutIds(content)
