import { describe, expect, test } from 'vitest'
import { startsOf } from '#domain/compare/columns.ts'
import { compareContents } from '#domain/compare/compare.ts'
import type { Row, Table } from '#domain/richtext/document.ts'
import { body, cell, entryOf, read, row, table, underNewIds, wordsOf } from './blocks.ts'

const head = row('head', 'Brand', 'Sales', 'Rank')
const rolex = row('rolex', 'Rolex', '10,600', '1')
const cartier = row('cartier', 'Cartier', '3,200', '2')
const omega = row('omega', 'OMEGA', '2,400', '3')
const before = table('t', 'Swiss watch brands', head, rolex, cartier, omega)

function compared(after: Table, older: Table = before) {
  const comparison = compareContents(body(older), body(after))
  const entry = comparison.entries.find((one) => 'inside' in one)
  if (!entry || !('inside' in entry) || entry.inside.kind !== 'table') throw new Error(JSON.stringify(comparison.entries.map(({ change }) => change)))
  return { comparison, entry, inside: entry.inside }
}

/** Cells of a table of a comparison, a line a row. */
function grid({ inside }: ReturnType<typeof compared>): string[] {
  return inside.pieces.flatMap((line) => {
    if (line.change === 'moved-away') return []
    if (!('inside' in line)) return [line.change]
    if (!('pieces' in line.inside)) return []
    const cells = line.inside.pieces.map((one) => (!('inside' in one) ? one.change : 'pieces' in one.inside ? wordsOf(one.inside.pieces[0]) : ''))
    return [`${line.change}: ${cells.join(' | ')}`]
  })
}

const withColumn = (at: number, ...words: string[]): Table => ({
  ...before,
  content: before.content.map((line, index): Row => ({ ...line, content: line.content.toSpliced(at, 0, cell(`new-${index}`, words[index] ?? '')) })),
})

describe('cells', () => {
  test('that differ are compared by words, in their rows', () => {
    const after = compared(table('t', 'Swiss watch brands', head, rolex, cartier, row('omega', 'OMEGA', '2,200', '5')))
    expect(grid(after)).toEqual(['unchanged', 'unchanged', 'unchanged', 'edited: unchanged | {2,400}[2,200] | {3}[5]'])
    expect(after.inside.changes).toMatchObject({ cells: 2, rowsAdded: 0, columnsAdded: 0 })
    expect(after.comparison.counts).toMatchObject({ changes: 1, edited: 1, cells: 2, wordsAdded: 2, wordsRemoved: 2 })
  })

  test('that became wider or heads are named', () => {
    const wide = { ...omega, content: [cell('omega-0', 'OMEGA', { colspan: 2 }), ...omega.content.slice(2)] }
    const { inside } = compared({ ...before, content: [head, rolex, cartier, wide] })
    const line = inside.pieces[3]
    const first = line && 'inside' in line && 'pieces' in line.inside ? line.inside.pieces[0] : undefined
    expect(first).toMatchObject({ change: 'reformatted', attributes: [{ name: 'colspan', older: 1, newer: 2 }] })
    const heads = { ...before, content: [{ ...head, content: head.content.map((one) => ({ ...one, type: 'tableHeader' as const })) }, rolex, cartier, omega] }
    expect(compared(heads).entry.change).toBe('reformatted')
  })
})

describe('rows', () => {
  test('come, go and move', () => {
    const after = compared(table('t', 'Swiss watch brands', head, cartier, rolex, row('ap', 'Audemars Piguet', '2,600', '4')))
    expect(after.inside.changes).toEqual({ rowsAdded: 1, rowsRemoved: 1, rowsMoved: 1, columnsAdded: 0, columnsRemoved: 0, cells: 0 })
  })

  test('are found by their words where ids are new', () => {
    const after = underNewIds(
      body(table('t', 'Swiss watch brands', head, rolex, row('ap', 'Audemars Piguet', '2,600', '2'), cartier, row('omega', 'OMEGA', '2,200', '3'))),
    ).document.content[0] as Table
    const result = compared(after)
    expect(grid(result)).toEqual(['unchanged', 'unchanged', 'added', 'unchanged', 'edited: unchanged | {2,400}[2,200] | unchanged'])
  })
})

describe('columns', () => {
  test('that came stand in every row', () => {
    const after = compared(withColumn(2, 'Share', '32', '8', '6'))
    expect(after.inside.columns.map(({ change }) => change)).toEqual(['kept', 'kept', 'added', 'kept'])
    expect(after.inside.changes).toMatchObject({ columnsAdded: 1, columnsRemoved: 0, cells: 0 })
    expect(grid(after)).toEqual(Array(4).fill('edited: unchanged | unchanged | added | unchanged'))
  })

  test('that went stand at their old place', () => {
    const after = compared(before, withColumn(1, 'Share', '32', '8', '6'))
    expect(after.inside.columns.map(({ change }) => change)).toEqual(['kept', 'removed', 'kept', 'kept'])
    expect(grid(after)).toEqual(Array(4).fill('edited: unchanged | removed | unchanged | unchanged'))
  })

  test('are found by their words where ids are new', () => {
    const after = underNewIds(body(withColumn(1, 'Share', 'thirty-two', 'eight', 'six'))).document.content[0] as Table
    expect(compared(after).inside.columns.map(({ change }) => change)).toEqual(['kept', 'added', 'kept', 'kept'])
  })

  test('that were replaced are one out and one in, and cells of the others stay', () => {
    const without = { ...before, content: before.content.map((line) => ({ ...line, content: line.content.toSpliced(1, 1) })) }
    const after = {
      ...without,
      content: without.content.map((line, at) => ({
        ...line,
        content: line.content.toSpliced(1, 0, cell(`f-${at}`, ['Founded', '1905', '1847', '1848'][at] ?? '')),
      })),
    }
    expect(compared(after).inside.columns.map(({ change }) => change)).toEqual(['kept', 'removed', 'added', 'kept'])
  })

  test('under cells that reach over several are counted with them', () => {
    const spans: Table = table(
      't',
      '',
      { type: 'tableRow', attrs: { id: 'a' }, content: [cell('a0', 'x', { rowspan: 2 }), cell('a1', 'y', { colspan: 2 })] },
      row('b', 'p', 'q'),
    )
    expect(startsOf(spans)).toEqual([
      [0, 1],
      [1, 2],
    ])
  })
})

test('a caption is compared by words', () => {
  const { entry } = compared(table('t', 'Swiss watch brands by sales', head, rolex, cartier, omega))
  expect(entry.change).toBe('edited')
  expect(read(entry.attributes[0]?.segments ?? [])).toBe('Swiss watch brands[ by sales]')
})

test('a table under another id is the same table, and one of other words is another', () => {
  expect(compareContents(body(before), underNewIds(body(before))).counts.changes).toBe(0)
  const other = table('u', 'Cables by host city', row('x', 'Rio', '200 km'), row('y', 'Paris', '350 km'))
  expect(compareContents(body(before), body(other)).counts).toMatchObject({ added: 1, removed: 1, edited: 0 })
  expect(entryOf(compareContents(body(before), body({ ...before, attrs: { id: 't', caption: '' } })), 't').change).toBe('edited')
})
