import { Fragment, type ReactElement } from 'react'
import { type Block, type Callout, type Document, type Heading, type Inline, type Quote, type Tone, unreachable } from '#domain/richtext/document.ts'
import { type Section, sections } from '#domain/richtext/sections.ts'
import { Flow, flowBlock, Sources } from './flow.tsx'
import { Words } from './inline.tsx'
import { splitSeason, words } from './line-parts.ts'
import type { SectionMark } from './since-marks.tsx'
import { TableFigure } from './table-figure.tsx'

type Part = { section: Section | null; heading: Heading | null; blocks: Block[] }

export type ReportBodyProps = {
  document: Document
  /** Puts something of a page of the desk around a block. It gives the element a key. */
  around?: (block: Block, shown: ReactElement | null) => ReactElement | null
  /** Labels and captions as lines, by the id of their block, where a page of the desk marks their words. */
  names?: ReadonlyMap<string, Inline[]>
  /** Where a table may be had as comma-separated values, by its number. */
  csv?: (table: number) => string
  /** What stands in the margin of a section. */
  mark?: SectionMark
}

/**
 * A report's body, the one way that it is shown: on the public page, in the preview before publishing, as an old
 * revision, of a manuscript. Belongs into an element of class `text`. Numbers, anchors and the names of tables are
 * computed here.
 */
export function ReportBody({ document, around = (_, shown) => shown, names, csv, mark }: ReportBodyProps): ReactElement {
  const numbering = { ...numberingOf(document), names, csv, mark }
  const { outline } = numbering
  const block = (one: Block, inAppendix: boolean) => around(one, blockOf(one, { ...numbering, inAppendix }))
  return (
    <>
      {partsOf(document, outline).map(({ section, heading, blocks }) => {
        const inside = blocks.map((one) => block(one, section?.part === 'appendix'))
        if (section?.part !== 'summary' || !heading) {
          return (
            <Fragment key={section?.id ?? 'opening'}>
              {heading && block(heading, false)}
              {inside}
            </Fragment>
          )
        }
        return (
          <section key={section.id} className="exec" id={section.anchor} aria-labelledby={`${section.anchor}_name`}>
            {around(
              heading,
              <h2 key={section.id} className="exec-h">
                <span id={`${section.anchor}_name`}>
                  <Words of={heading.content} />
                </span>
                <Beside mark={mark?.(section)} />
              </h2>,
            )}
            {inside}
          </section>
        )
      })}
    </>
  )
}

/** The body cut before every heading of level 2. */
function partsOf(document: Document, outline: ReadonlyMap<string, Section>): Part[] {
  const parts: Part[] = [{ section: null, heading: null, blocks: [] }]
  for (const block of document.content) {
    if (block.type === 'heading' && block.attrs.level === 2) parts.push({ section: outline.get(block.attrs.id) ?? null, heading: block, blocks: [] })
    else parts.at(-1)?.blocks.push(block)
  }
  return parts
}

/** What blocks are called in the body that they stand in: numbers and anchors of headings, numbers of tables, by id. */
export type Numbering = { outline: ReadonlyMap<string, Section>; tables: ReadonlyMap<string, number> }

export function numberingOf(document: Document): Numbering {
  return {
    outline: new Map(sections(document).map((section) => [section.id, section])),
    tables: new Map(document.content.filter(({ type }) => type === 'table').map(({ attrs }, at) => [attrs.id, at + 1])),
  }
}

/** One block of a body, as it stands there. */
export function blockOf(block: Block, place: Numbering & { inAppendix: boolean } & Pick<ReportBodyProps, 'names' | 'csv' | 'mark'>): ReactElement | null {
  const { id } = block.attrs
  switch (block.type) {
    case 'heading':
      return <Title key={id} heading={block} section={place.outline.get(id)} mark={place.mark} />
    case 'paragraph':
    case 'orderedList':
      return flowBlock(block)
    case 'bulletList':
      return place.inAppendix ? <Sources key={id} items={block.content} /> : flowBlock(block)
    case 'blockquote':
      return <Quotation key={id} quote={block} />
    case 'callout':
      return <CallOut key={id} callout={block} name={place.names?.get(id)} />
    case 'table':
      return <TableFigure key={id} table={block} number={place.tables.get(id) ?? 1} caption={place.names?.get(id)} csv={place.csv} />
    case 'horizontalRule':
      return <hr key={id} />
    default:
      return unreachable(block)
  }
}

function Title({ heading, section, mark }: { heading: Heading; section: Section | undefined; mark: SectionMark | undefined }): ReactElement | null {
  const line = heading.content ?? []
  if (line.length === 0) return null
  const number = section?.number && (
    <>
      <a className="n" href={`#${section.anchor}`}>
        {section.number}
      </a>{' '}
    </>
  )
  const beside = <Beside mark={section && mark?.(section)} />
  switch (heading.attrs.level) {
    case 2:
      return (
        <h2 id={section?.anchor}>
          {number}
          <Words of={line} />
          {beside}
        </h2>
      )
    case 3:
      return (
        <h3 id={section?.anchor}>
          {number}
          <Words of={line} />
          {beside}
        </h3>
      )
    case 4:
      return <GamesTitle line={line} anchor={section?.anchor} beside={beside} />
    default:
      return unreachable(heading.attrs.level)
  }
}

/** A space keeps it from the title, for whoever hears or copies both. */
const Beside = ({ mark }: { mark: ReactElement | null | undefined }): ReactElement | null => (mark ? <> {mark}</> : null)

type GamesTitleProps = { line: NonNullable<Heading['content']>; anchor: string | undefined; beside: ReactElement }

/** "Paris 2024 (Summer)": the season stands back. Its space goes with it. */
function GamesTitle({ line, anchor, beside }: GamesTitleProps): ReactElement {
  const parts = splitSeason(line)
  return (
    <h4 id={anchor}>
      <Words of={parts ? parts[0] : line} />
      {parts && (
        <span>
          <Words of={parts[1]} />
        </span>
      )}
      {beside}
    </h4>
  )
}

/** A last paragraph that begins with a dash says whose words they are. */
function Quotation({ quote }: { quote: Quote }): ReactElement {
  const last = quote.content.length > 1 ? quote.content.at(-1) : undefined
  const source = last && /^[—–]\s*\S/.test(words(last.content ?? [])) ? last : undefined
  const said = source ? quote.content.slice(0, -1) : quote.content
  const text = said.map(({ content }) => words(content ?? [])).join(' ')
  const shape = ['quote', text.length > 180 && 'long', /^[“„«"‘]/.test(text) && 'hung'].filter(Boolean).join(' ')
  return (
    <figure className={shape}>
      <blockquote>{said.map(flowBlock)}</blockquote>
      {source && (
        <figcaption className="meta">
          <Flow of={[source]} />
        </figcaption>
      )}
    </figure>
  )
}

const toneNames: Record<Tone, string> = { note: 'Note', context: 'Context', critical: 'Critical' }

function CallOut({ callout, name }: { callout: Callout; name: Inline[] | undefined }): ReactElement {
  const { label, tone } = callout.attrs
  return (
    <div className="callout" role="note" data-tone={tone} aria-label={label || toneNames[tone]}>
      {label && <p className="label">{name ? <Words of={name} /> : label}</p>}
      {callout.content.map(flowBlock)}
    </div>
  )
}
