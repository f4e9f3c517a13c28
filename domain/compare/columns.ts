import type { Row, Table } from '../richtext/document.ts'
import { heaviestRise } from './increasing.ts'
import { type Bag, bagOf, likeness, linesOf } from './likeness.ts'
import type { Study } from './study.ts'

/** A column of two tables laid over each other, by its place in either; null where it is not. */
export type ColumnPair = { older: number | null; newer: number | null }
/** A table with the column in which each cell begins. */
export type Laid = { table: Table; starts: number[][] }

/** In how many columns of a table whose ids are all new partners are looked for by their words. */
const MOST = 60
/** A table that is wider holds nothing that anybody could read as columns. */
const WIDEST = 2_000
/** Two columns are told to be alike by so much of them. */
const ENOUGH = { lines: 300, letters: 1_000, words: 2_000 }

/**
 * For each row the column in which each of its cells begins, with room left for cells that reach down from above; null
 * for a table of more columns than are looked at.
 */
export function startsOf(table: Table): number[][] | null {
  const reach: number[] = []
  const all: number[][] = []
  for (const row of table.content) {
    let column = 0
    const starts: number[] = []
    for (const { attrs } of row.content) {
      while ((reach[column] ?? 0) > 0) column++
      starts.push(column)
      if (column + attrs.colspan > WIDEST) return null
      for (const end = column + attrs.colspan; column < end; column++) reach[column] = attrs.rowspan
    }
    for (let index = 0; index < reach.length; index++) reach[index] = Math.max(0, (reach[index] ?? 0) - 1)
    all.push(starts)
  }
  return all
}

/**
 * Which columns of two tables are the same: those whose cells share ids in the paired rows; without any such cell, those
 * with the same place in tables of one width; else those whose words are most alike.
 */
export function alignColumns(older: Laid, newer: Laid, rows: readonly { older: number; newer: number }[], study: Study): ColumnPair[] {
  const width = { older: widthOf(older), newer: widthOf(newer) }
  if (!study.turned) return merge(columnPairs(older, newer, rows), width)
  const turned = rows.map(({ older: o, newer: n }) => ({ older: n, newer: o }))
  return merge(
    columnPairs(newer, older, turned).map(({ older: o, newer: n }) => ({ older: n, newer: o })),
    width,
  )
}

function columnPairs(older: Laid, newer: Laid, rows: readonly { older: number; newer: number }[]): { older: number; newer: number }[] {
  const width = { older: widthOf(older), newer: widthOf(newer) }
  const votes = new Map<string, { older: number; newer: number; weight: number }>()
  for (const { older: o, newer: n } of rows) {
    const places = new Map((older.table.content[o] as Row).content.map((cell, index) => [cell.attrs.id, older.starts[o]?.[index] as number]))
    for (const [index, cell] of (newer.table.content[n] as Row).content.entries()) {
      const vote = { older: places.get(cell.attrs.id) ?? -1, newer: newer.starts[n]?.[index] as number, weight: 1 }
      if (vote.older < 0) continue
      const known = votes.get(`${vote.older} ${vote.newer}`)
      if (known) known.weight++
      else votes.set(`${vote.older} ${vote.newer}`, vote)
    }
  }
  if (votes.size > 0) return strongest([...votes.values()])
  if (width.older === width.newer || Math.max(width.older, width.newer) > MOST) {
    return Array.from({ length: Math.min(width.older, width.newer) }, (_, index) => ({ older: index, newer: index }))
  }
  return mostAlike(bags(older, width.older), bags(newer, width.newer))
}

function widthOf({ table, starts }: Laid): number {
  let width = 0
  for (const [r, row] of table.content.entries()) {
    for (const [c, cell] of row.content.entries()) width = Math.max(width, (starts[r]?.[c] as number) + cell.attrs.colspan)
  }
  return width
}

/** Each column with the one most of its cells went to, as far as columns did not change places. */
function strongest(votes: { older: number; newer: number; weight: number }[]): { older: number; newer: number }[] {
  const taken = { older: new Set<number>(), newer: new Set<number>() }
  const chosen = votes
    .sort((one, other) => other.weight - one.weight || one.newer - other.newer || one.older - other.older)
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

function bags({ table, starts }: Laid, width: number): Bag[] {
  const lines: string[][] = Array.from({ length: width }, () => [])
  for (const [r, row] of table.content.entries()) {
    for (const [c, cell] of row.content.entries()) {
      const column = lines[starts[r]?.[c] as number] as string[]
      if (column.length < ENOUGH.lines) column.push(...linesOf(cell, ENOUGH.letters))
    }
  }
  return lines.map((column) => bagOf(column, ENOUGH.words))
}

/** The rising choice of pairs with the greatest likeness in all, by dynamic programming. */
function mostAlike(older: Bag[], newer: Bag[]): { older: number; newer: number }[] {
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
