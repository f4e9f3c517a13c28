import type { Comparison, Piece, Segment } from '#domain/compare/comparison.ts'
import type { Content, Document, Inline, Mark } from '#domain/richtext/document.ts'
import { withoutIds } from './sides.ts'

type Node = { type: string; attrs: Record<string, unknown>; content?: unknown[] }

/** Makes the newer of the older, ids and all, as a comparison says; throws where the older is not what the comparison is of. */
export function applied(comparison: Comparison, older: Content): Content {
  const line = inlineApplied(comparison.standfirst.segments, older.standfirst === '' ? [] : [{ type: 'text', text: older.standfirst }])
  const document = { type: 'doc', content: piecesApplied(comparison.entries, older.document.content) } as Document
  return { standfirst: line.map((inline) => (inline.type === 'text' ? inline.text : '')).join(''), document }
}

/** Makes the older of the newer, which it is up to the ids of what did not change. */
export const takenBackWhole = (comparison: Comparison, newer: Content): Content => applied(turned(comparison), newer)

function piecesApplied(pieces: readonly Piece[], older: readonly unknown[]): unknown[] {
  const used = new Set<number>()
  const made = pieces.flatMap((piece): { at: number; node: unknown }[] => {
    if (piece.change === 'moved-away') return []
    const was = 'older' in piece ? (older[piece.older] as Node | undefined) : undefined
    if ('older' in piece) {
      if (!was || used.has(piece.older)) throw new Error(`There is no ${piece.older} left`)
      used.add(piece.older)
    }
    if (piece.change === 'removed') return expectSame(was, piece.node) && []
    if (piece.change === 'added') return [{ at: piece.newer, node: piece.node }]
    if (!('inside' in piece)) return expectSame(was, piece.node) && [{ at: piece.newer, node: piece.node }]
    expectSame({ type: was?.type, attrs: was?.attrs }, piece.was)
    const inside = was?.content ?? []
    const content =
      piece.inside.kind === 'words'
        ? inlineApplied(piece.inside.segments, inside as Inline[])
        : 'pieces' in piece.inside
          ? piecesApplied(piece.inside.pieces, inside)
          : []
    return [{ at: piece.newer, node: { ...piece.node, ...(content.length > 0 && { content }) } }]
  })
  if (used.size !== older.length) throw new Error('Some of the older is in no piece')
  return made.sort((one, other) => one.at - other.at).map(({ node }) => node)
}

function expectSame(one: unknown, other: unknown): true {
  if (JSON.stringify(withoutIds(one)) !== JSON.stringify(withoutIds(other))) throw new Error(`${JSON.stringify(one)} is not ${JSON.stringify(other)}`)
  return true
}

/** Lays segments along the older line, which must hold what they keep and remove, sign by sign with its marks. */
function inlineApplied(segments: readonly Segment[], older: readonly Inline[]): Inline[] {
  const signs = older.flatMap((inline): [string, string][] =>
    inline.type === 'text' ? [...inline.text].map((sign) => [sign, JSON.stringify(inline.marks ?? [])]) : [['\u0000', '[]']],
  )
  let place = 0
  const result: Inline[] = []
  for (const segment of segments) {
    const { change, inline } = segment
    if (change !== 'added') {
      const marks = change === 'reformatted' ? segment.was : inline.type === 'text' ? (inline.marks ?? []) : []
      for (const sign of inline.type === 'text' ? inline.text : '\u0000') {
        const [there, carried] = signs[place++] ?? []
        if (there !== sign || carried !== JSON.stringify(marks)) throw new Error(`Not ${JSON.stringify(sign)} but ${JSON.stringify(there)} stands there`)
      }
    }
    if (change !== 'removed') put(result, inline)
  }
  if (place !== signs.length) throw new Error('Some of the line is in no segment')
  return result
}

function put(line: Inline[], inline: Inline): void {
  const last = line.at(-1)
  if (inline.type === 'text' && last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(inline.marks ?? [])) {
    line[line.length - 1] = { ...last, text: last.text + inline.text }
  } else line.push(inline)
}

/** The same comparison the other way round. */
export function turned(comparison: Comparison): Comparison {
  const { standfirst, entries, counts } = comparison
  return {
    ...comparison,
    standfirst: { change: opposite(standfirst.change), segments: standfirst.segments.map(turnedSegment) },
    entries: turnedPieces(entries).map((piece) => ({ ...piece, section: null })),
    counts: { ...counts, added: counts.removed, removed: counts.added, wordsAdded: counts.wordsRemoved, wordsRemoved: counts.wordsAdded },
  }
}

const opposite = <Change extends string>(change: Change) => (change === 'added' ? 'removed' : change === 'removed' ? 'added' : change) as Change

function turnedPieces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (piece.change === 'moved-away') return []
    if (piece.change === 'added') return [{ change: 'removed', older: piece.newer, node: piece.node }]
    if (piece.change === 'removed') return [{ change: 'added', newer: piece.older, node: piece.node }]
    const places = { older: piece.newer, newer: piece.older }
    if (!('inside' in piece)) return [{ change: piece.change, ...places, node: piece.node }]
    const { inside } = piece
    return [
      {
        ...piece,
        ...places,
        node: piece.was,
        was: piece.node,
        attributes: piece.attributes.map((one) => ({
          ...one,
          older: one.newer,
          newer: one.older,
          ...(one.segments && { segments: one.segments.map(turnedSegment) }),
        })),
        inside:
          inside.kind === 'words'
            ? { kind: 'words', segments: inside.segments.map(turnedSegment) }
            : inside.kind === 'nothing'
              ? inside
              : { kind: 'pieces', pieces: turnedPieces(inside.pieces) },
      },
    ]
  })
}

function turnedSegment(segment: Segment): Segment {
  if (segment.change !== 'reformatted') return { ...segment, change: opposite(segment.change) }
  const marks: Mark[] = segment.inline.marks ?? []
  return { change: 'reformatted', inline: { type: 'text', text: segment.inline.text, ...(segment.was.length > 0 && { marks: segment.was }) }, was: marks }
}

/** What a comparison says, whatever order it says it in: of the pieces by their places, of what came and went side by side. */
export function said(comparison: Comparison): unknown {
  return { standfirst: { change: comparison.standfirst.change, segments: inOrder(comparison.standfirst.segments) }, pieces: saidOf(comparison.entries) }
}

function saidOf(pieces: readonly Piece[]): unknown[] {
  const places = (piece: Piece) => `${'older' in piece ? piece.older : '-'} ${'newer' in piece ? piece.newer : '-'}`
  return pieces
    .filter(({ change }) => change !== 'moved-away')
    .map((piece) => {
      if (!('inside' in piece)) return { at: places(piece), change: piece.change, node: withoutIds('node' in piece ? piece.node : null) }
      const { change, moved, node, was, inside, attributes } = piece
      return {
        at: places(piece),
        change,
        moved,
        node: withoutIds(node),
        was: withoutIds(was),
        attributes: attributes.map((one) => ({ ...one, ...(one.segments && { segments: inOrder(one.segments) }) })),
        inside: inside.kind === 'words' ? inOrder(inside.segments) : 'pieces' in inside ? saidOf(inside.pieces) : null,
      }
    })
    .sort((one, other) => (one.at < other.at ? -1 : 1))
}

/** Between what is kept, what was removed comes first. */
function inOrder(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = []
  let added: Segment[] = []
  for (const segment of segments) {
    if (segment.change === 'added') added.push(segment)
    else if (segment.change === 'removed') result.push(segment)
    else {
      result.push(...added, segment)
      added = []
    }
  }
  return [...result, ...added]
}
