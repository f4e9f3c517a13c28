import type { AttributeChange, Changed, Inside, MovedAway, Piece, Segment } from './comparison.ts'

export type Side = 'older' | 'newer'

/** A piece that stands somewhere: all but the mark that a moved one left behind. */
export type Standing = Exclude<Piece, MovedAway>

/**
 * What one side of a comparison has of a piece, in the same form: of the older what was kept and removed, with its own
 * marks and attributes and in its own order; of the newer what was kept and added. Null where that side has nothing of it.
 * A moved piece stands on either side; where it stands is the caller's to say.
 */
export function sideOf(piece: Piece, side: Side): Standing | null {
  if (piece.change === 'moved-away' || piece.change === absent(side)) return null
  return 'inside' in piece ? changedOn(piece, side) : piece
}

const absent = (side: Side): 'added' | 'removed' => (side === 'older' ? 'added' : 'removed')

function changedOn(piece: Changed, side: Side): Changed {
  return {
    ...piece,
    node: side === 'older' ? piece.was : piece.node,
    attributes: piece.attributes.map((one) => attributeOn(one, side)),
    inside: insideOn(piece.inside, side),
  }
}

function attributeOn({ segments, ...one }: AttributeChange, side: Side): AttributeChange {
  return segments ? { ...one, segments: segmentsOn(segments, side) } : one
}

function insideOn(inside: Inside, side: Side): Inside {
  switch (inside.kind) {
    case 'nothing':
      return inside
    case 'words':
      return { kind: 'words', segments: segmentsOn(inside.segments, side) }
    case 'pieces':
      return { kind: 'pieces', pieces: piecesOn(inside.pieces, side) }
    case 'table':
      return { ...inside, pieces: piecesOn(inside.pieces, side), columns: inside.columns.filter(({ change }) => change !== absent(side)) }
  }
}

/** The pieces of one side in the order that they have there: what moved within a list or a table stands at its place of that side. */
function piecesOn(pieces: readonly Piece[], side: Side): Piece[] {
  const placeOf = (piece: Standing): number => (side in piece ? (piece as Record<Side, number>)[side] : 0)
  return pieces.flatMap((piece) => sideOf(piece, side) ?? []).toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** The words of one side; where marks changed, with the marks that they have there. */
export function segmentsOn(segments: readonly Segment[], side: Side): Segment[] {
  return segments
    .filter(({ change }) => change !== absent(side))
    .map((segment) => {
      if (segment.change !== 'reformatted' || side === 'newer') return segment
      const { marks: now = [], ...text } = segment.inline
      return { ...segment, inline: segment.was.length > 0 ? { ...text, marks: segment.was } : text, was: now }
    })
}
