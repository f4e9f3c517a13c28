import type { Content, Inline } from '../richtext/document.ts'
import { align, type Step } from './align.ts'
import { attributeChanges } from './attributes.ts'
import { nodeCases } from './cases.ts'
import type { Changed, CompareNode, Comparison, Entry, Inside, MarkChange, Piece } from './comparison.ts'
import { countChanges } from './counts.ts'
import { compareInline, markChanges, wholeInline } from './inline.ts'
import { placesOf } from './places.ts'
import { compareTable } from './table.ts'

/**
 * What differs between two states of a report, as data: its blocks aligned, moved ones told from kept ones, then the words
 * within those that changed, then the marks of the words they share. Ids are no content: the same text under other ids is
 * unchanged. Each word of the newer stands in a kept or added part, each of the older in a kept or removed one. The work
 * is bounded: what is too different is compared in coarser pieces.
 */
export function compareContents(older: Content, newer: Content): Comparison {
  const pieces = comparePieces(older.document.content, newer.document.content)
  const places = { older: placesOf(older.document), newer: placesOf(newer.document) }
  const entries = pieces.map((piece): Entry => {
    if (piece.change === 'removed') return { ...piece, section: places.older(piece.older) }
    if (piece.change === 'moved-away') return { ...piece, section: places.older(piece.older), other: places.newer(piece.newer) }
    const moved = piece.change === 'moved' || ('moved' in piece && piece.moved)
    return { ...piece, section: places.newer(piece.newer), ...(moved && { other: places.older(piece.older) }) }
  })
  const standfirst = compareStandfirst(older.standfirst, newer.standfirst)
  return { standfirst, entries, ...countChanges(standfirst, entries, { older: older.document, newer: newer.document }) }
}

function compareStandfirst(older: string, newer: string): Comparison['standfirst'] {
  const segments = compareInline(line(older), line(newer))
  return { change: older === newer ? 'unchanged' : older === '' ? 'added' : newer === '' ? 'removed' : 'edited', segments }
}

const line = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }])

/** Two lists of nodes that stand in the same place, laid over each other. */
function comparePieces(older: readonly CompareNode[], newer: readonly CompareNode[]): Piece[] {
  return align(older, newer).map((step) => pieceOf(step, older, newer))
}

function pieceOf(step: Step, older: readonly CompareNode[], newer: readonly CompareNode[]): Piece {
  if (step.kind === 'moved-away') return { change: 'moved-away', older: step.older, newer: step.newer }
  if (step.kind === 'removed') return { change: 'removed', older: step.older, node: older[step.older] as CompareNode }
  const node = newer[step.newer] as CompareNode
  if (step.kind === 'added') return { change: 'added', newer: step.newer, node }
  if (step.equal) return { change: step.moved ? 'moved' : 'unchanged', older: step.older, newer: step.newer, node }
  return compareNodes(older[step.older] as CompareNode, node, step)
}

/** Two states of a node that differ. */
export function compareNodes(was: CompareNode, node: CompareNode, at: { older: number; newer: number; moved: boolean }): Changed {
  const attributes = attributeChanges(was, node)
  const inside = compareInside(was, node)
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

function compareInside(older: CompareNode, newer: CompareNode): Inside {
  if (older.type === 'table' && newer.type === 'table') return compareTable(older, newer, compareNodes)
  switch (nodeCases[newer.type]) {
    case 'words':
      return { kind: 'words', segments: compareInline((older as Line).content ?? [], (newer as Line).content ?? []) }
    case 'whole':
      return { kind: 'nothing' }
    default:
      return { kind: 'pieces', pieces: comparePieces((older as WithChildren).content, (newer as WithChildren).content) }
  }
}

type Line = { content?: Inline[] }
type WithChildren = { content: CompareNode[] }

function keepsWords(inside: Inside): boolean {
  if (inside.kind === 'words') return inside.segments.every(({ change }) => change === 'kept' || change === 'reformatted')
  if (inside.kind === 'nothing') return true
  return inside.pieces.every((piece) => piece.change === 'unchanged' || (piece.change === 'reformatted' && !piece.moved))
}

/** The marks that changed anywhere within, each thing once. */
function marksWithin(pieces: Piece[]): MarkChange[] {
  const all = pieces.flatMap((piece) => ('marks' in piece ? piece.marks : []))
  return [...new Map(all.map((change) => [JSON.stringify(change), change])).values()]
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
