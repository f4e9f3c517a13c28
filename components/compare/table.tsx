import type { ReactElement } from 'react'
import { isFigure } from '#components/reading/table-layout.ts'
import { unfold } from '#domain/compare/compare.ts'
import type { Column, Inside, Piece, Segment } from '#domain/compare/comparison.ts'
import type { Cell, Table } from '#domain/richtext/document.ts'
import { count } from './labels.ts'
import { ComparedFlow, keyOf, piecesOf } from './pieces.tsx'
import { ComparedWords } from './words.tsx'

type Shown = Exclude<Piece, { change: 'moved-away' }>
type ComparedTableProps = { piece: Shown; inside: Inside; caption: Segment[] | null }

/** A table of a comparison: rows and columns of both sides in one, unchanged rows counted where there are many. */
export function ComparedTable({ piece, inside, caption }: ComparedTableProps): ReactElement | null {
  if (!('pieces' in inside)) return null
  const { attrs } = piece.node as Table
  const columns = inside.kind === 'table' ? inside.columns : []
  const change = piece.change === 'added' || piece.change === 'removed' ? piece.change : 'kept'
  const words = caption ?? (attrs.caption ? [{ change, inline: { type: 'text' as const, text: attrs.caption } }] : [])
  const wide = inside.pieces.some((row) => row.change !== 'moved-away' && cellsOf(row).length > 3)
  const figures = figureColumns(inside.pieces, columns)
  const region = { role: 'region', 'aria-label': 'Table with its changes', tabIndex: 0 }
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
            {gathered(inside.pieces).map((group) =>
              Array.isArray(group) ? (
                <Unchanged key={keyOf(group[0] as Piece)} rows={group} width={columns.length} />
              ) : (
                <Row key={keyOf(group)} row={group} columns={columns} figures={figures} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

/** Runs of unchanged rows together, but for those of header cells, which say what the columns are; none where cells reach over rows. */
function gathered(rows: Piece[]): (Shown | Shown[])[] {
  const groups: (Shown | Shown[])[] = []
  const shown = rows.filter((row): row is Shown => row.change !== 'moved-away')
  const tall = shown.some((row) => cellsOf(row).some((cell) => (cell.node as Cell).attrs.rowspan > 1))
  const whole = shown.every(({ change }) => change === 'unchanged')
  for (const row of shown) {
    const last = groups.at(-1)
    const folds = row.change === 'unchanged' && !tall && !whole && cellsOf(row).some(({ node }) => node.type === 'tableCell')
    if (folds && Array.isArray(last)) last.push(row)
    else groups.push(folds ? [row] : row)
  }
  return groups
}

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

function Row({ row, columns, figures }: { row: Shown; columns: Column[]; figures: ReadonlySet<number> }): ReactElement {
  const moved = row.change === 'moved' || ('moved' in row && row.moved)
  return (
    <tr className={cellsOf(row).some(({ change }) => change === 'edited' || change === 'reformatted') ? 'edited-row' : undefined}>
      {inColumns(row, columns).map((cell, at) =>
        typeof cell === 'string' ? (
          <td key={cell} />
        ) : (
          <OneCell key={keyOf(cell)} cell={cell} right={figures.has(at)} word={at === 0 && moved ? 'moved' : ''} />
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

function OneCell({ cell, right, word }: { cell: Shown; right: boolean; word: string }): ReactElement {
  const { type, attrs } = cell.node as Cell
  const shared = {
    className: right || isFigureCell(cell) ? 'r' : undefined,
    colSpan: attrs.colspan > 1 ? attrs.colspan : undefined,
    rowSpan: attrs.rowspan > 1 ? attrs.rowspan : undefined,
  }
  const content = (
    <>
      {word && <span className="sign moved">{word}</span>}
      <ComparedFlow pieces={piecesOf(cell)} />
    </>
  )
  return type === 'tableHeader' ? <th {...shared}>{content}</th> : <td {...shared}>{content}</td>
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
