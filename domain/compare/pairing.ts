import { sameFamily } from './cases.ts'
import type { CompareNode } from './comparison.ts'
import { heaviestRise } from './increasing.ts'
import { likeness } from './likeness.ts'
import { commonRuns } from './shortest-edit.ts'
import type { Study } from './study.ts'

/** Two nodes that are states of one, by their places. `equal`: they are the same but for ids. */
export type Pair = { older: number; newer: number; moved: boolean; equal: boolean }

/** A text of which so much stands in another one is another state of it: nearby, and anywhere. */
const ALIKE = { underOneId: 0.2, nearby: 0.4, anywhere: 0.65 }
/** So many pairs of texts, and so many words of them, are held against each other at most; after that only near neighbours are. */
const PATIENCE = { pairs: 40_000, words: 4_000_000 }
/** With more nodes than this that are not in both, equal ones are looked for by their ids alone, and where there is only one of a kind. */
const DIFFERENCES = 1_000

/**
 * Finds out which of two lists' nodes are the same: equal ones by their ids; then by equal content in the same order, so
 * that ids never make a change of what reads the same; then by their ids, unless no words are left of the one in the
 * other (a paragraph broken at its very start leaves its id to an empty line); then by equal content anywhere; then by
 * likeness, nearby first; then by their ids after all. The pairs are the same both ways, in an order that is, too.
 */
export function pairsOf(older: readonly CompareNode[], newer: readonly CompareNode[], study: Study): Pair[] {
  if (!study.turned) return found(older, newer, study)
  return found(newer, older, study).map((pair) => ({ ...pair, older: pair.newer, newer: pair.older }))
}

/** Partners found so far: by their place in the newer, and which of the older have one. */
type Partners = { of: Map<number, number>; taken: Set<number>; pair(older: number, newer: number): void }
type Side = { nodes: readonly CompareNode[]; keys: readonly number[] }

function found(older: readonly CompareNode[], newer: readonly CompareNode[], study: Study): Pair[] {
  const before: Side = { nodes: older, keys: older.map(study.keyOf) }
  const after: Side = { nodes: newer, keys: newer.map(study.keyOf) }
  if (before.keys.length === after.keys.length && before.keys.every((key, at) => key === after.keys[at])) {
    return newer.map((_, at) => ({ older: at, newer: at, moved: false, equal: true }))
  }
  const of = new Map<number, number>()
  const taken = new Set<number>()
  const partners: Partners = {
    of,
    taken,
    pair(o, n) {
      of.set(n, o)
      taken.add(o)
    },
  }
  const allFound = () => of.size === newer.length || taken.size === older.length

  const ids = new Map(older.map((node, index) => [node.attrs.id, index]))
  pairUnchanged(before, after, ids, partners)
  if (!allFound()) pairInOrder(before, after, partners, study)
  const strangers = pairByIds(before, after, ids, partners, study)
  if (!allFound()) pairElsewhere(before, after, partners, study)
  if (!allFound()) pairAlike(before, after, partners, study)
  for (const { o, n } of strangers) if (!taken.has(o) && !of.has(n)) partners.pair(o, n)
  return withMoves(before, after, of, study)
}

/** Equal nodes of one id. Where several are equal to each other their ids do not say which is which: then none of them moved past another. */
function pairUnchanged(older: Side, newer: Side, ids: Map<string, number>, { pair }: Partners): void {
  const alike = new Map<number, { olders: number[]; newers: number[] }>()
  for (const [n, node] of newer.nodes.entries()) {
    const o = ids.get(node.attrs.id)
    const key = newer.keys[n] as number
    if (o === undefined || older.keys[o] !== key) continue
    const group = alike.get(key) ?? { olders: [], newers: [] }
    alike.set(key, group)
    group.olders.push(o)
    group.newers.push(n)
  }
  for (const { olders, newers } of alike.values()) {
    olders.sort((one, other) => one - other)
    for (const [at, n] of newers.entries()) pair(olders[at] as number, n)
  }
}

function pairInOrder(older: Side, newer: Side, { of, taken, pair }: Partners, study: Study): void {
  // A pair that was found is a sign of its own, below zero, that both hold.
  const newers = newer.keys.map((key, n) => (of.has(n) ? -1 - (of.get(n) as number) : key))
  const olders = older.keys.map((key, o) => (taken.has(o) ? -1 - o : key))
  for (const run of commonRuns(olders, newers, DIFFERENCES, study.afford) ?? []) {
    for (let at = 0; at < run.length; at++) if (!taken.has(run.older + at)) pair(run.older + at, run.newer + at)
  }
}

/** Gives those of one id that have no words in common. */
function pairByIds(older: Side, newer: Side, ids: Map<string, number>, { of, taken, pair }: Partners, study: Study): { o: number; n: number }[] {
  const strangers: { o: number; n: number }[] = []
  for (const [n, node] of newer.nodes.entries()) {
    const o = of.has(n) ? undefined : ids.get(node.attrs.id)
    const before = o === undefined || taken.has(o) ? undefined : older.nodes[o]
    if (o === undefined || !before || !sameFamily(before, node)) continue
    const [one, other] = [study.bagOf(before), study.bagOf(node)]
    // Where there is no looking any more, the id is believed.
    if (!one || !other || likeness(one, other) >= ALIKE.underOneId) pair(o, n)
    else strangers.push({ o, n })
  }
  return strangers
}

/** Equal nodes elsewhere, but only what can be told from others: an empty line, or the same short word, is no sign of a move. */
function pairElsewhere(older: Side, newer: Side, { of, taken, pair }: Partners, study: Study): void {
  const waiting = new Map<number, number[]>()
  for (const [o, key] of older.keys.entries()) {
    if (taken.has(o)) continue
    const same = waiting.get(key)
    if (same) same.push(o)
    else waiting.set(key, [o])
  }
  for (const [n, key] of newer.keys.entries()) {
    const same = of.has(n) ? undefined : waiting.get(key)
    if (same?.length === 1 && (study.bagOf(newer.nodes[n] as CompareNode)?.size ?? 3) >= 3) pair(same.pop() as number, n)
  }
}

function pairAlike(older: Side, newer: Side, { of, taken, pair }: Partners, study: Study): void {
  const lone = { older: [...older.keys.keys()].filter((o) => !taken.has(o)), newer: [...newer.keys.keys()].filter((n) => !of.has(n)) }
  const gap = gaps(newer.nodes.length, of)
  const words = lone.newer.reduce((sum, n) => sum + (study.bagOf(newer.nodes[n] as CompareNode)?.words.size ?? 0), 1)
  const reach = Math.max(4, Math.floor(Math.min(PATIENCE.pairs / lone.newer.length, PATIENCE.words / words) / 2))
  const candidates: { o: number; n: number; score: number; near: boolean }[] = []
  for (const [index, n] of lone.newer.entries()) {
    const middle = Math.round((index * lone.older.length) / lone.newer.length)
    const after = newer.nodes[n] as CompareNode
    for (const o of lone.older.slice(Math.max(0, middle - reach), middle + reach)) {
      const before = older.nodes[o] as CompareNode
      if (!sameFamily(before, after)) continue
      const [one, other] = [study.bagOf(before), study.bagOf(after)]
      if (!one || !other || !study.afford(10 + 3 * Math.min(one.words.size, other.words.size))) continue
      const near = gap(o, n)
      const score = likeness(one, other)
      if (score >= (near ? ALIKE.nearby : ALIKE.anywhere) && (near || Math.min(one.size, other.size) >= 3)) candidates.push({ o, n, score, near })
    }
  }
  candidates.sort((one, other) => Number(other.near) - Number(one.near) || other.score - one.score || one.n - other.n || one.o - other.o)
  for (const { o, n } of candidates) if (!taken.has(o) && !of.has(n)) pair(o, n)
}

/** Whether two lone nodes stand between the same partners. */
function gaps(length: number, partner: Map<number, number>): (older: number, newer: number) => boolean {
  const lowest: number[] = []
  const highest: number[] = []
  for (let n = 0, last = -1; n < length; n++) lowest[n] = last = partner.get(n) ?? last
  for (let n = length - 1, next = Number.POSITIVE_INFINITY; n >= 0; n--) highest[n] = next = partner.get(n) ?? next
  return (o, n) => o > (lowest[n] as number) && o < (highest[n] as number)
}

/** Tells pairs that moved from those that stayed: the lightest have moved. */
function withMoves(older: Side, newer: Side, of: Map<number, number>, study: Study): Pair[] {
  const pairs = [...of].sort(([one], [other]) => one - other).map(([n, o]) => ({ older: o, newer: n }))
  const kept = heaviestRise(
    pairs.map(({ older: o }) => o),
    pairs.map(({ newer: n }) => 2 + study.weightOf(newer.nodes[n] as CompareNode)),
  )
  return pairs.map((pair, index) => ({ ...pair, moved: !kept.has(index), equal: older.keys[pair.older] === newer.keys[pair.newer] }))
}
