import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import { HistoryDraft, HistoryEmpty, HistoryHead, HistoryNews, type HistoryQuery, shownOf } from '#components/compare/history-parts.tsx'
import { HistoryList } from '#components/compare/timeline.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { findReport } from '#domain/reports/desk.ts'
import { readTimeline } from '#domain/revisions/timeline.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { UndoForm } from '../revisions/[number]/restore/undo-form.tsx'
import { KeepForm } from './keep-form.tsx'

export const metadata: Metadata = { title: 'History' }

const PAGE = 60

type Props = { params: Promise<{ id: string }>; searchParams: Promise<HistoryQuery> }

export default async function History({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const query = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const show = shownOf(query.show)
  const before = Number(query.before) > 1 ? Number(query.before) : undefined
  const timeline = readTimeline(db, id, { show, before, limit: PAGE })
  const path = `/desk/reports/${id}`
  const shown = { id, slug: report.slug, live: report.live, archived: report.archivedAt !== null }
  return (
    <div data-tier={tierTone(report.tier.key)}>
      <a className="skip" href="#timeline">
        Skip to the history
      </a>
      <Bar person={actor.name} signOut={signOut} back={{ href: path, label: report.name }} title="History" state={<StateMark report={report} />}>
        <a className="btn" href={`${path}/compare`}>
          Compare two…
        </a>
        <KeepForm reportId={id} />
      </Bar>
      <main className="sheet column">
        <HistoryNews query={query} undo={(number) => <UndoForm reportId={id} number={number} />} />
        <HistoryHead report={report} totals={timeline.totals} show={show} />
        <div id="timeline">
          {timeline.revisions.length === 0 ? (
            <HistoryEmpty show={show} path={path} />
          ) : (
            <HistoryList
              timeline={timeline}
              report={shown}
              now={Date.now()}
              latest={report.latestRevision}
              draft={before === undefined && show === 'everything' ? <HistoryDraft report={report} now={Date.now()} /> : null}
            />
          )}
        </div>
        {timeline.older !== null || before !== undefined ? (
          <nav className="pages" aria-label="Pages">
            {before === undefined ? null : <a href={`?show=${show}`}>Newest</a>}
            {timeline.older === null ? null : <a href={`?show=${show}&before=${timeline.older}`}>Before revision {timeline.older}</a>}
          </nav>
        ) : null}
      </main>
    </div>
  )
}
