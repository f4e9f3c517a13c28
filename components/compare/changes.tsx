import type { ReactElement, ReactNode } from 'react'
import { blockOf, type Numbering, numberingOf } from '#components/reading/report-body.tsx'
import type { Comparison, Entry, Place } from '#domain/compare/comparison.ts'
import type { Content, Document } from '#domain/richtext/document.ts'
import { count, labelOf, placeName } from './labels.ts'
import { type Part, partsOf } from './parts.ts'
import { ComparedPiece } from './pieces.tsx'
import { ComparedWords } from './words.tsx'

/** What can be done with a change, by its number, and with a section, beside its heading; `gone` where only the older has it. */
export type Acts = { change(number: number): ReactNode; section(section: Place, gone: boolean): ReactNode }

/**
 * The text of a comparison: every change in its place, with its word in the margin, and what is unchanged folded away.
 * What is unchanged is shown by the renderer of bodies. Belongs into an element of class `text`.
 */
export function Changes({ comparison, newer, acts = none }: { comparison: Comparison; newer: Content; acts?: Acts | undefined }): ReactElement {
  const total = comparison.counts.changes
  const { standfirst } = comparison
  return (
    <>
      {standfirst.change !== 'unchanged' && (
        <Margin number={1} total={total} label={[`Standfirst ${standfirst.change}`]} kind={standfirst.change} acts={acts.change(1)}>
          <p className="standfirst">
            <ComparedWords of={standfirst.segments} />
          </p>
        </Margin>
      )}
      {partsOf(comparison).map((part) => (
        <OnePart key={keyOf(part)} part={part} document={newer.document} total={total} acts={acts} />
      ))}
    </>
  )
}

const none: Acts = { change: () => null, section: () => null }

const keyOf = (part: Part): string => {
  switch (part.kind) {
    case 'fold':
      return `fold ${part.blocks[0]}`
    case 'section':
      return `section ${part.section.id}`
    case 'change':
      return `change ${part.number}`
    case 'departure':
      return `departure ${part.change}`
  }
}

function OnePart({ part, document, total, acts }: { part: Part; document: Document; total: number; acts: Acts }): ReactElement {
  switch (part.kind) {
    case 'fold':
      return <Fold label={part.label} blocks={part.blocks} document={document} />
    case 'section':
      return <SectionHead section={part.section} acts={acts} />
    case 'change':
      return <Change number={part.number} total={total} entry={part.entry} document={document} acts={acts} />
    case 'departure':
      return (
        <p className="meta gone-note">
          From {part.from?.number ? `${part.from.number}, ${part.from.title}` : placeName(part.from)}, {count(part.blocks, 'block')} moved to{' '}
          <a href={`#change-${part.change}`}>{placeName(part.to)}</a>
        </p>
      )
  }
}

function SectionHead({ section, acts }: { section: Place; acts: Acts }): ReactElement {
  const { id, level, number, title } = section
  const words = (
    <>
      {number && <span className="n">{number}</span>} {title}
    </>
  )
  return (
    <div className="sec" id={`section-${id}`}>
      {level === 2 ? <h2>{words}</h2> : <h3>{words}</h3>}
      {acts.section(section, false)}
    </div>
  )
}

function Fold({ label, blocks, document }: { label: string; blocks: number[]; document: Document }): ReactElement {
  const numbering = numberingOf(document)
  const appendix = appendixOf(document, numbering)
  return (
    <details className="folded">
      <summary className="fold">
        <span>{label}</span>
        <span className="show">Show</span>
        <span className="hide">Hide</span>
      </summary>
      {blocks.map((index) => {
        const block = document.content[index]
        return block ? blockOf(block, { ...numbering, inAppendix: index > appendix }) : null
      })}
    </details>
  )
}

/** Where the appendix begins; what stands in it is set in its own way. */
function appendixOf(document: Document, { outline }: Numbering): number {
  const start = document.content.findIndex(({ type, attrs }) => type === 'heading' && outline.get(attrs.id)?.part === 'appendix')
  return start < 0 ? document.content.length : start
}

type ChangeProps = { number: number; total: number; entry: Entry; document: Document; acts: Acts }

function Change({ number, total, entry, document, acts }: ChangeProps): ReactElement {
  const whole = entry.change === 'moved' ? document.content[entry.newer] : undefined
  return (
    <Margin number={number} total={total} label={labelOf(entry)} kind={kindOf(entry)} acts={actsOf(number, entry, acts)}>
      {whole ? blockOf(whole, { ...numberingOf(document), inAppendix: false }) : <ComparedPiece piece={entry} number={headingNumber(entry)} />}
    </Margin>
  )
}

/** A heading that changed has no head of its section over it: what can be done with the section stands beside the change. */
function actsOf(number: number, entry: Entry, acts: Acts): ReactNode {
  const heads = 'node' in entry && entry.section?.id === entry.node.attrs.id ? entry.section : null
  return (
    <>
      {acts.change(number)}
      {heads && acts.section(heads, entry.change === 'removed')}
    </>
  )
}

const headingNumber = (entry: Entry): string => ('node' in entry && entry.section?.id === entry.node.attrs.id ? entry.section.number : '')

const kindOf = (entry: Entry): string => (entry.change === 'reformatted' ? 'reformed' : 'moved' in entry && entry.moved ? 'moved' : entry.change)

type MarginProps = { number: number; total: number; label: string[]; kind: string; acts: ReactNode; children: ReactElement | null }

/** A change with its word in the margin. Its address is `#change-3`; the one that the address names says where it stands among all. */
function Margin({ number, total, label, kind, acts, children }: MarginProps): ReactElement {
  return (
    <div className={`blk ${kind}`} id={`change-${number}`}>
      <div className="tag">
        <span className="at">
          {number} of {total} ·{' '}
        </span>
        {label.join(' ')}
        {acts}
      </div>
      {children}
    </div>
  )
}
