import type { ReactNode } from 'react'
import { longDate } from '#components/reading/dates.ts'
import { Notice } from '#components/ui/notice.tsx'
import { When } from '#components/ui/when.tsx'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { Shown, Timeline } from '#domain/revisions/timeline.ts'
import { count } from './labels.ts'

type Asked = string | string[] | undefined
export type HistoryQuery = { show?: Asked; before?: Asked; kept?: Asked; same?: Asked; named?: Asked; restored?: Asked; undo?: Asked; as?: Asked }

const tabs: { show: Shown; label: string }[] = [
  { show: 'everything', label: 'Everything' },
  { show: 'editions', label: 'Editions' },
  { show: 'named', label: 'Named' },
]

export const shownOf = (asked: Asked): Shown => tabs.find(({ show }) => show === asked)?.show ?? 'everything'

const numberOf = (asked: Asked): number | null => (typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null)

/** How long the history is, and what of it is shown. */
export function HistoryHead({ report, totals, show }: { report: DeskReport; totals: Timeline['totals']; show: Shown }) {
  return (
    <>
      <header>
        <div>
          <h2 className="title">History of {report.name}</h2>
          <p>
            {count(totals.revisions, 'revision')}, {count(totals.editions, 'edition')}, since {longDate(totals.since)}. Nothing here is ever deleted; restoring
            adds to it.
          </p>
        </div>
      </header>
      <nav className="tabs" aria-label="Show">
        {tabs.map((tab) => (
          <a key={tab.show} href={`?show=${tab.show}`} aria-current={tab.show === show || undefined}>
            {tab.label}
          </a>
        ))}
      </nav>
    </>
  )
}

/** What was just done here, with the way back. */
export function HistoryNews({ query, undo }: { query: HistoryQuery; undo: (number: number) => ReactNode }) {
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
export function HistoryDraft({ report, now }: { report: DeskReport; now: number }) {
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
            <a className="link" href={path}>
              Write
            </a>
          </span>
        </li>
      </ol>
    </section>
  )
}

export function HistoryEmpty({ show, path }: { show: Shown; path: string }) {
  return (
    <div className="empty">
      {show === 'named' ? <p>No revision has a name yet. Keep one now and give it one.</p> : <p>No edition was published yet. Publishing makes the first.</p>}
      {show === 'named' ? null : (
        <a className="btn" href={`${path}/publish`}>
          Publish…
        </a>
      )}
    </div>
  )
}
