import { editionName } from '#components/desk/state-mark.tsx'
import { When } from '#components/ui/when.tsx'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { wordsChanged } from './chips.tsx'
import { reasonOf } from './revision-line.ts'

/** Over a revision: when, why and by whom it was kept, and what can be done with it. */
export function RevisionMeta({ report: { id, live, latestRevision, archivedAt }, row, now }: { report: DeskReport; row: RevisionRow; now: number }) {
  const path = `/desk/reports/${id}`
  const { number, edition, name, writers, words } = row
  return (
    <section className="revision-meta" aria-label={`About revision ${number}`}>
      <strong>{[`Revision ${number}`, name, edition && `edition ${editionName(edition)}`].filter(Boolean).join(' · ')}</strong>
      <span>
        <When at={row.createdAt} now={now} />
      </span>
      <span>{reasonOf(row)}</span>
      {writers.length > 0 ? <span>Written by {writers.join(', ')}</span> : null}
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
    </section>
  )
}
