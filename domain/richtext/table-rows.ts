import type { List, Paragraph, Table } from './document.ts'
import { plainText } from './sections.ts'
import { layoutOf } from './table-layout.ts'

/**
 * The words of a table as rows of one length. A cell over several columns or rows stands in its first; one with several
 * paragraphs or items has a line for each.
 */
export function tableRows(table: Table): string[][] {
  const { columns, head, body } = layoutOf(table)
  return [...head, ...body].map(({ cells }) => {
    const row = new Array<string>(columns).fill('')
    for (const { cell, column } of cells) row[column] = cell.content.flatMap(linesOf).join('\n')
    return row
  })
}

const linesOf = (block: Paragraph | List): string[] =>
  block.type === 'paragraph' ? [plainText(block).trim()].filter(Boolean) : block.content.flatMap(({ content }) => content.flatMap(linesOf))
