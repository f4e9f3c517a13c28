import { type Block, type Callout, type Inline, type List, type Mark, type Paragraph, type Quote, type Table, unreachable } from '../richtext/document.ts'
import { plainText, type Section, sections } from '../richtext/sections.ts'
import { layoutOf, type PlacedRow } from '../richtext/table-layout.ts'
import { accents, hrefOutside, type TakenEdition } from './taken-edition.ts'

type PrintedText = { text: string; marks: Exclude<Mark['type'], 'link'>[]; href: string | null; to: string | null }
type PrintedLine = (PrintedText | 'break')[]
type PrintedCell = { x: number; y: number; colspan: number; rowspan: number; head: boolean; sum: boolean; figure: boolean; blocks: PrintedBlock[] }
/** What the template prints, a case in it for each kind. */
type PrintedBlock =
  | { kind: 'heading'; id: string; level: 2 | 3 | 4; depth: number; number: string; title: string; line: PrintedLine }
  | { kind: 'paragraph'; line: PrintedLine }
  | { kind: 'bullets'; items: PrintedBlock[][] }
  | { kind: 'numbers'; start: number; items: PrintedBlock[][] }
  | { kind: 'quote'; said: PrintedLine[]; source: PrintedLine | null }
  | { kind: 'callout'; label: string; tone: Callout['attrs']['tone']; blocks: PrintedBlock[] }
  | { kind: 'table'; number: number; caption: string; figures: boolean[]; head: PrintedCell[]; body: PrintedCell[] }
  | { kind: 'rule' }

export type PrintedEdition = Omit<TakenEdition, 'document' | 'tier' | 'tone' | 'published'> & {
  tier: string
  accent: string
  published: string
  date: [year: number, month: number, day: number]
  blocks: PrintedBlock[]
}

/** How deep lists stand in one another on paper, the first being 0. */
const DEEPEST = 8

type Place = {
  address: string | null
  outline: ReadonlyMap<string, Section>
  anchors: ReadonlyMap<string, string>
  depths: ReadonlyMap<string, number>
  tables: ReadonlyMap<string, number>
}

/** An edition as the template takes it: numbered, with links that lead somewhere on paper, and tables whose cells do not meet. */
export function printData({ document, tier, tone, published, ...edition }: TakenEdition): PrintedEdition {
  const outline = sections(document).filter(({ title }) => title.trim() !== '')
  const place: Place = {
    address: edition.address,
    outline: new Map(outline.map((section) => [section.id, section])),
    anchors: new Map(outline.map(({ anchor, id }) => [`#${anchor}`, id])),
    depths: depthsOf(outline),
    tables: new Map(document.content.filter(({ type }) => type === 'table').map(({ attrs }, at) => [attrs.id, at + 1])),
  }
  const [year = 0, month = 0, day = 0] = published.iso.split('-').map(Number)
  const blocks = document.content.flatMap((block) => blockOf(block, place))
  return { ...edition, tier: tier.label, accent: accents[tone], published: published.words, date: [year, month, day], blocks }
}

/** The level of each heading for those who hear the document: the first is 1, and none skips one. */
function depthsOf(outline: readonly Section[]): Map<string, number> {
  let last = 0
  return new Map(
    outline.map(({ id, level }) => {
      last = Math.min(level - 1, last + 1)
      return [id, last]
    }),
  )
}

function blockOf(block: Block, place: Place): PrintedBlock[] {
  switch (block.type) {
    case 'heading': {
      const section = place.outline.get(block.attrs.id)
      if (!section) return []
      const { id, level, number, title } = section
      return [
        { kind: 'heading', id, level, depth: place.depths.get(id) ?? 1, number, title: title.replace(/\s+/g, ' ').trim(), line: lineOf(block.content, place) },
      ]
    }
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return flowOf(block, place)
    case 'blockquote':
      return [quoteOf(block, place)]
    case 'callout':
      return [{ kind: 'callout', label: block.attrs.label, tone: block.attrs.tone, blocks: block.content.flatMap((inner) => flowOf(inner, place)) }]
    case 'table':
      return [tableOf(block, place)]
    case 'horizontalRule':
      return [{ kind: 'rule' }]
    default:
      return unreachable(block)
  }
}

function flowOf(block: Paragraph | List, place: Place, depth = 0): PrintedBlock[] {
  switch (block.type) {
    case 'paragraph':
      return block.content?.length ? [{ kind: 'paragraph', line: lineOf(block.content, place) }] : []
    case 'bulletList':
      return [{ kind: 'bullets', items: itemsOf(block, place, depth) }]
    case 'orderedList':
      return [{ kind: 'numbers', start: block.attrs.start, items: itemsOf(block, place, depth) }]
    default:
      return unreachable(block)
  }
}

/** Lists in lists in lists leave no room on paper: below the ninth, items stand beside the item that holds them. */
function itemsOf(list: List, place: Place, depth: number): PrintedBlock[][] {
  return list.content.flatMap(({ content }) => {
    const inside = content.filter((block) => block.type === 'paragraph' || depth < DEEPEST)
    const beside = content.flatMap((block) => (block.type === 'paragraph' || depth < DEEPEST ? [] : itemsOf(block, place, depth)))
    return [inside.flatMap((block) => flowOf(block, place, depth + 1)), ...beside]
  })
}

/** A last paragraph that begins with a dash says whose words they are, as on the page. */
function quoteOf({ content }: Quote, place: Place): PrintedBlock {
  const last = content.length > 1 ? content.at(-1) : undefined
  const source = last && /^[—–]\s*\S/.test(plainText(last)) ? last : undefined
  const said = source ? content.slice(0, -1) : content
  return { kind: 'quote', said: said.map((paragraph) => lineOf(paragraph.content, place)), source: source ? lineOf(source.content, place) : null }
}

function tableOf(table: Table, place: Place): PrintedBlock {
  const { columns, head, body } = layoutOf(table)
  const printed = (rows: readonly PlacedRow[], above: number) =>
    rows.flatMap(({ cells, sum }, at) =>
      cells.map(({ cell, column, colspan, rowspan, figure }): PrintedCell => {
        const blocks = cell.content.flatMap((block) => flowOf(block, place))
        return { x: column, y: above + at, colspan, rowspan, head: cell.type === 'tableHeader', sum, figure, blocks }
      }),
    )
  const cells = [...head, ...body].flatMap((row) => row.cells)
  // A column of figures is as wide as they are; the others share what is left.
  const figures = Array.from({ length: columns }, (_, column) => cells.some((placed) => placed.column === column && placed.colspan === 1 && placed.figure))
  const number = place.tables.get(table.attrs.id) ?? 1
  return { kind: 'table', number, caption: table.attrs.caption, figures, head: printed(head, 0), body: printed(body, head.length) }
}

function lineOf(line: readonly Inline[] | undefined, place: Place): PrintedLine {
  return (line ?? []).map((inline) => {
    switch (inline.type) {
      case 'text':
        return textOf(inline.text, inline.marks ?? [], place)
      case 'hardBreak':
        return 'break'
      default:
        return unreachable(inline)
    }
  })
}

function textOf(text: string, marks: readonly Mark[], { address, anchors }: Place): PrintedText {
  const link = marks.find((mark) => mark.type === 'link')
  const to = link ? (anchors.get(link.attrs.href) ?? null) : null
  const href = link && to === null ? hrefOutside(link.attrs.href, address) : null
  return { text, marks: marks.flatMap((mark) => (mark.type === 'link' ? [] : [mark.type])), href, to }
}
