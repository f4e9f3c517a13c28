import type { Cell, Inline, Row, Table } from './document.ts'
import { plainText } from './sections.ts'

/** `colspan` and `rowspan` end where another cell begins, or the table: browsers bear cells that meet, paper does not. */
export type PlacedCell = { cell: Cell; column: number; colspan: number; rowspan: number; figure: boolean }
export type PlacedRow = { row: Row; cells: PlacedCell[]; sum: boolean }
export type TableLayout = { columns: number; head: PlacedRow[]; body: PlacedRow[]; wide: boolean }

const figure =
  /^\(?[~≈<>≤≥]?\s*[+\-−–]?\s*(?:[A-Z]{2,3}\s?|[A-Z]{0,2}[$€£¥₹]\s?)?[+\-−–]?\d[\d,.’'\u00A0\u202F]*(?:[–-]\d[\d,.]*)?\s*(?:%|‰|pp|pts?|x|×|k|m|mn|bn|tn|million|billion|trillion)?\)?\*?$/i
const blank = /^(?:[–—−-]|n\/?a|\.{2,3}|…)?$/i

/** Whether a text is set as a figure: a number with its sign, currency, unit or range. */
export const isFigure = (text: string): boolean => figure.test(text.trim())

/**
 * How a table is set. Rows of header cells at the top are its head. A column whose cells below the head are all
 * figures (or blank) stands to the right; a row all in bold is a sum; a table that a narrow window cannot hold is wide.
 */
export function layoutOf(table: Table): TableLayout {
  const { places, columns: count } = place(table)
  const rows = table.content.map((row, at) => ({ row, places: places[at] ?? [], columns: (places[at] ?? []).map(({ column }) => column) }))
  const below = headRows(table)
  const figures = figureColumns(rows.slice(below))
  const placed = rows.map(({ row, places }, at): PlacedRow => {
    const cells = row.content.map((cell, index): PlacedCell => {
      const { column, colspan, rowspan } = places[index] ?? { column: index, colspan: 1, rowspan: 1 }
      const covered = Array.from({ length: cell.attrs.colspan }, (_, offset) => column + offset)
      return { cell, column, colspan, rowspan, figure: covered.every((one) => figures.has(one)) && (at < below || isFigure(textOf(cell)) || isBlank(cell)) }
    })
    return { row, cells, sum: at >= below && rows.length - below > 1 && isSum(row) }
  })
  return {
    columns: count,
    head: placed.slice(0, below),
    body: placed.slice(below),
    wide: isWide(
      table,
      rows.map(({ columns }) => columns),
    ),
  }
}

type Place = { column: number; colspan: number; rowspan: number }

/** Where each cell stands and how far it reaches, with the spans of the rows above taken into account. */
function place({ content }: Table): { places: Place[][]; columns: number } {
  const taken: number[] = []
  const places = content.map((row, at) => {
    let column = 0
    const found = row.content.map(({ attrs }): Place => {
      while ((taken[column] ?? 0) > 0) column++
      const start = column
      const rowspan = Math.min(attrs.rowspan, content.length - at)
      do taken[column++] = rowspan
      while (column < start + attrs.colspan && (taken[column] ?? 0) === 0)
      return { column: start, colspan: column - start, rowspan }
    })
    for (let over = 0; over < taken.length; over++) taken[over] = Math.max(0, (taken[over] ?? 0) - 1)
    return found
  })
  return { places, columns: Math.max(1, taken.length) }
}

/** How many rows at the top hold header cells only. None do where a span would reach from them into the rows below. */
function headRows({ content }: Table): number {
  const first = content.findIndex((row) => row.content.some(({ type }) => type === 'tableCell'))
  const head = first < 0 ? content.length : first
  return content.slice(0, head).every((row, at) => row.content.every(({ attrs }) => at + attrs.rowspan <= head)) ? head : 0
}

function figureColumns(rows: readonly { row: Row; columns: readonly number[] }[]): Set<number> {
  const found = new Set<number>()
  const others = new Set<number>()
  for (const { row, columns } of rows) {
    for (const [index, cell] of row.content.entries()) {
      const column = columns[index] ?? index
      if (cell.attrs.colspan > 1 || isBlank(cell)) continue
      if (cell.type === 'tableCell' && isFigure(textOf(cell))) found.add(column)
      else others.add(column)
    }
  }
  return new Set([...found].filter((column) => !others.has(column)))
}

function isWide(table: Table, columns: readonly number[][]): boolean {
  const longest: number[] = []
  for (const [at, row] of table.content.entries()) {
    for (const [index, cell] of row.content.entries()) {
      const column = columns[at]?.[index] ?? index
      for (const word of textOf(cell).split(/\s+/)) longest[column] = Math.max(longest[column] ?? 0, word.length)
    }
  }
  return longest.length > 3 || longest.reduce((sum, length) => sum + (length ?? 0), 0) > 34
}

function isSum({ content }: Row): boolean {
  const filled = content.filter((cell) => textOf(cell) !== '')
  return filled.length > 1 && filled.every((cell) => cell.content.every((block) => block.type === 'paragraph' && (block.content ?? []).every(isBold)))
}

const isBold = (inline: Inline): boolean => inline.type === 'text' && inline.marks?.some(({ type }) => type === 'bold') === true

const isBlank = (cell: Cell): boolean => blank.test(textOf(cell))

/** The words of a cell that holds one line; a cell with more, or with a list, has none that could be a figure. */
function textOf(cell: Cell): string {
  const [first, ...others] = cell.content
  if (first?.type !== 'paragraph' || others.length > 0) return 'more than a line'
  return plainText(first).trim()
}
