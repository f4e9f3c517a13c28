import { BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Table as TextTable } from '../richtext/document.ts'
import { layoutOf, type PlacedRow } from '../richtext/table-layout.ts'
import { flowOf, WIDTH } from './docx-flow.ts'
import { type DocxPlace, text } from './docx-line.ts'

const inks = { ink: '14191C', hair: 'D3DADC' }

/** A table below its caption; its head comes again on each page. */
export function tableOf(table: TextTable, place: DocxPlace): (Paragraph | Table)[] {
  const { columns, head, body } = layoutOf(table)
  const name = `Table ${place.tables.get(table.attrs.id) ?? 1}`
  const caption = new Paragraph({
    style: 'Caption',
    keepNext: true,
    children: [new TextRun({ text: name, bold: true }), ...(table.attrs.caption === '' ? [] : [text(`  ${table.attrs.caption}`)])],
  })
  const widths = Array.from({ length: columns }, () => Math.max(1, Math.floor(WIDTH / columns)))
  const covered = new Array<number>(columns).fill(0)
  const rows = [...head, ...body].map((row, at) => rowOf(row, at < head.length, covered, place))
  const grid = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    borders: {
      top: { style: BorderStyle.SINGLE, size: 6, color: inks.ink },
      bottom: { style: BorderStyle.SINGLE, size: 6, color: inks.ink },
      insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: inks.hair },
      left: { style: BorderStyle.NONE },
      right: { style: BorderStyle.NONE },
      insideVertical: { style: BorderStyle.NONE },
    },
    rows,
  })
  return [caption, grid, new Paragraph({ style: 'AfterTable' })]
}

/** `covered` says of each column for how many rows a cell from above still reaches over it; Word wants an empty cell wherever else there is none. */
function rowOf({ cells, sum }: PlacedRow, isHead: boolean, covered: number[], place: DocxPlace): TableRow {
  const at = new Map(cells.map((placed) => [placed.column, placed]))
  const children: TableCell[] = []
  for (let column = 0; column < covered.length; ) {
    const placed = at.get(column)
    if (!placed) {
      if (covered[column] === 0) children.push(new TableCell({ children: [new Paragraph({ style: 'Cell' })] }))
      else covered[column] = (covered[column] ?? 0) - 1
      column++
      continue
    }
    const { cell, colspan, rowspan, figure } = placed
    const style = `Cell${cell.type === 'tableHeader' || sum ? 'Head' : ''}${figure ? 'Figure' : ''}`
    const content = cell.content.flatMap((block) => flowOf(block, place, { style }))
    children.push(
      new TableCell({
        children: content.length > 0 ? content : [new Paragraph({ style })],
        ...(colspan > 1 && { columnSpan: colspan }),
        ...(rowspan > 1 && { rowSpan: rowspan }),
      }),
    )
    for (let over = column; over < column + colspan; over++) covered[over] = rowspan - 1
    column += colspan
  }
  return new TableRow({ children, cantSplit: true, ...(isHead && { tableHeader: true }) })
}
