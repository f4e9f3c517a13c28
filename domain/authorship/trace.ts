import type { Comparison, Piece, Segment } from '../compare/comparison.ts'
import type { AnyNode, Content } from '../richtext/document.ts'
import { commonWords } from './common-words.ts'
import { keyOf, type Line, linesIn, linesOf, type Part } from './lines.ts'
import { movedWords } from './moved-words.ts'
import { joined, type Stretch } from './stretches.ts'

type Walk = { places: Map<string, number>; found: Map<string, Stretch[]> }

/**
 * Where the words of the newer stood in the older, line for line of `linesOf(newer)`: what the comparison keeps, wherever
 * it moved and however it is marked now, and what went from one place and came at another, as when a paragraph is broken
 * or a sentence is pasted elsewhere. The stretches of each line add up to it.
 */
export function traceWords(older: Content, newer: Content, comparison: Comparison): Stretch[][] {
  const [before, after] = [linesOf(older), linesOf(newer)]
  const walk: Walk = { places: new Map(before.map((line, at) => [keyOf(line), at])), found: new Map() }
  follow(walk, { block: null, part: 'standfirst' }, { block: null, part: 'standfirst' }, comparison.standfirst.segments)
  followAll(walk, comparison.entries, older.document.content)
  const traced = after.map((line) => fitting(line, walk.found.get(keyOf(line)) ?? sameLine(line, before, walk.places)))
  return movedWords(before, after, traced)
}

function followAll(walk: Walk, pieces: readonly Piece[], olders: readonly AnyNode[]): void {
  for (const piece of pieces) {
    const was = 'older' in piece ? olders[piece.older] : undefined
    if (!was || was.type === 'text' || was.type === 'hardBreak') continue
    if (piece.change === 'unchanged' || piece.change === 'moved') keepAll(walk, was, piece.node)
    if (!('inside' in piece)) continue
    const [wasId, id] = [was.attrs.id, piece.node.attrs.id]
    for (const part of ['label', 'caption'] as const) {
      if (!(part in was.attrs)) continue
      const changed = piece.attributes.find(({ name }) => name === part)?.segments
      if (changed) follow(walk, { block: wasId, part }, { block: id, part }, changed)
      else keepWhole(walk, { block: wasId, part, text: String((was.attrs as Record<string, unknown>)[part]) }, { block: id, part })
    }
    if (piece.inside.kind === 'words') follow(walk, { block: wasId, part: 'words' }, { block: id, part: 'words' }, piece.inside.segments)
    else if ('pieces' in piece.inside && 'content' in was) followAll(walk, piece.inside.pieces, was.content as AnyNode[])
  }
}

/** A node that says the same holds the same lines. */
function keepAll(walk: Walk, was: AnyNode, node: AnyNode): void {
  const lines = linesIn(node)
  for (const [at, line] of linesIn(was).entries()) {
    const now = lines[at]
    if (now) keepWhole(walk, line, now)
  }
}

type Named = { block: string | null; part: Part }

function keepWhole({ places, found }: Walk, was: Line, now: Named): void {
  const line = places.get(keyOf(was))
  if (line !== undefined) found.set(keyOf(now), [{ length: was.text.length, from: { line, at: 0 } }])
}

/** Follows the words of a line that was compared. */
function follow({ places, found }: Walk, was: Named, now: Named, segments: readonly Segment[]): void {
  const line = places.get(keyOf(was))
  if (line === undefined) return
  const stretches: Stretch[] = []
  let at = 0
  let change = { removed: '', added: '' }
  const settle = () => {
    for (const { length, from } of commonWords(change.removed, change.added)) stretches.push({ length, from: from === null ? null : { line, at: at + from } })
    at += change.removed.length
    change = { removed: '', added: '' }
  }
  for (const segment of segments) {
    const text = segment.inline.type === 'text' ? segment.inline.text : '\n'
    if (segment.change === 'removed' || segment.change === 'added') {
      change[segment.change] += text
      continue
    }
    settle()
    stretches.push({ length: text.length, from: { line, at } })
    at += text.length
  }
  settle()
  found.set(keyOf(now), joined(stretches))
}

/** A cell whose column moved counts as new; under its id it is known still. */
function sameLine(line: Line, before: readonly Line[], places: Map<string, number>): Stretch[] {
  const at = places.get(keyOf(line))
  const same = at !== undefined && before[at]?.text === line.text
  return [{ length: line.text.length, from: same ? { line: at, at: 0 } : null }]
}

/** A comparison that says less of a line than there is of it says nothing: the whole line counts as new. */
function fitting({ text }: Line, stretches: Stretch[]): Stretch[] {
  const sum = stretches.reduce((all, { length }) => all + length, 0)
  return sum === text.length ? stretches.filter(({ length }) => length > 0) : text === '' ? [] : [{ length: text.length, from: null }]
}
