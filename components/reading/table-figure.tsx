import type { ReactElement } from 'react'
import type { Inline, Table } from '#domain/richtext/document.ts'
import { layoutOf, type PlacedCell, type PlacedRow } from '#domain/richtext/table-layout.ts'
import { Flow } from './flow.tsx'
import { Words } from './inline.tsx'

type TableFigureProps = { table: Table; number: number; caption?: Inline[] | undefined; csv?: ((table: number) => string) | undefined }

/** A table with its number and caption. Only one that may be wider than the window is a region that the keyboard can scroll. */
export function TableFigure({ table, number, caption, csv }: TableFigureProps): ReactElement {
  const { head, body, wide } = layoutOf(table)
  const name = `Table ${number}`
  const grid = (
    <table className={wide ? 'wide' : undefined}>
      {head.length > 0 && <thead>{head.map((row) => rowOf(row, false))}</thead>}
      {body.length > 0 && <tbody>{body.map((row, at) => rowOf(row, at === 0 && head.length === 0))}</tbody>}
    </table>
  )
  const Scroll = wide ? 'section' : 'div'
  return (
    <figure className="table">
      <figcaption>
        <span className="n-t">{name}</span> {caption ? <Words of={caption} /> : table.attrs.caption}
        {csv && (
          <a className="csv" href={csv(number)} type="text/csv" aria-label={`${name} as CSV`}>
            CSV
          </a>
        )}
      </figcaption>
      <Scroll className="scroll" {...(wide && { 'aria-label': `${name}, scrolls sideways`, tabIndex: 0 })}>
        {grid}
      </Scroll>
    </figure>
  )
}

/** `first` is the first row of a table without a head: its header cells, but for the first, are over columns. */
function rowOf({ row, cells, sum }: PlacedRow, first: boolean): ReactElement {
  const over = row.content.every(({ type }) => type === 'tableHeader')
  return (
    <tr key={row.attrs.id} className={sum ? 'sum' : undefined}>
      {cells.map((placed) => cellOf(placed, over || (first && placed.column > 0)))}
    </tr>
  )
}

function cellOf({ cell, figure }: PlacedCell, over: boolean): ReactElement {
  const { id, colspan, rowspan } = cell.attrs
  const shared = { className: figure ? 'r' : undefined, colSpan: colspan > 1 ? colspan : undefined, rowSpan: rowspan > 1 ? rowspan : undefined }
  const content = <Flow of={cell.content} />
  if (cell.type === 'tableCell') {
    return (
      <td key={id} {...shared}>
        {content}
      </td>
    )
  }
  const scope = over ? (colspan > 1 ? 'colgroup' : 'col') : rowspan > 1 ? 'rowgroup' : 'row'
  return (
    <th key={id} scope={scope} {...shared}>
      {content}
    </th>
  )
}
