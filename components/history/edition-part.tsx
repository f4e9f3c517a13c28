import { MoreLinks } from '#components/compare/more-links.tsx'
import type { EditionRow, WithdrawalRow } from '#domain/revisions/timeline.ts'
import { comparisonsOf, type ListedReport } from './listed-report.ts'

type EditionProps = { edition: EditionRow; day: string; withdrawn: boolean; report: ListedReport }

/** An edition, standing out from the revisions around it. */
export function EditionPart({ edition: { major, minor, note, by, revision, live }, day, withdrawn, report }: EditionProps) {
  const path = `/desk/reports/${report.id}`
  const name = `edition ${major}.${minor}`
  return (
    <section className={live ? 'ednrow is-live' : 'ednrow'} id={`e${major}.${minor}`} aria-label={`Edition ${major}.${minor}${live ? ', live' : ''}`}>
      <p className="no">
        {major}.{minor}
        <small>
          {day}
          {by ? (
            <>
              <br />
              {by}
            </>
          ) : null}
          <br />
          revision {revision}
        </small>
      </p>
      <p className="why">{note}</p>
      <div className="acts-s">
        {live && <span className="state live">Live</span>}
        {withdrawn && <span className="state withdrawn">Withdrawn later</span>}
        <a className="link" href={live ? `/sponsors/${report.slug}` : `${path}/revisions/${revision}`} aria-label={`Read ${name}`}>
          Read
        </a>
        <MoreLinks label="Compare" of={name} links={comparisonsOf(revision, report, { major, minor })} />
        {report.archived ? null : (
          <a className="link" href={`${path}/revisions/${revision}/restore`} aria-label={`Restore ${name}…`}>
            Restore…
          </a>
        )}
      </div>
    </section>
  )
}

export function WithdrawalPart({ withdrawal: { major, minor, reason, by }, day }: { withdrawal: WithdrawalRow; day: string }) {
  return (
    <section className="ednrow is-withdrawal" aria-label={`Edition ${major}.${minor} withdrawn`}>
      <p className="no">
        {major}.{minor}
        <small>{day}</small>
      </p>
      <p className="why">{reason}</p>
      <div className="acts-s">
        <span className="state withdrawn">Withdrawn{by ? ` by ${by}` : ''}</span>
      </div>
    </section>
  )
}
