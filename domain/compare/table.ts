import type { Cell, Row, Table } from '../richtext/document.ts'
import { align } from './align.ts'
import { alignColumns, type ColumnPair, type Laid, startsOf } from './columns.ts'
import type { Changed, CompareNode, Inside, Piece } from './comparison.ts'
import { marksWithin } from './marks.ts'
import { type Pair, pairsOf } from './pairing.ts'
import type { Study } from './study.ts'

type CompareNodes = (was: CompareNode, node: CompareNode, at: { older: number; newer: number; moved: boolean }, study: Study) => Changed

/**
 * Two states of a table: rows aligned like blocks, columns for the table as a whole, then cell by cell where both a row
 * and a column stand in both. A column that changed places counts as removed and added. Where there are too many columns
 * to be looked at, a row that differs counts as removed and added, too.
 */
export function compareTable(older: Table, newer: Table, study: Study, compareNodes: CompareNodes): Inside & { kind: 'table' } {
  const [before, after] = [laid(older), laid(newer)]
  const sides = before && after ? { older: before, newer: after } : null
  if (!sides) study.giveUp()
  const pairs = pairsOf(older.content, newer.content, study).filter(({ equal }) => equal || sides !== null)
  const columns = sides ? alignColumns(sides.older, sides.newer, pairs, study) : []
  const edited = new Map<number, Changed>()
  for (const pair of pairs) if (!pair.equal && sides) edited.set(pair.newer, compareRows(sides, pair, columns, study, compareNodes))

  const pieces = align(pairs, older.content.length, newer.content.length).map((step): Piece => {
    if (step.kind === 'moved-away') return { change: 'moved-away', older: step.older, newer: step.newer }
    if (step.kind === 'removed') return { change: 'removed', older: step.older, node: older.content[step.older] as Row }
    const row = newer.content[step.newer] as Row
    if (step.kind === 'added') return { change: 'added', newer: step.newer, node: row }
    return edited.get(step.newer) ?? { change: step.moved ? 'moved' : 'unchanged', older: step.older, newer: step.newer, node: row }
  })

  const count = (matches: (piece: Piece) => boolean) => pieces.filter(matches).length
  return {
    kind: 'table',
    pieces,
    columns: columns.map(({ older: o, newer: n }) => ({ change: o === null ? 'added' : n === null ? 'removed' : 'kept' })),
    changes: {
      rowsAdded: count(({ change }) => change === 'added'),
      rowsRemoved: count(({ change }) => change === 'removed'),
      rowsMoved: count((piece) => piece.change === 'moved' || ('moved' in piece && piece.moved)),
      columnsAdded: columns.filter(({ older: o }) => o === null).length,
      columnsRemoved: columns.filter(({ newer: n }) => n === null).length,
      cells: pieces.reduce(
        (sum, row) =>
          sum +
          ('inside' in row && row.inside.kind === 'pieces'
            ? row.inside.pieces.filter(({ change }) => change === 'edited' || change === 'reformatted').length
            : 0),
        0,
      ),
    },
  }
}

function laid(table: Table): Laid | null {
  const starts = startsOf(table)
  return starts && { table, starts }
}

type Sides = { older: Laid; newer: Laid }

function compareRows({ older, newer }: Sides, at: Pair, columns: readonly ColumnPair[], study: Study, compareNodes: CompareNodes): Changed {
  const [was, row] = [older.table.content[at.older] as Row, newer.table.content[at.newer] as Row]
  const cells = compareCells(was, row, columns, { older: older.starts[at.older] ?? [], newer: newer.starts[at.newer] ?? [] }, study, compareNodes)
  const kept = cells.every((cell) => cell.change === 'unchanged' || cell.change === 'reformatted')
  return {
    change: kept ? 'reformatted' : 'edited',
    moved: at.moved,
    older: at.older,
    newer: at.newer,
    node: { type: row.type, attrs: row.attrs },
    was: { type: was.type, attrs: was.attrs },
    attributes: [],
    marks: marksWithin(cells),
    inside: { kind: 'pieces', pieces: cells },
  }
}

type Starts = { older: readonly number[]; newer: readonly number[] }

function compareCells(was: Row, row: Row, columns: readonly ColumnPair[], starts: Starts, study: Study, compareNodes: CompareNodes): Piece[] {
  const places = { older: new Map(starts.older.map((column, at) => [column, at])), newer: new Map(starts.newer.map((column, at) => [column, at])) }
  return columns.flatMap((column): Piece[] => {
    const older = (column.older === null ? undefined : places.older.get(column.older)) ?? -1
    const newer = (column.newer === null ? undefined : places.newer.get(column.newer)) ?? -1
    const [before, after] = [was.content[older], row.content[newer]] as [Cell | undefined, Cell | undefined]
    if (before && after) {
      const same = study.keyOf(before) === study.keyOf(after)
      return [same ? { change: 'unchanged', older, newer, node: after } : compareNodes(before, after, { older, newer, moved: false }, study)]
    }
    if (before) return [{ change: 'removed', older, node: before }]
    return after ? [{ change: 'added', newer, node: after }] : []
  })
}
