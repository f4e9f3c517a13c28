'use client'

import { Fragment, type ReactNode, useSyncExternalStore } from 'react'
import type { RevisionRow } from '#domain/revisions/read.ts'
import type { EditionRow, Timeline } from '#domain/revisions/timeline.ts'
import { wordsChanged } from './chips.tsx'
import { MoreLinks } from './more-links.tsx'
import { reasonOf } from './revision-line.ts'
import { partsOfTimeline, type TimelinePart } from './spells.ts'

type HistoryListProps = {
  timeline: Pick<Timeline, 'revisions' | 'editions' | 'withdrawals'>
  report: { id: string; slug: string; live: { major: number; minor: number } | null; archived: boolean }
  now: number
  /** The first page begins with the draft. */
  draft: ReactNode
  /** The newest revision of all; a restore can be undone while it is that. */
  latest: number
}

const never = () => () => {}
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const server = () => 'UTC'

/** A report's history by spells of a day, in the reader's own zone once scripts run, in UTC without. */
export function HistoryList({ timeline, report, now, draft, latest }: HistoryListProps) {
  const zone = useSyncExternalStore(never, here, server)
  const parts = partsOfTimeline(timeline, now, zone)
  return (
    <>
      {draft}
      {parts.map((part) => (
        <Fragment key={keyOf(part)}>{show(part, report, latest)}</Fragment>
      ))}
    </>
  )
}

function keyOf(part: TimelinePart): string {
  switch (part.kind) {
    case 'spell':
      return `revision ${part.rows[0]?.row.number}`
    case 'edition':
      return `edition ${part.edition.major}.${part.edition.minor}`
    case 'withdrawal':
      return `withdrawal ${part.withdrawal.at}`
  }
}

function show(part: TimelinePart, report: HistoryListProps['report'], latest: number): ReactNode {
  switch (part.kind) {
    case 'spell':
      return <Spell part={part} report={report} latest={latest} />
    case 'edition':
      return <Edition edition={part.edition} day={part.day} withdrawn={part.withdrawn} report={report} />
    case 'withdrawal':
      return (
        <section className="ednrow is-withdrawal" aria-label={`Edition ${part.withdrawal.major}.${part.withdrawal.minor} withdrawn`}>
          <p className="no">
            {part.withdrawal.major}.{part.withdrawal.minor}
            <small>{part.day}</small>
          </p>
          <p className="why">{part.withdrawal.reason}</p>
          <div className="acts-s">
            <span className="state withdrawn">Withdrawn{part.withdrawal.by ? ` by ${part.withdrawal.by}` : ''}</span>
          </div>
        </section>
      )
  }
}

function Spell({ part, report, latest }: { part: TimelinePart & { kind: 'spell' }; report: HistoryListProps['report']; latest: number }) {
  const hours = part.from === part.until ? part.from : `${part.from} to ${part.until}`
  return (
    <section className="spell" aria-label={part.day}>
      <div>
        <strong>{part.day}</strong>
        <span className="meta">
          {part.weekday}, {hours}
        </span>
        {part.people.length > 0 && <span className="meta">{part.people.join(', ')}</span>}
      </div>
      <ol className="revs">
        {part.rows.map(({ row, time }) => (
          <li key={row.number}>
            <span>
              <span className="vh">Revision </span>
              {row.number}
            </span>
            <span className="r">{time}</span>
            <RevisionWords row={row} />
            <RevisionActs row={row} report={report} latest={latest} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function RevisionWords({ row }: { row: RevisionRow }) {
  const delta = wordsChanged(row)
  const reason = reasonOf(row)
  return (
    <span>
      {row.name && (
        <>
          <b>{row.name}</b>
          {row.kind === 'restored' ? ' · ' : `, ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`}
        </>
      )}
      {row.kind === 'restored' ? (
        <>
          <span className="restored">Restored</span>
          {reason.replace('Restored', '')}
        </>
      ) : row.name ? null : (
        reason
      )}
      {row.edition && (
        <>
          {' '}
          · edition {row.edition.major}.{row.edition.minor}
        </>
      )}
      {delta && <span className="delta"> · {delta}</span>}
    </span>
  )
}

function RevisionActs({ row, report, latest }: { row: RevisionRow; report: HistoryListProps['report']; latest: number }) {
  const path = `/desk/reports/${report.id}`
  const undo = row.kind === 'restored' && row.number === latest
  return (
    <span className="acts-s">
      <a className="link" href={`${path}/revisions/${row.number}`} aria-label={`View revision ${row.number}`}>
        View
      </a>
      <MoreLinks label="Compare" of={`revision ${row.number}`} links={comparisons(row.number, report)} />
      {report.archived ? null : (
        <a
          className="link"
          href={`${path}/revisions/${undo ? row.number - 1 : row.number}/restore`}
          aria-label={undo ? 'Undo restore…' : `Restore revision ${row.number}…`}
        >
          {undo ? 'Undo restore…' : 'Restore…'}
        </a>
      )}
    </span>
  )
}

function comparisons(number: number, { id, live }: HistoryListProps['report']): { href: string; label: string }[] {
  const path = `/desk/reports/${id}/compare`
  return [
    ...(number > 1 ? [{ href: `${path}?from=${number - 1}&to=${number}`, label: 'With the one before' }] : []),
    ...(live ? [{ href: `${path}?from=${number}&to=live`, label: 'With live' }] : []),
    { href: `${path}?from=${number}&to=draft`, label: 'With the draft' },
  ]
}

type EditionProps = { edition: EditionRow; day: string; withdrawn: boolean; report: HistoryListProps['report'] }

function Edition({ edition: { major, minor, note, by, revision, live }, day, withdrawn, report }: EditionProps) {
  const path = `/desk/reports/${report.id}`
  const name = `edition ${major}.${minor}`
  return (
    <section className={live ? 'ednrow is-live' : 'ednrow'} aria-label={`Edition ${major}.${minor}${live ? ', live' : ''}`}>
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
        <MoreLinks label="Compare" of={name} links={comparisons(revision, report)} />
        {report.archived ? null : (
          <a className="link" href={`${path}/revisions/${revision}/restore`} aria-label={`Restore ${name}…`}>
            Restore…
          </a>
        )}
      </div>
    </section>
  )
}
