import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import '#components/history/history.css'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { UnmetNotice } from '#components/desk/unmet-notice.tsx'
import { HistoryFilter } from '#components/history/history-filter.tsx'
import { HistoryDraft, HistoryEmpty, HistoryHead, HistoryNews } from '#components/history/history-parts.tsx'
import { HistoryList } from '#components/history/timeline.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { editionsOf } from '#domain/editions/editions-of.ts'
import { findReport } from '#domain/reports/desk.ts'
import { peopleOfHistory, readTimeline } from '#domain/revisions/timeline.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { oneOf, siftedAddress, unmet } from '#lib/sift.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { sinceLooked } from '../compare/standing.ts'
import { nameAndNote } from '../revisions/[number]/actions.ts'
import { UndoForm } from '../revisions/[number]/restore/undo-form.tsx'
import { type HistoryQuery, historyAsked, placeAsked } from './asked.ts'
import { KeepForm } from './keep-form.tsx'

export const metadata: Metadata = { title: 'History' }

const PAGE = 60

type News = Parameters<typeof HistoryNews>[0]['query']
type Props = { params: Promise<{ id: string }>; searchParams: Promise<HistoryQuery & News> }

export default async function History({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const query = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const people = peopleOfHistory(db, id)
  const { chosen, filter } = historyAsked(query, actor.id, people)
  const before = placeAsked(query.before)
  const timeline = readTimeline(db, id, { filter, before, limit: PAGE })
  const narrowed = Object.values(chosen).some((value) => value !== '')
  const nothing = timeline.revisions.length + timeline.editions.length + timeline.withdrawals.length === 0
  const path = `/desk/reports/${id}`
  const published = editionsOf(db, id).map(({ edition, revision }) => ({ edition, revision }))
  const address = (place: number | null) => siftedAddress(`${path}/history`, { ...chosen, before: place })
  return (
    <div data-tier={tierTone(report.tier.key)}>
      <a className="skip" href="#timeline">
        Skip to the history
      </a>
      <Bar person={actor.name} signOut={signOut} back={{ href: path, label: report.name }} title="History" state={<StateMark report={report} />}>
        <a className="btn" href={`${path}/history/walk`}>
          Walk through time
        </a>
        <a className="btn" href={`${path}/compare`}>
          Compare two…
        </a>
        <KeepForm reportId={id} />
      </Bar>
      <main className="sheet column">
        <HistoryNews query={query} undo={(number) => <UndoForm reportId={id} number={number} />} />
        <HistoryHead report={report} totals={timeline.totals} narrowed={narrowed} />
        <HistoryFilter path={`${path}/history`} chosen={chosen} people={people.map(({ id: value, name: label }) => ({ value, label }))} />
        <UnmetNotice asked={unmet({ ...query, before: query.before }, { ...chosen, before: before === undefined ? '' : oneOf(query.before) })} />
        <div id="timeline">
          {timeline.newer === null ? null : (
            <nav className="pages" aria-label="Newer revisions">
              <a href={address(timeline.newer)}>Newer</a>
              <a href={address(null)}>Newest</a>
            </nav>
          )}
          {nothing && narrowed ? (
            <HistoryEmpty show={chosen.show} others={Object.entries(chosen).some(([name, value]) => name !== 'show' && value !== '')} path={path} />
          ) : (
            <HistoryList
              key={address(before ?? null)}
              timeline={timeline}
              report={{ id, slug: report.slug, live: report.live, archived: report.archivedAt !== null, editions: published, latest: report.latestRevision }}
              now={Date.now()}
              draft={before === undefined && !narrowed ? <HistoryDraft report={report} sinceLooked={sinceLooked(actor.id, report)} now={Date.now()} /> : null}
              query={siftedAddress('', chosen).slice(1)}
              folding={!narrowed}
              nameAndNote={nameAndNote}
            />
          )}
        </div>
      </main>
    </div>
  )
}
