import { type Block, type Callout, type List, type ListItem, type Paragraph, type Table, unreachable } from '../richtext/document.ts'
import { layoutOf } from '../richtext/table-layout.ts'
import { markdownLine } from './markdown-line.ts'
import type { TakenEdition } from './taken-edition.ts'

type Place = Pick<TakenEdition, 'address'>

/**
 * An edition in Markdown, as `readMarkdown` reads it: the labels as front matter, the name as title, the standfirst, the
 * body. Numbers of sections are computed wherever it is read, and are not written. What Markdown cannot say (cells over
 * several columns, lists in cells) keeps its words.
 */
export function writeMarkdown(edition: TakenEdition): string {
  const { sponsor, standfirst, document } = edition
  const lead = standfirst === '' ? [] : [markdownLine([{ type: 'text', text: standfirst }], { ...edition, place: 'paragraph' })]
  return `${[frontMatter(edition), `# ${markdownLine([{ type: 'text', text: sponsor }], { ...edition, place: 'heading' })}`, ...lead, ...blocksOf(document.content, edition)].join('\n\n')}\n`
}

/** The labels as YAML. A string of JSON is one of YAML. */
function frontMatter({ sponsor, tier, category, number, published, note, address }: TakenEdition): string {
  const said = { title: sponsor, tier: tier.label, category, edition: number, published: published.iso, note, ...(address !== null && { address }) }
  return ['---', ...Object.entries(said).map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---'].join('\n')
}

/** Blocks in their order; those of which nothing is left are left out. */
function blocksOf(blocks: readonly Block[], place: Place): string[] {
  let last: { type: string; other: boolean } | null = null
  return blocks.flatMap((block, at) => {
    // Two lists in a row would be read as one, were it not for another sign.
    const other: boolean = last?.type === block.type && !last.other
    const written = blockOf(block, place, { other, before: blocks[at - 1] })
    if (written === '') return []
    last = { type: block.type, other }
    return [written]
  })
}

function blockOf(block: Block, place: Place, { other, before }: { other: boolean; before: Block | undefined }): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${markdownLine(block.content, { ...place, place: 'heading' })}`.trimEnd()
    case 'paragraph':
      return paragraphOf(block, place)
    case 'bulletList':
    case 'orderedList':
      return listOf(block, place, other)
    case 'blockquote':
      return quoted(
        block.content
          .map((paragraph) => paragraphOf(paragraph, place))
          .filter(Boolean)
          .join('\n\n'),
      )
    case 'callout':
      return calloutOf(block, place)
    case 'table':
      return tableOf(block, place, before)
    case 'horizontalRule':
      return '---'
    default:
      return unreachable(block)
  }
}

const paragraphOf = ({ content }: Paragraph, place: Place): string => markdownLine(content, { ...place, place: 'paragraph' })

function listOf(list: List, place: Place, other: boolean): string {
  return list.content
    .map((item, at) => {
      const sign = list.type === 'bulletList' ? (other ? '*' : '-') : `${list.attrs.start + at}${other ? ')' : '.'}`
      return itemOf(item, sign, place)
    })
    .join('\n')
}

function itemOf({ content }: ListItem, sign: string, place: Place): string {
  const indent = ' '.repeat(sign.length + 1)
  const [first = '', ...others] = blocksOf(content, place)
  const rest = content.filter((block) => block.type !== 'paragraph' || block.content?.length).slice(1)
  const text = others.reduce((whole, written, at) => `${whole}${rest[at]?.type === 'paragraph' ? '\n\n' : '\n'}${written}`, first)
  return `${sign} ${text.replace(/\n(?=[^\n])/g, `\n${indent}`)}`.trimEnd()
}

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')

function calloutOf({ attrs: { label, tone }, content }: Callout, place: Place): string {
  const text = blocksOf(content, place).join('\n\n')
  const mark = `[!${tone}] ${label.replace(/\s+/g, ' ')}`.trimEnd()
  return quoted(`${mark}\n${content[0]?.type === 'paragraph' ? '' : '\n'}${text}`.trimEnd())
}

/** One row of heads, as Markdown has it: an empty one where the table has none. */
function tableOf(table: Table, place: Place, before: Block | undefined): string {
  const { columns, head, body } = layoutOf(table)
  const written = [...head, ...body].map((row) => {
    const cells = new Array<string>(columns).fill('')
    for (const { cell, column } of row.cells) cells[column] = cellOf(cell.content, place)
    return `| ${cells.join(' | ')} |`
  })
  const lines = head.length === 0 ? [`|${' |'.repeat(columns)}`, ...written] : written
  const [first = '', ...others] = lines
  const grid = [first, `|${'---|'.repeat(columns)}`, ...others].join('\n')
  const caption = table.attrs.caption.replace(/\s+/g, ' ').trim()
  const isTaken = before?.type === 'paragraph' && /^table:/i.test(markdownLine(before.content, { ...place, place: 'heading' }))
  return caption !== '' || isTaken
    ? `${`Table: ${markdownLine([{ type: 'text', text: caption }], { ...place, place: 'heading' })}`.trimEnd()}\n\n${grid}`
    : grid
}

/** A cell has one line: what has several is parted by breaks. */
function cellOf(blocks: readonly (Paragraph | List)[], place: Place): string {
  const lines = (block: Paragraph | List, lead: string): string[] =>
    block.type === 'paragraph'
      ? [lead + markdownLine(block.content, { ...place, place: 'cell' })]
      : block.content.flatMap(({ content }, at) =>
          content.flatMap((inner, index) => lines(inner, index > 0 ? '' : block.type === 'bulletList' ? '• ' : `${block.attrs.start + at}. `)),
        )
  return blocks
    .flatMap((block) => lines(block, ''))
    .filter((line) => line.trim() !== '')
    .join('<br>')
}
