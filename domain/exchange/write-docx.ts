import {
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import { type Block, type Inline, unreachable } from '../richtext/document.ts'
import { type Section, sections } from '../richtext/sections.ts'
import { flowOf, levels, mm, WIDTH } from './docx-flow.ts'
import { clean, type DocxPlace, lineOf, outside, text } from './docx-line.ts'
import { docxStyles } from './docx-styles.ts'
import { tableOf } from './docx-table.ts'
import { accents, type TakenEdition } from './taken-edition.ts'

/** An edition for word processors: styles that can be changed, headings that make an outline, tables whose heads come again on each page. */
export async function writeDocx(edition: TakenEdition): Promise<Uint8Array> {
  const { sponsor, tier, number, published, standfirst, document, tone } = edition
  const outline = sections(document).filter(({ title }) => title.trim() !== '')
  const place: DocxPlace = {
    address: edition.address,
    accent: accents[tone].slice(1).toUpperCase(),
    outline: new Map(outline.map((section) => [section.id, section])),
    tables: new Map(document.content.filter(({ type }) => type === 'table').map(({ attrs }, at) => [attrs.id, at + 1])),
    bookmarks: new Map(outline.map(({ anchor }, at) => [`#${anchor}`, `section_${at + 1}`])),
    numberings: [{ reference: 'dots', levels: levels(LevelFormat.BULLET, 1) }],
  }
  const body = document.content.flatMap((block) => blockOf(block, place))
  const file = new Document({
    title: `${clean(sponsor)}, edition ${number}`,
    subject: clean([tier.label, edition.category].filter(Boolean).join(': ')),
    description: clean(standfirst),
    creator: 'Host City',
    lastModifiedBy: 'Host City',
    styles: docxStyles(place.accent),
    numbering: { config: place.numberings },
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(26), bottom: mm(24), left: mm(25), right: mm(25) } },
        },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({ children: [running([text(sponsor), new TextRun({ children: ['\t'] }), text(`Edition ${number}, ${published.words}`)])] }),
        },
        footers: { first: footer(), default: footer() },
        children: [...opening(edition, place, outline), ...body],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

function opening(
  { sponsor, tier, category, number, published, note, standfirst, address }: TakenEdition,
  place: DocxPlace,
  outline: readonly Section[],
): Paragraph[] {
  const styled = (style: string, words: string) => (words.trim() === '' ? [] : [new Paragraph({ style, children: [text(words)] })])
  const contents = outline.filter(({ level }) => level < 4)
  return [
    ...styled('TierLine', tier.label),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [text(sponsor)] }),
    ...styled('Category', category),
    ...styled('Meta', `Edition ${number}, ${published.words}`),
    ...styled('Meta', note),
    ...(address === null ? [] : [new Paragraph({ style: 'Meta', children: [outside(address, [text(address)])] })]),
    ...styled('Standfirst', standfirst),
    ...(contents.length === 0 ? [] : styled('ContentsHeading', 'Contents')),
    ...contents.map(
      ({ anchor, number: of, title, level }) =>
        new Paragraph({
          style: level === 2 ? 'ContentsSection' : 'ContentsSubsection',
          children: [new InternalHyperlink({ anchor: place.bookmarks.get(`#${anchor}`) ?? '', children: [text([of, title].filter(Boolean).join('  '))] })],
        }),
    ),
  ]
}

const running = (children: ParagraphChild[]) => new Paragraph({ style: 'Running', tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }], children })
const footer = () =>
  new Footer({ children: [running([text('Host City'), new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })])] })

function blockOf(block: Block, place: DocxPlace): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return headingOf(block.content, place.outline.get(block.attrs.id), place)
    case 'paragraph':
    case 'bulletList':
    case 'orderedList':
      return flowOf(block, place, { style: 'Text' })
    case 'blockquote':
      return block.content.flatMap((paragraph) => flowOf(paragraph, place, { style: 'Quotation' }))
    case 'callout': {
      const { label } = block.attrs
      const head = label.trim() === '' ? [] : [new Paragraph({ style: 'CallOutLabel', keepNext: true, children: [text(label)] })]
      return [...head, ...block.content.flatMap((inner) => flowOf(inner, place, { style: 'CallOut' }))]
    }
    case 'table':
      return tableOf(block, place)
    case 'horizontalRule':
      return [new Paragraph({ style: 'Rule' })]
    default:
      return unreachable(block)
  }
}

const headings = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const

function headingOf(line: readonly Inline[] | undefined, section: Section | undefined, place: DocxPlace): Paragraph[] {
  if (!section) return []
  const number = section.number === '' ? [] : [new TextRun({ text: `${section.number}  `, color: place.accent })]
  const id = place.bookmarks.get(`#${section.anchor}`) ?? ''
  return [new Paragraph({ heading: headings[section.level], children: [new Bookmark({ id, children: [...number, ...lineOf(line, place)] })] })]
}
