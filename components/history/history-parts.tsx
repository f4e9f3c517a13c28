import type { ReactNode } from 'react'
import { count } from '#components/compare/labels.ts'
import { longDate } from '#components/reading/dates.ts'
import { Notice } from '#components/ui/notice.tsx'
import { When } from '#components/ui/when.tsx'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { Timeline } from '#domain/revisions/timeline.ts'

type Asked = string | string[] | undefined
type NewsQuery = { kept?: Asked; same?: Asked; named?: Asked; restored?: Asked; undo?: Asked; as?: Asked }

const numberOf = (asked: Asked): number | null => (typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null)

/** How long the history is, and how much of it is shown. */
export function HistoryHead({ report, totals, narrowed }: { report: DeskReport; totals: Timeline['totals']; narrowed: boolean }) {
  return (
    <header>
      <div>
        <h2 className="title">History of {report.name}</h2>
        <p>
          {count(totals.revisions, 'revision')}, {count(totals.editions, 'edition')}, since {longDate(totals.since)}. Nothing here is ever deleted; restoring
          adds to it.
        </p>
      </div>
      {narrowed ? (
        <p role="status">
          {totals.fitting.toLocaleString('en-GB')} of {count(totals.revisions, 'revision')}
        </p>
      ) : null}
    </header>
  )
}

/** What was just done here, with the way back. */
export function HistoryNews({ query, undo }: { query: NewsQuery; undo: (number: number) => ReactNode }) {
  const kept = numberOf(query.kept)
  const restored = numberOf(query.restored)
  const before = numberOf(query.undo)
  const as = numberOf(query.as)
  if (kept !== null) {
    if (query.named)
      return (
        <Notice tone="done" title={`Revision ${kept} has its name.`}>
          The draft says what it says, so no other was cut.
        </Notice>
      )
    if (query.same) return <Notice tone="plain" title="Nothing to keep.">{`The draft says what revision ${kept} says.`}</Notice>
    return <Notice tone="done" title={`Revision ${kept} is kept.`} />
  }
  if (restored === null) return null
  if (before === null || before === as) return <Notice tone="plain" title={`Draft was as it is in revision ${restored} already.`} />
  return (
    <Notice tone="done" title={`Draft is as it was in revision ${restored}.`} remedies={undo(before)}>
      {`What it said before is kept as revision ${before}. Readers see what they saw.`}
    </Notice>
  )
}

/** The draft, over all that was kept of it. */
export function HistoryDraft({ report, sinceLooked, now }: { report: DeskReport; sinceLooked: string | null; now: number }) {
  const path = `/desk/reports/${report.id}`
  const { live, state, touchedAt, touchedBy, latestRevision } = report
  const changed = live && state === 'changed' ? `Changed since ${live.major}.${live.minor}` : live ? `As in ${live.major}.${live.minor}` : 'Not published'
  return (
    <section className="spell" aria-label="Draft">
      <div>
        <strong>Now</strong>
        <span className="meta">
          <When at={touchedAt} now={now} />
        </span>
        {touchedBy ? <span className="meta">{touchedBy}</span> : null}
      </div>
      <ol className="revs">
        <li>
          <span>Draft</span>
          <span className="r">now</span>
          <span>{changed}</span>
          <span className="acts-s">
            <a className="link" href={`${path}/compare?from=${live ? 'live' : latestRevision}&to=draft`}>
              {live ? 'Compare with live' : `Compare with ${latestRevision}`}
            </a>
            {sinceLooked === null ? null : (
              <a className="link" href={sinceLooked}>
                Since you last looked
              </a>
            )}
            <a className="link" href={path}>
              Write
            </a>
          </span>
        </li>
      </ol>
    </section>
  )
}

/** What stands where nothing fits: what is, and the way on. */
export function HistoryEmpty({ show, others, path }: { show: string; others: boolean; path: string }) {
  const [words, way] = others
    ? ['Nothing in this history fits all of that.', { href: `${path}/history`, label: 'Show everything' }]
    : show === 'editions'
      ? ['No edition was published yet. Publishing makes the first.', { href: `${path}/publish`, label: 'Publish…' }]
      : [
          'No revision has a name yet. Keep one now and give it one, or name one of those that there are.',
          { href: `${path}/history`, label: 'Show everything' },
        ]
  return (
    <div className="empty">
      <p>{words}</p>
      <a className="btn" href={way.href}>
        {way.label}
      </a>
    </div>
  )
}
