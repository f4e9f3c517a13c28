import type { ReactElement, ReactNode } from 'react'
import { unfold } from '#domain/compare/compare.ts'
import type { Column, Inside, MovedAway, Piece, Segment } from '#domain/compare/comparison.ts'
import type { Standing } from '#domain/compare/side.ts'
import type { Cell, Table } from '#domain/richtext/document.ts'
import { isFigure } from '#domain/richtext/table-layout.ts'
import { count } from './labels.ts'
import { ComparedFlow, endOf, isEmpty, keyOf, MovedFromHere, MovedHere, type Moves, movesWithin, piecesOf } from './pieces.tsx'
import { ComparedWords } from './words.tsx'

type Shown = Standing
type ComparedTableProps = { piece: Shown; inside: Inside; caption: Segment[] | null; allRows: boolean }

/** A table of a comparison: rows and columns of both sides in one, unchanged rows counted where there are many. */
export function ComparedTable({ piece, inside, caption, allRows }: ComparedTableProps): ReactElement | null {
  if (!('pieces' in inside)) return null
  const { attrs } = piece.node as Table
  const columns = inside.kind === 'table' ? inside.columns : []
  const change = piece.change === 'added' || piece.change === 'removed' ? piece.change : 'kept'
  const words = caption ?? (attrs.caption ? [{ change, inline: { type: 'text' as const, text: attrs.caption } }] : [])
  const wide = inside.pieces.some((row) => row.change !== 'moved-away' && cellsOf(row).length > 3)
  const figures = figureColumns(inside.pieces, columns)
  const tall = isTall(inside.pieces)
  const moves: Moves = tall ? new Map() : movesWithin(inside.pieces)
  // No landmark: a comparison shows the same table up to three times.
  const region = { role: 'group', 'aria-label': 'Table with its changes', tabIndex: 0 }
  return (
    <figure className="table">
      {words.length > 0 && (
        <figcaption>
          <span>
            <ComparedWords of={words} />
          </span>
        </figcaption>
      )}
      <div className="scroll" {...region}>
        <table className={wide ? 'wide' : undefined}>
          <tbody>
            {gathered(inside.pieces, tall || allRows).map((group) =>
              Array.isArray(group) ? (
                <Unchanged key={keyOf(group[0] as Piece)} rows={group} width={columns.length} />
              ) : group.change === 'moved-away' ? (
                <tr key={keyOf(group)} id={`from-${moves.get(group.newer)}`}>
                  <td colSpan={Math.max(1, columns.length)}>
                    <MovedFromHere id={moves.get(group.newer) ?? ''} />
                  </td>
                </tr>
              ) : (
                <Row key={keyOf(group)} row={group} moves={moves} columns={columns} figures={figures} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

/** Runs of unchanged rows together, but for those of header cells, which say what the columns are; none where cells reach over rows. */
function gathered(rows: Piece[], all: boolean): (Shown | Shown[] | MovedAway)[] {
  const groups: (Shown | Shown[] | MovedAway)[] = []
  const whole = rows.every(({ change }) => change === 'unchanged')
  for (const row of rows) {
    const last = groups.at(-1)
    if (row.change === 'moved-away') {
      if (!all) groups.push(row)
      continue
    }
    const folds = row.change === 'unchanged' && !all && !whole && cellsOf(row).some(({ node }) => node.type === 'tableCell')
    if (folds && Array.isArray(last)) last.push(row)
    else groups.push(folds ? [row] : row)
  }
  return groups
}

/** Where cells reach over rows, no row may be left out or come between. */
const isTall = (rows: Piece[]): boolean => rows.some((row) => row.change !== 'moved-away' && cellsOf(row).some((cell) => (cell.node as Cell).attrs.rowspan > 1))

const cellsOf = (row: Shown): Shown[] => piecesOf(row).filter((cell): cell is Shown => cell.change !== 'moved-away')

function Unchanged({ rows, width }: { rows: Shown[]; width: number }): ReactElement {
  return (
    <tr>
      <td className="dim" colSpan={Math.max(1, width)}>
        {count(rows.length, 'row')} unchanged
      </td>
    </tr>
  )
}

type RowProps = { row: Shown; moves: Moves; columns: Column[]; figures: ReadonlySet<number> }

function Row({ row, moves, columns, figures }: RowProps): ReactElement {
  const sign = isEmpty(row) ? <span className="sign">empty row {row.change}</span> : <MovedHere piece={row} moves={moves} />
  const over = cellsOf(row).every(({ node }) => node.type === 'tableHeader')
  const edited = cellsOf(row).some(({ change }) => change === 'edited' || change === 'reformatted')
  return (
    <tr className={edited ? 'edited-row' : undefined} id={endOf(row, moves)}>
      {inColumns(row, columns).map((cell, at) =>
        typeof cell === 'string' ? (
          <td key={cell} />
        ) : (
          <OneCell key={keyOf(cell)} cell={cell} right={figures.has(at)} over={over} sign={at === 0 ? sign : null} />
        ),
      )}
    </tr>
  )
}

/** The cells of a row; one that only one side has leaves room, under a name, for each column that only the other side has. */
function inColumns(row: Shown, columns: Column[]): (Shown | string)[] {
  const cells = cellsOf(row)
  const foreign = row.change === 'added' ? 'removed' : row.change === 'removed' ? 'added' : null
  const wide = cells.some((cell) => (cell.node as Cell).attrs.colspan > 1)
  if (!foreign || wide || !columns.some(({ change }) => change === foreign)) return cells
  const left = [...cells]
  return columns.flatMap(({ change }, at): (Shown | string)[] => (change === foreign ? [`column ${at}`] : left.splice(0, 1)))
}

/** `over`: header cells of the row are those of columns. */
function OneCell({ cell, right, over, sign }: { cell: Shown; right: boolean; over: boolean; sign: ReactNode }): ReactElement {
  const { type, attrs } = cell.node as Cell
  const shared = {
    className: right || isFigureCell(cell) ? 'r' : undefined,
    colSpan: attrs.colspan > 1 ? attrs.colspan : undefined,
    rowSpan: attrs.rowspan > 1 ? attrs.rowspan : undefined,
  }
  const content = (
    <>
      {sign}
      <ComparedFlow pieces={piecesOf(cell)} />
    </>
  )
  if (type !== 'tableHeader') return <td {...shared}>{content}</td>
  const scope = over ? (attrs.colspan > 1 ? 'colgroup' : 'col') : attrs.rowspan > 1 ? 'rowgroup' : 'row'
  return (
    <th scope={scope} {...shared}>
      {content}
    </th>
  )
}

/** The columns whose cells below the head are all figures: their heads stand to the right too. */
function figureColumns(rows: Piece[], columns: Column[]): Set<number> {
  const found = new Map<number, boolean>()
  for (const row of rows) {
    if (row.change === 'moved-away') continue
    for (const [at, cell] of inColumns(row, columns).entries()) {
      if (typeof cell === 'string' || cell.node.type === 'tableHeader') continue
      found.set(at, (found.get(at) ?? true) && isFigureCell(cell))
    }
  }
  return new Set([...found].flatMap(([at, all]) => (all ? [at] : [])))
}

/** Whether a cell holds a figure, on whichever side it stands. */
function isFigureCell(cell: Shown): boolean {
  const [only, ...others] = piecesOf(cell)
  if (!only || others.length > 0 || only.change === 'moved-away' || only.node.type !== 'paragraph') return false
  const inside = 'inside' in only ? only.inside : unfold(only.node, 'kept')
  if (inside.kind !== 'words' || inside.segments.length === 0) return false
  return (['added', 'removed'] as const).some((absent) =>
    isFigure(inside.segments.map(({ change, inline }) => (change === absent || inline.type !== 'text' ? '' : inline.text)).join('')),
  )
}
