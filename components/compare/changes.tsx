import { Fragment, type ReactElement } from 'react'
import type { Entry } from '#domain/compare/comparison.ts'
import { Fold } from './fold.tsx'
import { count, placeName } from './labels.ts'
import { actsOf, ChangeLabel, headingNumber, kindOf, Margin, SectionHead, type Shown, sectionName } from './margin.tsx'
import type { Part } from './parts.ts'
import { ComparedPiece } from './pieces.tsx'
import { blockAt } from './whole-body.ts'
import { ComparedWords } from './words.tsx'

/**
 * The text of a comparison: every change in its place, with its word in the margin, and what is unchanged folded away.
 * What is unchanged is shown by the renderer of bodies. Belongs into an element of class `text`.
 */
export function Changes({ parts, first, ...shown }: Shown & { parts: Part[]; first: boolean }): ReactElement {
  return (
    <>
      {first && <Standfirst {...shown} />}
      {parts.map((part) => (
        <OnePart key={keyOf(part)} part={part} {...shown} />
      ))}
    </>
  )
}

/** What tells a part from the others. */
export function keyOf(part: Part): string {
  switch (part.kind) {
    case 'fold':
      return `fold ${part.blocks[0]?.newer}`
    case 'section':
      return `section ${part.section.id}`
    case 'change':
      return `change ${part.number}`
    case 'departure':
      return `departure ${part.leaving[0]?.change}`
  }
}

function Standfirst({ comparison: { standfirst, counts }, acts }: Shown): ReactElement | null {
  if (standfirst.change === 'unchanged') return null
  return (
    <div className={`blk ${standfirst.change}`} id="change-1">
      <Margin number={1} total={counts.changes} label={`Standfirst ${standfirst.change}`} acts={acts.change(1)} />
      <p className="standfirst">
        <ComparedWords of={standfirst.segments} />
      </p>
    </div>
  )
}

function OnePart({ part, ...shown }: Shown & { part: Part }): ReactElement {
  switch (part.kind) {
    case 'fold':
      return <Fold fold={part}>{({ newer }) => blockAt(shown.newer, newer)}</Fold>
    case 'section':
      return <SectionHead section={part.section} acts={shown.acts} />
    case 'change':
      return <Change number={part.number} entry={part.entry} {...shown} />
    case 'departure':
      return <Departure part={part} hrefOf={shown.hrefOf} />
  }
}

function Change({ number, entry, comparison, newer, acts, hrefOf }: Shown & { number: number; entry: Entry }): ReactElement {
  return (
    <div className={`blk ${kindOf(entry)}`} id={`change-${number}`}>
      <Margin
        number={number}
        total={comparison.counts.changes}
        label={<ChangeLabel entry={entry} number={number} hrefOf={hrefOf} />}
        acts={actsOf(number, entry, acts)}
      />
      {entry.change === 'moved' ? blockAt(newer, entry.newer) : <ComparedPiece piece={entry} number={headingNumber(entry)} />}
    </div>
  )
}

/** Said where blocks stood that stand elsewhere now; each leads to where it went, and is led back to. */
export function Departure({ part: { from, to, leaving }, hrefOf }: { part: Part & { kind: 'departure' }; hrefOf: Shown['hrefOf'] }): ReactElement {
  const [only] = leaving
  return (
    <p className="meta gone-note">
      From {sectionName(from)}, {count(leaving.length, 'block')} moved to{' '}
      {only && leaving.length === 1 ? (
        <a id={`left-${only.change}`} href={hrefOf.change(only.change)}>
          {placeName(to)}
        </a>
      ) : (
        <>
          {placeName(to)}:{' '}
          {leaving.map(({ change }, at) => (
            <Fragment key={change}>
              {at > 0 && ', '}
              <a id={`left-${change}`} href={hrefOf.change(change)}>
                change {change}
              </a>
            </Fragment>
          ))}
        </>
      )}
    </p>
  )
}
