import type { ReactNode } from 'react'
import { editionName } from '#components/desk/state-mark.tsx'
import { When } from '#components/ui/when.tsx'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { Said } from '#domain/revisions/named.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { wordsChanged } from './chips.tsx'
import { reasonOf } from './revision-line.ts'

type RevisionMetaProps = {
  report: DeskReport
  row: RevisionRow
  /** Every name that it was given, the newest first. */
  names: readonly Said[]
  now: number
  /** The form for its name and note. */
  children: ReactNode
}

/** Over a revision: when, why and by whom it was kept, what it is and was called, and what can be done with it. */
export function RevisionMeta({ report: { id, live, latestRevision, archivedAt }, row, names, now, children }: RevisionMetaProps) {
  const path = `/desk/reports/${id}`
  const { number, edition, name, namedBy, note, notedBy, writers, words, purges } = row
  return (
    <section className="revision-meta" aria-label={`About revision ${number}`}>
      <strong>{[`Revision ${number}`, name, edition && `edition ${editionName(edition)}`].filter(Boolean).join(' · ')}</strong>
      <span>
        <When at={row.createdAt} now={now} />
      </span>
      <span>{reasonOf(row)}</span>
      {writers.length > 0 ? <span>Written by {writers.join(', ')}</span> : null}
      {name && namedBy ? <span>Named by {namedBy}</span> : null}
      <span>{[`${words.toLocaleString('en-GB')} words`, wordsChanged(row)].filter(Boolean).join(' · ')}</span>
      <span className="acts-s">
        {number > 1 ? (
          <a className="link" href={`${path}/revisions/${number - 1}`}>
            Revision {number - 1}
          </a>
        ) : null}
        {number < latestRevision ? (
          <a className="link" href={`${path}/revisions/${number + 1}`}>
            Revision {number + 1}
          </a>
        ) : null}
        <a className="link" href={`${path}/history/walk?at=${number}`}>
          Walk through time
        </a>
        {number > 1 ? (
          <a className="link" href={`${path}/compare?from=${number - 1}&to=${number}`}>
            Compare with the one before
          </a>
        ) : null}
        {live ? (
          <a className="link" href={`${path}/compare?from=${number}&to=live`}>
            Compare with live
          </a>
        ) : null}
        <a className="link" href={`${path}/compare?from=${number}&to=draft`}>
          Compare with the draft
        </a>
        {archivedAt === null ? (
          <a className="link" href={`${path}/revisions/${number}/restore`}>
            Restore…
          </a>
        ) : null}
      </span>
      {note ? (
        <p className="noted">
          {note}
          {notedBy ? <span className="dim"> {notedBy}</span> : null}
        </p>
      ) : null}
      {purges.map(({ id: purge, at, by, reason }) => (
        <p key={purge} className="purged">
          {`Words were purged from it${by ? ` by ${by}` : ''}, `}
          <When at={at} now={now} />
          {`: ${reason}`}
        </p>
      ))}
      <FormerNames names={names} now={now} />
      {children}
    </section>
  )
}

/** "was named Before the ranking by Tom Okafor, 3 March". */
function FormerNames({ names, now }: { names: readonly Said[]; now: number }) {
  const former = names.slice(names[0]?.text === '' ? 0 : 1).filter(({ text }) => text !== '')
  if (former.length === 0) return null
  return (
    <ul className="former">
      {former.map(({ text, by, at }) => (
        <li key={at}>
          {`Was named “${text}”${by ? ` by ${by}` : ''}, `}
          <When at={at} now={now} />
        </li>
      ))}
    </ul>
  )
}
