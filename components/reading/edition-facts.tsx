import type { ReactElement } from 'react'
import { changesAddress, editionAddress, editionName } from './addresses.ts'
import { isoDate, longDate, shortDate } from './dates.ts'

export type ShownUpdate = { major: number; minor: number; note: string; publishedAt: number }

/** How many editions are told on the page of a report itself; the page of changes has all. */
const TOLD = 12

/** When the words of an edition came about and how long they take to read. `updates` are the editions that stand, the newest first. */
export function EditionDates({ updates, edition, minutes }: { updates: ShownUpdate[]; edition: { major: number }; minutes: number }): ReactElement {
  const first = updates.at(-1)
  const major = updates.findLast((update) => update.major === edition.major)
  return (
    <dl className="standing">
      {first && <DateFact term="First published" at={first.publishedAt} />}
      {major && major !== first && <DateFact term="Last major change" at={major.publishedAt} />}
      <div>
        <dt>Reading time</dt>
        <dd>{minutes === 1 ? '1 minute' : `${minutes} minutes`}</dd>
      </div>
    </dl>
  )
}

const DateFact = ({ term, at }: { term: string; at: number }): ReactElement => (
  <div>
    <dt>{term}</dt>
    <dd>
      <time dateTime={isoDate(at)}>{longDate(at)}</time>
    </dd>
  </div>
)

/** What each edition changed, folded away, and the way to all of it. */
export function Updates({ slug, updates }: { slug: string; updates: ShownUpdate[] }): ReactElement {
  return (
    <>
      {updates.length > 1 && (
        <details className="updates">
          <summary>Show all updates</summary>
          <ol>
            {updates.slice(0, TOLD).map((update) => (
              <li key={editionName(update)}>
                <a href={editionAddress(slug, update)}>Edition {editionName(update)}</a>{' '}
                <time dateTime={isoDate(update.publishedAt)}>{shortDate(update.publishedAt)}</time>
                <p>{update.note}</p>
              </li>
            ))}
          </ol>
          {updates.length > TOLD && <p>{`${updates.length - TOLD} older ones are on the page of changes.`}</p>}
        </details>
      )}
      <a href={changesAddress(slug)}>What changed, edition by edition</a>
    </>
  )
}
