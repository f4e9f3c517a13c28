import type { ReactElement, ReactNode } from 'react'
import { Departure, keyOf } from '#components/compare/changes.tsx'
import { excerptBody, excerptParts } from '#components/compare/excerpt-parts.ts'
import { labelOf } from '#components/compare/labels.ts'
import { headingNumber } from '#components/compare/margin.tsx'
import type { Part } from '#components/compare/parts.ts'
import { ComparedPiece } from '#components/compare/pieces.tsx'
import { blockAt, type WholeBody, wholeBody } from '#components/compare/whole-body.ts'
import { ComparedWords } from '#components/compare/words.tsx'
import type { Entry } from '#domain/compare/comparison.ts'
import type { Excerpt } from '#domain/compare/excerpt.ts'
import { place } from './since-marks.tsx'

type ComparedTextProps = {
  excerpt: Excerpt
  /** Whether what is unchanged stands between the changes, or is folded away. */
  whole: boolean
  /** The address of a change that stands on another page of the comparison. */
  elsewhere(change: number): string
}

type Shown = { newer: WholeBody; whole: boolean; tooLarge: ReadonlySet<Entry>; hrefOf: { change(number: number): string; left(change: number): string } }

/** The changes between two editions, each under the heading of its section, with a word that says what became of it. */
export function ComparedText({ excerpt, whole, elsewhere }: ComparedTextProps): ReactElement {
  const { comparison, first, last, before } = excerpt
  const shown: Shown = {
    newer: wholeBody(excerptBody(excerpt)),
    whole,
    tooLarge: new Set(excerpt.tooLarge.flatMap(({ at }) => comparison.entries[at] ?? [])),
    hrefOf: { change: (number) => `${number >= first && number <= last ? '' : elsewhere(number)}#change-${number}`, left: (change) => `#left-${change}` },
  }
  return (
    <>
      {before === null && comparison.standfirst.change !== 'unchanged' && (
        <Excerpted number={1} label={`Standfirst, ${comparison.standfirst.change}`}>
          <p className="standfirst">
            <ComparedWords of={comparison.standfirst.segments} />
          </p>
        </Excerpted>
      )}
      {placed(excerptParts(excerpt), shown.newer).map(([part, places]) => (
        <OnePart key={keyOf(part)} part={part} places={places} {...shown} />
      ))}
    </>
  )
}

/** Parts with the sections that begin with them here, or what is told of them: the page of the newer edition leads there from its margin. */
function placed(parts: Part[], { numbering }: WholeBody): [Part, string[]][] {
  const told = [...numbering.outline.values()].filter(({ level }) => level < 4)
  const before = new Map(told.map(({ id }, at) => [id, told[at - 1]?.id]))
  const taken = new Set<string>()
  return parts.map((part) => {
    const free = new Set(sectionsOf(part, before).filter((id) => !taken.has(id)))
    for (const id of free) taken.add(id)
    return [part, [...free].map(place)]
  })
}

/** Of a change: the section of its own heading, the one before, which may have ended later until now, and the one that it stands in. */
function sectionsOf(part: Part, before: ReadonlyMap<string, string | undefined>): string[] {
  switch (part.kind) {
    case 'section':
      return [part.section.id]
    case 'change': {
      const { entry } = part
      const own = 'newer' in entry && 'node' in entry && entry.node.type === 'heading' ? entry.node.attrs.id : undefined
      const cut = own !== undefined && entry.change === 'added' ? before.get(own) : undefined
      return [own, cut, entry.section?.id].filter((id) => id !== undefined)
    }
    case 'departure':
      return part.from ? [part.from.id] : []
    case 'fold':
      return []
  }
}

function OnePart({ part, places, ...shown }: Shown & { part: Part; places: string[] }): ReactNode {
  switch (part.kind) {
    case 'section':
      return (
        <h3 id={places[0]}>
          {part.section.number && <span className="n">{part.section.number}</span>} {part.section.title}
        </h3>
      )
    case 'fold': {
      const blocks = part.blocks.map(({ newer }) => blockAt(shown.newer, newer))
      return shown.whole ? (
        blocks
      ) : (
        <details className="kept">
          <summary>{part.label}</summary>
          {blocks}
        </details>
      )
    }
    case 'change':
      return <Change number={part.number} entry={part.entry} places={places} {...shown} />
    case 'departure':
      return (
        <>
          <Places ids={places} />
          <Departure part={part} hrefOf={shown.hrefOf} />
        </>
      )
  }
}

function Change({ number, entry, places, newer, tooLarge, hrefOf }: Shown & { number: number; entry: Entry; places: string[] }): ReactElement {
  const moved = entry.change === 'moved' || ('moved' in entry && entry.moved)
  const label = (
    <>
      {labelOf(entry).join(' ')}
      {moved && (
        <>
          {' · '}
          <a href={hrefOf.left(number)}>Where it was</a>
        </>
      )}
    </>
  )
  return (
    <Excerpted number={number} label={label} places={places}>
      {tooLarge.has(entry) ? (
        <p className="meta">This is too large to be shown here. The newer edition shows it as a whole.</p>
      ) : entry.change === 'moved' ? (
        blockAt(newer, entry.newer)
      ) : (
        <ComparedPiece piece={entry} number={headingNumber(entry)} />
      )}
    </Excerpted>
  )
}

const Places = ({ ids }: { ids: string[] }): ReactElement => (
  <>
    {ids.map((id) => (
      <span key={id} id={id} />
    ))}
  </>
)

type ExcerptedProps = { number: number; label: ReactNode; places?: string[]; children: ReactNode }

function Excerpted({ number, label, places = [], children }: ExcerptedProps): ReactElement {
  return (
    <div className="excerpt" id={`change-${number}`}>
      <Places ids={places} />
      <p className="label">{label}</p>
      {children}
    </div>
  )
}
