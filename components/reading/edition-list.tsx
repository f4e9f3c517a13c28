import type { ReactElement } from 'react'
import type { ListedEdition } from '#domain/editions/public-sponsor.ts'
import { comparisonAddress, editionAddress, editionName } from './addresses.ts'
import { Day } from './day.tsx'

/** `among` are all editions of the report, where the list is of some. */
type EditionListProps = { slug: string; editions: readonly ListedEdition[]; among?: readonly ListedEdition[] }

/** Editions of a report, the newest first, each with what it changed and the ways to it. */
export function EditionList({ slug, editions, among = editions }: EditionListProps): ReactElement {
  const standing = among.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <ol className="editions">
      {editions.map((edition) => (
        <Row key={editionName(edition)} slug={slug} edition={edition} before={standing[standing.indexOf(edition) + 1] ?? null} />
      ))}
    </ol>
  )
}

/** `before` is the edition before it that still stands, if it stands itself. */
function Row({ slug, edition, before }: { slug: string; edition: ListedEdition; before: ListedEdition | null }): ReactElement {
  const { minor, publishedAt, note, live, withdrawnAt } = edition
  const name = editionName(edition)
  const number = (
    <span className="n-ed">
      <span className="vh">Edition </span>
      {name}
    </span>
  )
  if (withdrawnAt !== null) {
    return (
      <li className="gone">
        {number}
        <div>
          <p>
            Withdrawn on <Day at={withdrawnAt} />.
          </p>
          <p className="meta">
            Published on <Day at={publishedAt} />
            <br />
            <a href={editionAddress(slug, edition)} aria-label={`Why edition ${name} was withdrawn`}>
              Why
            </a>
          </p>
        </div>
      </li>
    )
  }
  return (
    <li className={live ? 'live' : undefined}>
      {number}
      <div>
        <p>{note}</p>
        <p className="meta">
          <b>
            <Day at={publishedAt} />
          </b>
          {minor > 0 && ' · correction or addition'}
          {live && ' · what readers see now'}
          <br />
          <a href={editionAddress(slug, edition)} aria-label={`Read edition ${name}`}>
            Read
          </a>
          {before && (
            <a href={comparisonAddress(slug, before, edition)} aria-label={`Compare with ${editionName(before)}: edition ${name}`}>
              Compare with {editionName(before)}
            </a>
          )}
        </p>
      </div>
    </li>
  )
}
