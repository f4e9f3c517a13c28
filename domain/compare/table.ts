import type { Cell, Row, Table } from '../richtext/document.ts'
import { align } from './align.ts'
import { alignColumns, type ColumnPair, startsOf } from './columns.ts'
import type { Changed, CompareNode, Inside, Piece } from './comparison.ts'
import { keyOf } from './likeness.ts'

type CompareNodes = (was: CompareNode, node: CompareNode, at: { older: number; newer: number; moved: boolean }) => Changed

/**
 * Two states of a table: rows aligned like blocks, columns for the table as a whole, then cell by cell where both a row
 * and a column stand in both. A column that changed places counts as removed and added.
 */
export function compareTable(older: Table, newer: Table, compareNodes: CompareNodes): Inside & { kind: 'table' } {
  const steps = align(older.content, newer.content)
  const rows = steps.flatMap((step) => (step.kind === 'pair' ? [step] : []))
  const columns = alignColumns(older, newer, rows)
  const starts = { older: startsOf(older), newer: startsOf(newer) }

  const pieces = steps.map((step): Piece => {
    if (step.kind === 'moved-away') return { change: 'moved-away', older: step.older, newer: step.newer }
    if (step.kind === 'removed') return { change: 'removed', older: step.older, node: older.content[step.older] as Row }
    const row = newer.content[step.newer] as Row
    if (step.kind === 'added') return { change: 'added', newer: step.newer, node: row }
    if (step.equal) return { change: step.moved ? 'moved' : 'unchanged', older: step.older, newer: step.newer, node: row }
    const was = older.content[step.older] as Row
    const cells = compareCells(was, row, columns, { older: starts.older[step.older] ?? [], newer: starts.newer[step.newer] ?? [] }, compareNodes)
    const kept = cells.every((cell) => cell.change === 'unchanged' || cell.change === 'reformatted')
    const marks = cells.flatMap((cell) => ('marks' in cell ? cell.marks : []))
    const [shell, shellWas] = [
      { type: row.type, attrs: row.attrs },
      { type: was.type, attrs: was.attrs },
    ]
    return {
      change: kept ? 'reformatted' : 'edited',
      moved: step.moved,
      older: step.older,
      newer: step.newer,
      node: shell,
      was: shellWas,
      attributes: [],
      marks: [...new Map(marks.map((mark) => [JSON.stringify(mark), mark])).values()],
      inside: { kind: 'pieces', pieces: cells },
    }
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

function compareCells(was: Row, row: Row, columns: ColumnPair[], starts: { older: number[]; newer: number[] }, compareNodes: CompareNodes): Piece[] {
  return columns.flatMap((column): Piece[] => {
    const older = column.older === null ? -1 : starts.older.indexOf(column.older)
    const newer = column.newer === null ? -1 : starts.newer.indexOf(column.newer)
    const [before, after] = [was.content[older], row.content[newer]] as [Cell | undefined, Cell | undefined]
    if (before && after)
      return [keyOf(before) === keyOf(after) ? { change: 'unchanged', older, newer, node: after } : compareNodes(before, after, { older, newer, moved: false })]
    if (before) return [{ change: 'removed', older, node: before }]
    return after ? [{ change: 'added', newer, node: after }] : []
  })
}
