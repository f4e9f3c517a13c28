import { type Block, type Inline, type List, type ListItem, type Mark, type Paragraph, type Table, unreachable } from '../richtext/document.ts'
import { plainText, type Section, sections } from '../richtext/sections.ts'
import { layoutOf } from '../richtext/table-layout.ts'
import { type Nested, nested } from './nested-marks.ts'
import { hrefOutside, type TakenEdition } from './taken-edition.ts'

type Place = { address: string | null; outline: ReadonlyMap<string, Section>; tables: ReadonlyMap<string, number> }

/** No line of a table is longer: what needs more room is told row by row. */
const WIDEST = 100

/** An edition as plain text: a paragraph is a line, links stand in brackets, and what is struck out says so. */
export function writePlain(edition: TakenEdition): string {
  const { sponsor, tier, category, number, published, note, standfirst, document, address } = edition
  const place: Place = {
    address,
    outline: new Map(sections(document).map((section) => [section.id, section])),
    tables: new Map(document.content.filter(({ type }) => type === 'table').map(({ attrs }, at) => [attrs.id, at + 1])),
  }
  const head = [
    tier.label,
    sponsor.toUpperCase(),
    category,
    [`Edition ${number}, ${published.words}`, note, address ?? ''].filter(Boolean).join('\n'),
    standfirst,
  ]
  const body = document.content.map((block) => blockOf(block, place))
  return `${[...head, ...body, 'End of report'].filter((part) => part.trim() !== '').join('\n\n')}\n`
}

function blockOf(block: Block, place: Place): string {
  switch (block.type) {
    case 'heading':
      return headingOf(block.content, place.outline.get(block.attrs.id))
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return flowOf(block, place)
    case 'blockquote':
      return indented(flowsOf(block.content, place, '\n\n'), '    ')
    case 'callout':
      return [block.attrs.label.toUpperCase(), flowsOf(block.content, place, '\n\n')]
        .filter(Boolean)
        .map((part) => indented(part, '| '))
        .join('\n')
    case 'table':
      return tableOf(block, place)
    case 'horizontalRule':
      return '* * *'
    default:
      return unreachable(block)
  }
}

function headingOf(line: readonly Inline[] | undefined, section: Section | undefined): string {
  const title = plainText({ content: [...(line ?? [])] })
    .replace(/\s+/g, ' ')
    .trim()
  if (title === '' || !section) return title
  const numbered = section.number === '' ? title : `${section.number}${section.level === 2 ? '.' : ''} ${title}`
  return section.level === 2 ? `\n${numbered.toUpperCase()}` : numbered
}

const flowsOf = (blocks: readonly (Paragraph | List)[], place: Place, between: string): string =>
  blocks
    .map((block) => flowOf(block, place))
    .filter(Boolean)
    .join(between)

function flowOf(block: Paragraph | List, place: Place): string {
  switch (block.type) {
    case 'paragraph':
      return lineOf(block.content, place)
    case 'bulletList':
      return block.content.map((item) => itemOf(item, '• ', place)).join('\n')
    case 'orderedList':
      return block.content.map((item, at) => itemOf(item, `${block.attrs.start + at}. `, place)).join('\n')
    default:
      return unreachable(block)
  }
}

function itemOf({ content }: ListItem, sign: string, place: Place): string {
  return `${sign}${indented(flowsOf(content, place, '\n'), ' '.repeat(sign.length)).trimStart()}`
}

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => `${by}${line}`.trimEnd())
    .join('\n')

const lineOf = (line: readonly Inline[] | undefined, place: Place): string => written(nested(line ?? []), place)

function written(nodes: readonly Nested[], place: Place): string {
  return nodes.map((node) => (node.mark === null ? leaf(node.inline) : marked(node.mark, written(node.within, place), place))).join('')
}

function leaf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'hardBreak':
      return '\n'
    default:
      return unreachable(inline)
  }
}

/** Words that are only set otherwise stay as they are. A link says where it leads, and struck words that they are. */
function marked(mark: Mark, inner: string, { address }: Place): string {
  switch (mark.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'superscript':
    case 'subscript':
    case 'code':
      return inner
    case 'strike':
      return `[struck out: ${inner}]`
    case 'link': {
      const href = hrefOutside(mark.attrs.href, address)
      return href === null || mark.attrs.href.startsWith('#') || href === inner ? inner : `${inner} (${href.replace(/^mailto:/i, '')})`
    }
    default:
      return unreachable(mark)
  }
}

function tableOf(table: Table, place: Place): string {
  const { columns, head: heads, body } = layoutOf(table)
  const head = heads.length
  const grid = [...heads, ...body].map((row) => {
    const cells = new Array<string>(columns).fill('')
    for (const { cell, column } of row.cells) cells[column] = flowsOf(cell.content, place, '; ').replace(/\s*\n\s*/g, '; ')
    return cells
  })
  const name = [`Table ${place.tables.get(table.attrs.id) ?? 1}`, table.attrs.caption].filter(Boolean).join('. ')
  const widths = Array.from({ length: columns }, (_, column) => Math.max(1, ...grid.map((row) => row[column]?.length ?? 0)))
  if (widths.reduce((sum, width) => sum + width + 2, -2) > WIDEST) return [name, ...inWords(grid, head)].join('\n\n')
  const lines = grid.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [name, '', ...lines.slice(0, head), ...(head > 0 ? [rule] : []), ...lines.slice(head)].join('\n')
}

/** The rows of a table one below the other, each cell behind the name of its column. */
function inWords(grid: readonly string[][], head: number): string[] {
  const names = (grid[head - 1] ?? []).map((name) => name.trim())
  const rows = grid
    .slice(head)
    .map((row) => row.flatMap((cell, column) => (cell === '' ? [] : [names[column] ? `${names[column]}: ${cell}` : cell])).join('\n'))
  return head > 0 && rows.length === 0 ? [names.join('\n')] : rows
}
