import type { ReactElement, ReactNode } from 'react'
import type { Comparison, Entry, Place } from '#domain/compare/comparison.ts'
import { labelOf } from './labels.ts'
import type { WholeBody } from './whole-body.ts'

/** What can be done with a change, by its number, and with a section, beside its heading; `gone` where only the older has it. */
export type Acts = { change(number: number): ReactNode; section(section: Place, gone: boolean): ReactNode }

/** What every part of a comparison is shown with. */
export type Shown = {
  comparison: Comparison
  newer: WholeBody
  acts: Acts
  /** The address of a change, and of the place that a moved block left, on whichever page they stand. */
  hrefOf: { change(number: number): string; left(change: number): string }
}

type MarginProps = { number: number; total: number; label: ReactNode; acts: ReactNode }

/** The word for a change, that stands in its margin. The one that the address names says where it stands among all. */
export function Margin({ number, total, label, acts }: MarginProps): ReactElement {
  return (
    <div className="tag">
      <span className="at">
        {number} of {total} ·{' '}
      </span>
      {label}
      {acts}
    </div>
  )
}

/** What happened to a block, and where it was if it was elsewhere. */
export function ChangeLabel({ entry, number, hrefOf }: { entry: Entry; number: number; hrefOf: Shown['hrefOf'] }): ReactElement {
  return (
    <>
      {labelOf(entry).join(' ')}
      {hasMoved(entry) && (
        <>
          {' '}
          <a className="link other-end" href={hrefOf.left(number)}>
            Where it was
          </a>
        </>
      )}
    </>
  )
}

export const hasMoved = (entry: Entry): boolean => entry.change === 'moved' || ('moved' in entry && entry.moved)

/** Which look a change has. A heading that moved and changed is a move first. */
export const kindOf = (entry: Entry): string => (entry.change === 'reformatted' ? 'reformed' : hasMoved(entry) ? 'moved' : entry.change)

/** What can be done with a change. A heading that changed has no head of its section over it: the section's stand beside it. */
export function actsOf(number: number, entry: Entry, acts: Acts): ReactNode {
  const heads = 'node' in entry && entry.section?.id === entry.node.attrs.id ? entry.section : null
  return (
    <>
      {acts.change(number)}
      {heads && acts.section(heads, entry.change === 'removed')}
    </>
  )
}

export const headingNumber = (entry: Entry): string => ('node' in entry && entry.section?.id === entry.node.attrs.id ? entry.section.number : '')

export function SectionHead({ section, acts }: { section: Place; acts: Acts }): ReactElement {
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

/** The name of a part among its siblings. */
export const sectionName = (place: Place | null): string => [place?.number, place?.title].filter(Boolean).join(', ') || 'the opening'
