import type { Piece } from './comparison.ts'

/** A node that has an id, with those in it. */
export type Tree = { attrs: { id: string }; content?: unknown[] }

/** Which id of the older's state of a node, and of all nodes in it, is which id of the newer's: of those that stand in both. */
export function pairedIds(piece: Piece, was: Tree, node: Tree, into = new Map<string, string>()): Map<string, string> {
  into.set(was.attrs.id, node.attrs.id)
  const [before, after] = [childrenOf(was), childrenOf(node)]
  // What is equal but for its ids has its children in the same places.
  const inner: Piece[] = 'inside' in piece ? ('pieces' in piece.inside ? piece.inside.pieces : []) : before.map((_, at) => same(at))
  for (const one of inner) {
    if (one.change === 'added' || one.change === 'removed' || one.change === 'moved-away') continue
    const [child, present] = [before[one.older], after[one.newer]]
    if (child && present) pairedIds(one, child, present, into)
  }
  return into
}

const same = (at: number) => ({ change: 'unchanged', older: at, newer: at }) as Piece

/** A node and all in it that have ids, from the outside in. */
export function* treesOf(node: Tree): Generator<Tree> {
  yield node
  for (const child of childrenOf(node)) yield* treesOf(child)
}

const childrenOf = (node: Tree): Tree[] =>
  (node.content ?? []).filter((child): child is Tree => typeof child === 'object' && child !== null && 'attrs' in child && 'id' in (child as Tree).attrs)
