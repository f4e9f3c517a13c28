import { editionName } from '#components/desk/state-mark.tsx'
import type { Comparison } from '#domain/compare/comparison.ts'
import type { SectionFound } from '#domain/compare/section-changes.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import { count } from './labels.ts'
import { changeNumbers } from './parts.ts'

type SectionWordsProps = { report: DeskReport; number: number; comparison: Comparison; found: SectionFound }

/** What restoring a section will do, before it is done. */
export function SectionWords({ report: { id, name, live }, number, comparison, found }: SectionWordsProps) {
  const first = firstChange(comparison, found)
  const called = sectionName(found)
  return (
    <>
      <h2 className="title">{`${verb(found)} ${called} of ${name}`}</h2>
      <ul className="lead plain-list">
        {found.changes.size === 0 ? (
          <li>{`The draft says the same there as revision ${number}: nothing would change.`}</li>
        ) : (
          <>
            <li>
              {summary(found, number)} {sentence(comparison, found)}{' '}
              <a className="link" href={`/desk/reports/${id}/compare?from=${number}&to=draft${first > 0 ? `#change-${first}` : ''}`}>
                See {found.changes.size === 1 ? 'it' : 'them'}
              </a>
            </li>
            <li>Every other section stays as it is. What the draft says now is kept first, as a revision, so that this can be undone.</li>
          </>
        )}
        <li>{live ? `Readers see nothing of it: edition ${editionName(live)} stays live.` : 'Readers see nothing of it.'}</li>
      </ul>
    </>
  )
}

/** The number of the first change of a section on the page that compares; 0 where there is none. */
export function firstChange(comparison: Comparison, { changes }: SectionFound): number {
  const numbers = changeNumbers(comparison)
  return [...changes].map((index) => numbers.get(index) ?? 0).sort((one, other) => one - other)[0] ?? 0
}

/** "section 5.1, Swiss watch market". */
export const sectionName = ({ section: { number, title } }: SectionFound): string =>
  number ? `section ${number}, ${title}` : title ? `the section “${title}”` : 'the section without a title'

/** What is done with a section, as a button says it. */
export const verb = ({ gone, added }: SectionFound): string => (gone ? 'Bring back' : added ? 'Remove' : 'Restore')

const summary = ({ gone, added }: SectionFound, number: number): string =>
  gone
    ? `The draft has this section no more. It comes back as it is in revision ${number}, where it stood.`
    : added
      ? `Revision ${number} has no such section: it goes from the draft.`
      : `The section will say what it says in revision ${number}, its subsections included.`

/** "2 blocks are as they were then, 1 block comes back and 1 block goes." */
function sentence(comparison: Comparison, { changes }: SectionFound): string {
  const counts = { edited: 0, back: 0, gone: 0, moved: 0 }
  for (const index of changes) {
    const entry = comparison.entries[index]
    if (!entry) continue
    if (entry.change === 'removed') counts.back++
    else if (entry.change === 'added') counts.gone++
    else if (entry.change === 'moved' || ('moved' in entry && entry.moved)) counts.moved++
    else counts.edited++
  }
  const parts = [
    counts.edited > 0 && `${count(counts.edited, 'block')} ${counts.edited === 1 ? 'is as it was' : 'are as they were'} then`,
    counts.back > 0 && `${count(counts.back, 'block')} ${counts.back === 1 ? 'comes' : 'come'} back`,
    counts.gone > 0 && `${count(counts.gone, 'block')} ${counts.gone === 1 ? 'goes' : 'go'}`,
    counts.moved > 0 && `${count(counts.moved, 'block')} ${counts.moved === 1 ? 'moves' : 'move'} to where ${counts.moved === 1 ? 'it' : 'they'} stood`,
  ].filter((part) => part !== false)
  return `${new Intl.ListFormat('en-GB').format(parts)}.`
}
