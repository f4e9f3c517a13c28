import type { Row, Table } from '../richtext/document.ts'
import { heaviestRise } from './increasing.ts'
import { bagOf, likeness, linesOf } from './likeness.ts'

/** A column of two tables laid over each other, by its place in either; null where it is not. */
export type ColumnPair = { older: number | null; newer: number | null }

/** In how many columns of a table whose ids are all new partners are looked for by their words. */
const MOST = 60

/** For each row the column in which each of its cells begins, with room left for cells that reach down from above. */
export function startsOf(table: Table): number[][] {
  const reach: number[] = []
  return table.content.map((row) => {
    let column = 0
    const starts = row.content.map(({ attrs }) => {
      while ((reach[column] ?? 0) > 0) column++
      const start = column
      for (; column < start + attrs.colspan; column++) reach[column] = attrs.rowspan
      return start
    })
    for (const [index, left] of reach.entries()) reach[index] = Math.max(0, (left ?? 0) - 1)
    return starts
  })
}

/**
 * Which columns of two tables are the same: those whose cells share ids in the paired rows; without any such cell, those
 * with the same place in tables of one width; else those whose words are most alike.
 */
export function alignColumns(older: Table, newer: Table, rows: { older: number; newer: number }[]): ColumnPair[] {
  const starts = { older: startsOf(older), newer: startsOf(newer) }
  const width = { older: widthOf(older, starts.older), newer: widthOf(newer, starts.newer) }
  const votes = new Map<string, { older: number; newer: number; weight: number }>()
  for (const { older: o, newer: n } of rows) {
    const places = new Map((older.content[o] as Row).content.map((cell, index) => [cell.attrs.id, starts.older[o]?.[index] as number]))
    for (const [index, cell] of (newer.content[n] as Row).content.entries()) {
      const vote = { older: places.get(cell.attrs.id) ?? -1, newer: starts.newer[n]?.[index] as number, weight: 1 }
      if (vote.older < 0) continue
      const known = votes.get(`${vote.older} ${vote.newer}`)
      if (known) known.weight++
      else votes.set(`${vote.older} ${vote.newer}`, vote)
    }
  }
  if (votes.size > 0) return merge(strongest([...votes.values()]), width)
  if (width.older === width.newer || Math.max(width.older, width.newer) > MOST) {
    return merge(
      Array.from({ length: Math.min(width.older, width.newer) }, (_, index) => ({ older: index, newer: index })),
      width,
    )
  }
  return merge(mostAlike(bags(older, starts.older, width.older), bags(newer, starts.newer, width.newer)), width)
}

const widthOf = (table: Table, starts: number[][]): number =>
  Math.max(0, ...table.content.flatMap((row, r) => row.content.map((cell, c) => (starts[r]?.[c] as number) + cell.attrs.colspan)))

/** Each column with the one most of its cells went to, as far as columns did not change places. */
function strongest(votes: { older: number; newer: number; weight: number }[]): { older: number; newer: number }[] {
  const taken = { older: new Set<number>(), newer: new Set<number>() }
  const chosen = votes
    .sort((one, other) => other.weight - one.weight)
    .filter(({ older, newer }) => {
      if (taken.older.has(older) || taken.newer.has(newer)) return false
      taken.older.add(older)
      taken.newer.add(newer)
      return true
    })
    .sort((one, other) => one.newer - other.newer)
  const kept = heaviestRise(
    chosen.map(({ older }) => older),
    chosen.map(({ weight }) => weight),
  )
  return chosen.filter((_, index) => kept.has(index))
}

function bags(table: Table, starts: number[][], width: number) {
  return Array.from({ length: width }, (_, column) =>
    bagOf(table.content.flatMap((row, r) => row.content.flatMap((cell, c) => (starts[r]?.[c] === column ? linesOf(cell) : [])))),
  )
}

/** The rising choice of pairs with the greatest likeness in all, by dynamic programming. */
function mostAlike(older: ReturnType<typeof bags>, newer: ReturnType<typeof bags>): { older: number; newer: number }[] {
  const scores = older.map((one) => newer.map((other) => Math.max(0, likeness(one, other) - 0.3)))
  const best: number[][] = Array.from({ length: older.length + 1 }, () => new Array<number>(newer.length + 1).fill(0))
  const at = (o: number, n: number) => best[o]?.[n] ?? 0
  for (let o = older.length - 1; o >= 0; o--) {
    for (let n = newer.length - 1; n >= 0; n--) (best[o] as number[])[n] = Math.max(at(o + 1, n), at(o, n + 1), (scores[o]?.[n] ?? 0) + at(o + 1, n + 1))
  }
  const pairs: { older: number; newer: number }[] = []
  for (let o = 0, n = 0; o < older.length && n < newer.length; ) {
    const score = scores[o]?.[n] ?? 0
    if (score > 0 && at(o, n) === score + at(o + 1, n + 1)) pairs.push({ older: o++, newer: n++ })
    else if (at(o + 1, n) >= at(o, n + 1)) o++
    else n++
  }
  return pairs
}

/** All columns of both sides in one order, removed ones before added ones. */
function merge(pairs: { older: number; newer: number }[], width: { older: number; newer: number }): ColumnPair[] {
  const columns: ColumnPair[] = []
  let [o, n] = [0, 0]
  for (const pair of [...pairs, { older: width.older, newer: width.newer }]) {
    for (; o < pair.older; o++) columns.push({ older: o, newer: null })
    for (; n < pair.newer; n++) columns.push({ older: null, newer: n })
    if (pair.older < width.older || pair.newer < width.newer) columns.push({ older: o++, newer: n++ })
  }
  return columns
}
