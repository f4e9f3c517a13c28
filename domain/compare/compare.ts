import type { Content, Inline } from '../richtext/document.ts'
import { align } from './align.ts'
import { ALLOWANCE } from './allowance.ts'
import { attributeChanges } from './attributes.ts'
import { nodeCases } from './cases.ts'
import type { Changed, CompareNode, Comparison, Entry, Inside, Piece } from './comparison.ts'
import { countChanges } from './counts.ts'
import { compareInline, wholeInline } from './inline.ts'
import { markChanges, marksWithin } from './marks.ts'
import { type Pair, pairsOf } from './pairing.ts'
import { placesOf } from './places.ts'
import { type Study, studyOf } from './study.ts'
import { compareTable } from './table.ts'

/**
 * What differs between two states of a report, as data: its blocks aligned, moved ones told from kept ones, then the words
 * within those that changed, then the marks of the words they share. Ids are no content: the same text under other ids is
 * unchanged. Each word of the newer stands in a kept or added part, each of the older in a kept or removed one. The other
 * way round it is the same comparison, turned. It takes so many `steps` at most: what is too much for them is compared in
 * coarser pieces, which are as true, and `coarse` says of how many blocks that is so.
 */
export function compareContents(older: Content, newer: Content, steps: number = ALLOWANCE.full): Comparison {
  const study = studyOf(older, newer, steps)
  const standfirst = compareStandfirst(older.standfirst, newer.standfirst, study)
  const coarseLines = study.gaveUp() ? 1 : 0
  const { pieces, coarseBlocks } = compareBlocks(older.document.content, newer.document.content, study)
  const places = { older: placesOf(older.document), newer: placesOf(newer.document) }
  const entries = pieces.map((piece): Entry => {
    if (piece.change === 'removed') return { ...piece, section: places.older(piece.older) }
    if (piece.change === 'moved-away') return { ...piece, section: places.older(piece.older), other: places.newer(piece.newer) }
    const moved = piece.change === 'moved' || ('moved' in piece && piece.moved)
    return { ...piece, section: places.newer(piece.newer), ...(moved && { other: places.older(piece.older) }) }
  })
  const blocks = coarseLines + coarseBlocks
  return { standfirst, entries, ...countChanges(standfirst, entries, { older: older.document, newer: newer.document }), coarse: blocks > 0 ? { blocks } : null }
}

function compareStandfirst(older: string, newer: string, study: Study): Comparison['standfirst'] {
  const segments = compareInline(line(older), line(newer), study)
  return { change: older === newer ? 'unchanged' : older === '' ? 'added' : newer === '' ? 'removed' : 'edited', segments }
}

const line = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }])

/**
 * The blocks of two bodies laid over each other, and how many of them were compared as wholes where more was to be seen.
 * Where the search for partners was cut short, that is so of every block that has changed: it may have had another one.
 */
function compareBlocks(older: readonly CompareNode[], newer: readonly CompareNode[], study: Study): { pieces: Piece[]; coarseBlocks: number } {
  let coarseBlocks = 0
  const pairs = pairsOf(older, newer, study)
  const unsought = study.gaveUp()
  const pieces = laidOver(pairs, older, newer, (pair) => {
    const changed = compareNodes(older[pair.older] as CompareNode, newer[pair.newer] as CompareNode, pair, study)
    if (study.gaveUp()) coarseBlocks++
    return changed
  })
  if (unsought) coarseBlocks = pieces.filter(({ change }) => change !== 'unchanged' && change !== 'moved-away').length
  return { pieces, coarseBlocks }
}

/** Two lists of nodes that stand in the same place, laid over each other. */
const comparePieces = (older: readonly CompareNode[], newer: readonly CompareNode[], study: Study): Piece[] =>
  laidOver(pairsOf(older, newer, study), older, newer, (pair) => compareNodes(older[pair.older] as CompareNode, newer[pair.newer] as CompareNode, pair, study))

/** Pairs are compared in their own order, which is the same both ways: so what is given up is the same, too. */
function laidOver(pairs: readonly Pair[], older: readonly CompareNode[], newer: readonly CompareNode[], compare: (pair: Pair) => Changed): Piece[] {
  const changed = new Map<number, Changed>()
  for (const pair of pairs) if (!pair.equal) changed.set(pair.newer, compare(pair))
  return align(pairs, older.length, newer.length).map((step): Piece => {
    if (step.kind === 'moved-away') return { change: 'moved-away', older: step.older, newer: step.newer }
    if (step.kind === 'removed') return { change: 'removed', older: step.older, node: older[step.older] as CompareNode }
    const node = newer[step.newer] as CompareNode
    if (step.kind === 'added') return { change: 'added', newer: step.newer, node }
    return changed.get(step.newer) ?? { change: step.moved ? 'moved' : 'unchanged', older: step.older, newer: step.newer, node }
  })
}

/** Two states of a node that differ. */
function compareNodes(was: CompareNode, node: CompareNode, at: { older: number; newer: number; moved: boolean }, study: Study): Changed {
  const attributes = attributeChanges(was, node, study)
  const inside = compareInside(was, node, study)
  const marks = inside.kind === 'words' ? markChanges(inside.segments) : 'pieces' in inside ? marksWithin(inside.pieces) : []
  const sameWords = !attributes.some(({ segments }) => segments) && keepsWords(inside)
  return {
    change: sameWords ? 'reformatted' : 'edited',
    moved: at.moved,
    older: at.older,
    newer: at.newer,
    node: { type: node.type, attrs: node.attrs },
    was: { type: was.type, attrs: was.attrs },
    attributes,
    marks,
    inside,
  }
}

function compareInside(older: CompareNode, newer: CompareNode, study: Study): Inside {
  if (older.type === 'table' && newer.type === 'table') return compareTable(older, newer, study, compareNodes)
  switch (nodeCases[newer.type]) {
    case 'words':
      return { kind: 'words', segments: compareInline((older as Line).content ?? [], (newer as Line).content ?? [], study) }
    case 'whole':
      return { kind: 'nothing' }
    default:
      return { kind: 'pieces', pieces: comparePieces((older as WithChildren).content, (newer as WithChildren).content, study) }
  }
}

type Line = { content?: Inline[] }
type WithChildren = { content: CompareNode[] }

function keepsWords(inside: Inside): boolean {
  if (inside.kind === 'words') return inside.segments.every(({ change }) => change === 'kept' || change === 'reformatted')
  if (inside.kind === 'nothing') return true
  return inside.pieces.every((piece) => piece.change === 'unchanged' || (piece.change === 'reformatted' && !piece.moved))
}

/** A node that only one side has, or that did not change, in the form of one that was compared. */
export function unfold(node: CompareNode, change: 'kept' | 'added' | 'removed'): Inside {
  switch (nodeCases[node.type]) {
    case 'words':
      return { kind: 'words', segments: wholeInline((node as Line).content ?? [], change) }
    case 'whole':
      return { kind: 'nothing' }
    default:
      return { kind: 'pieces', pieces: (node as WithChildren).content.map((child, index) => wholePiece(child, index, change)) }
  }
}

function wholePiece(node: CompareNode, index: number, change: 'kept' | 'added' | 'removed'): Piece {
  if (change === 'added') return { change, newer: index, node }
  return change === 'removed' ? { change, older: index, node } : { change: 'unchanged', older: index, newer: index, node }
}
