import { sameFamily } from './cases.ts'
import type { CompareNode } from './comparison.ts'
import { heaviestRise } from './increasing.ts'
import { type Bag, bagOf, keyOf, likeness, linesOf } from './likeness.ts'
import { commonRuns } from './shortest-edit.ts'

/** A step of two lists laid over each other. */
export type Step =
  | { kind: 'pair'; older: number; newer: number; moved: boolean; equal: boolean }
  | { kind: 'removed'; older: number }
  | { kind: 'added'; newer: number }
  | { kind: 'moved-away'; older: number; newer: number }

/** A text of which so much stands in another one is another state of it: nearby, and anywhere. */
const ALIKE = { underOneId: 0.2, nearby: 0.4, anywhere: 0.65 }
/** So many pairs of texts, and so many words of them, are held against each other at most; after that only near neighbours are. */
const PATIENCE = { pairs: 40_000, words: 4_000_000 }

/**
 * Finds out which of two lists' nodes are the same: by their ids, unless no words are left of the one in the other (a
 * paragraph broken at its very start leaves its id to an empty line); then by equal content in the same order; then by
 * equal content anywhere; then by likeness, nearby first; then by their ids after all. The steps come in the newer's
 * order, what was removed or moved away at its old place.
 */
export function align(older: readonly CompareNode[], newer: readonly CompareNode[]): Step[] {
  const sides = { older: older.map((node) => ({ node, key: keyOf(node) })), newer: newer.map((node) => ({ node, key: keyOf(node) })) }
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (o: number, n: number) => {
    partner.set(n, o)
    taken.add(o)
  }

  const ids = new Map(older.map((node, index) => [node.attrs.id, index]))
  const strangers: { o: number; n: number }[] = []
  for (const [n, node] of newer.entries()) {
    const o = ids.get(node.attrs.id)
    const before = o === undefined ? undefined : older[o]
    if (o === undefined || !before || !sameFamily(before, node)) continue
    if (sides.older[o]?.key === sides.newer[n]?.key || likeness(bagOf(linesOf(before)), bagOf(linesOf(node))) >= ALIKE.underOneId) pair(o, n)
    else strangers.push({ o, n })
  }
  if (partner.size < newer.length && taken.size < older.length) {
    pairEqual(sides, partner, taken, pair)
    pairAlike(older, newer, partner, taken, pair)
    for (const { o, n } of strangers) if (!taken.has(o) && !partner.has(n)) pair(o, n)
  }
  return steps(sides, partner)
}

type Sides = { older: { node: CompareNode; key: string }[]; newer: { node: CompareNode; key: string }[] }
type Pair = (older: number, newer: number) => void

function pairEqual(sides: Sides, partner: Map<number, number>, taken: Set<number>, pair: Pair): void {
  const known = new Map<string, number>()
  const number = (key: string) => {
    const found = known.get(key) ?? known.size
    known.set(key, found)
    return found
  }
  const newers = sides.newer.map(({ key }, n) => number(partner.has(n) ? `pair ${partner.get(n)}` : key))
  const olders = sides.older.map(({ key }, o) => number(taken.has(o) ? `pair ${o}` : key))
  for (const run of commonRuns(olders, newers, 1_000) ?? []) {
    for (let at = 0; at < run.length; at++) if (!taken.has(run.older + at)) pair(run.older + at, run.newer + at)
  }
  // Elsewhere, only what can be told from others: an empty line, or the same short word, is no sign of a move.
  const waiting = new Map<string, number[]>()
  for (const [o, { key }] of sides.older.entries()) {
    if (taken.has(o)) continue
    const found = waiting.get(key)
    if (found) found.push(o)
    else waiting.set(key, [o])
  }
  for (const [n, { key, node }] of sides.newer.entries()) {
    const found = partner.has(n) ? undefined : waiting.get(key)
    if (found?.length === 1 && bagOf(linesOf(node)).size >= 3) pair(found.pop() as number, n)
  }
}

function pairAlike(older: readonly CompareNode[], newer: readonly CompareNode[], partner: Map<number, number>, taken: Set<number>, pair: Pair): void {
  const lone = { older: [...older.keys()].filter((o) => !taken.has(o)), newer: [...newer.keys()].filter((n) => !partner.has(n)) }
  if (lone.older.length === 0 || lone.newer.length === 0) return
  const bags = new Map<CompareNode, Bag>(
    [...lone.older.map((o) => older[o]), ...lone.newer.map((n) => newer[n])].flatMap((node) => (node ? [[node, bagOf(linesOf(node))]] : [])),
  )
  const gap = gaps(newer.length, partner)
  const words = lone.newer.reduce((sum, n) => sum + (bags.get(newer[n] as CompareNode)?.words.size ?? 0), 1)
  const reach = Math.max(4, Math.floor(Math.min(PATIENCE.pairs / lone.newer.length, PATIENCE.words / words) / 2))
  const candidates: { o: number; n: number; score: number; near: boolean }[] = []
  for (const [index, n] of lone.newer.entries()) {
    const middle = Math.round((index * lone.older.length) / lone.newer.length)
    for (const o of lone.older.slice(Math.max(0, middle - reach), middle + reach)) {
      const [before, after] = [older[o] as CompareNode, newer[n] as CompareNode]
      if (!sameFamily(before, after)) continue
      const [one, other] = [bags.get(before) as Bag, bags.get(after) as Bag]
      const near = gap(o, n)
      const score = likeness(one, other)
      if (score >= (near ? ALIKE.nearby : ALIKE.anywhere) && (near || Math.min(one.size, other.size) >= 3)) candidates.push({ o, n, score, near })
    }
  }
  candidates.sort((one, other) => Number(other.near) - Number(one.near) || other.score - one.score || one.n - other.n || one.o - other.o)
  for (const { o, n } of candidates) if (!taken.has(o) && !partner.has(n)) pair(o, n)
}

/** Whether two lone nodes stand between the same partners. */
function gaps(length: number, partner: Map<number, number>): (older: number, newer: number) => boolean {
  const lowest: number[] = []
  const highest: number[] = []
  for (let n = 0, last = -1; n < length; n++) lowest[n] = last = partner.get(n) ?? last
  for (let n = length - 1, next = Number.POSITIVE_INFINITY; n >= 0; n--) highest[n] = next = partner.get(n) ?? next
  return (o, n) => o > (lowest[n] as number) && o < (highest[n] as number)
}

function steps(sides: Sides, partner: Map<number, number>): Step[] {
  const pairs = [...partner].sort(([one], [other]) => one - other).map(([newer, older]) => ({ newer, older }))
  const weights = pairs.map(({ newer }) => 2 + (sides.newer[newer]?.key.length ?? 0))
  const kept = heaviestRise(
    pairs.map(({ older }) => older),
    weights,
  )
  const inPlace = new Map(pairs.filter((_, index) => kept.has(index)).map(({ newer, older }) => [newer, older]))
  const home = new Map(pairs.map(({ newer, older }) => [older, newer]))

  const result: Step[] = []
  const ends = [...inPlace.values(), sides.older.length]
  const leave = (from: number) => {
    const end = ends.shift() as number
    for (let older = from; older < end; older++) {
      const newer = home.get(older)
      result.push(newer === undefined ? { kind: 'removed', older } : { kind: 'moved-away', older, newer })
    }
  }
  leave(0)
  for (const [newer, { key }] of sides.newer.entries()) {
    const older = partner.get(newer)
    if (older === undefined) result.push({ kind: 'added', newer })
    else result.push({ kind: 'pair', older, newer, moved: !inPlace.has(newer), equal: sides.older[older]?.key === key })
    if (older !== undefined && inPlace.has(newer)) leave(older + 1)
  }
  return result
}
