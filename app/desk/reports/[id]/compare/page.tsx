import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import { compareAddress, type View } from '#components/compare/compare-address.ts'
import { ComparedSides, SideWords } from '#components/compare/compared-sides.tsx'
import { ComparisonView } from '#components/compare/comparison-view.tsx'
import { ComparedLabels } from '#components/compare/edition-labels.tsx'
import { Looked } from '#components/compare/looked.tsx'
import { NoComparison } from '#components/compare/no-comparison.tsx'
import { Pick } from '#components/compare/pick.tsx'
import { ReadyMadeNav } from '#components/compare/ready-made-nav.tsx'
import { SaysTheSame } from '#components/compare/says-the-same.tsx'
import { ViewLinks } from '#components/compare/view-links.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { Notice } from '#components/ui/notice.tsx'
import { compareContents } from '#domain/compare/compare.ts'
import { labelsBetween } from '#domain/editions/editions-of.ts'
import { findReport } from '#domain/reports/desk.ts'
import { readSide } from '#lib/api-side.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { CopyLink } from './copy-link.tsx'
import { Pinning } from './pin-form.tsx'
import { choicesOf, sideNamed, usualFrom } from './sides.ts'
import { pinOf, readyMadeFor, standingOf } from './standing.ts'
import { type TakingQuery, takingBack } from './take-back/taking-back.tsx'

export const metadata: Metadata = { title: 'Compare' }

type Asked = string | string[] | undefined
type Query = { from?: Asked; to?: Asked; view?: Asked; page?: Asked; kept?: Asked } & TakingQuery
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function Compare({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const asked = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const standing = standingOf(id)
  const from = sideNamed(asked.from) ?? usualFrom(report, standing.draftIs)
  const to = sideNamed(asked.to) ?? 'draft'
  const view: View = asked.view === 'side' ? 'side' : 'inline'
  const older = readSide(db, id, from)
  const newer = readSide(db, id, to)
  if ([older, newer].some((side) => !side.ok && side.refusal.kind === 'revision-not-found')) notFound()

  const now = Date.now()
  const path = `/desk/reports/${id}`
  const here = { report, from, to, view, standing }
  const { pinned, loose } = pinOf(here)
  const labels = labelsBetween(db, id, from, to)
  const kept = sideNamed(asked.kept)
  const seen = !newer.ok ? null : newer.value.row === null ? standing.hash : newer.value.row.number === standing.latest.number ? newer.value.row.hash : null
  const address = compareAddress(id, { from, to, view })
  const page = Math.max(1, Math.trunc(Number(asked.page)) || 1)
  const compared = older.ok && newer.ok ? compareContents(older.value.content, newer.value.content) : null
  const taking =
    compared && older.ok && newer.ok && report.archivedAt === null
      ? takingBack({
          reportId: id,
          number: 'revision' in older.value.names ? older.value.names.revision : null,
          comparison: compared,
          older: older.value.content,
          newer: newer.value.content,
          query: `${address.split('?')[1]}${page > 1 ? `&page=${page}` : ''}`,
          asked,
        })
      : null
  return (
    <div data-tier={tierTone(report.tier.key)} className={view === 'side' ? 'compared is-beside' : 'compared'}>
      <a className="skip" href="#document">
        Skip to the changes
      </a>
      <Bar person={actor.name} signOut={signOut} back={{ href: path, label: report.name }} title="Compare">
        <CopyLink key={`${from} ${to} ${view}`} pinned={pinned} loose={loose} />
        <a className="btn" href={`${path}/history`}>
          History
        </a>
      </Bar>
      <ReadyMadeNav groups={readyMadeFor(actor.id, here)} />
      <div className="which-two">
        <Pick path={`${path}/compare`} choices={choicesOf(report, [from, to], now)} from={String(from)} to={String(to)} view={view} />
        <div className="aside">
          <Pinning pinned={pinned === address ? null : pinned} loose={loose} />
          <ViewLinks view={view} hrefs={{ inline: compareAddress(id, { from, to }), side: compareAddress(id, { from, to, view: 'side' }) }} />
        </div>
      </div>
      {typeof kept === 'number' ? <Notice tone="done" title={`Revision ${kept} was kept, so that this address shows this for ever.`} /> : null}
      {compared && older.ok && newer.ok ? (
        <>
          <ComparedSides name={report.name} older={older.value.row} newer={newer.value.row} now={now} />
          <ComparisonView
            comparison={compared}
            newer={newer.value.content}
            acts={taking?.acts}
            pages={{ base: address, here: page }}
            beside={
              view === 'side'
                ? {
                    content: older.value.content,
                    heads: {
                      older: <SideWords row={older.value.row} word="Older" now={now} />,
                      newer: <SideWords row={newer.value.row} word="Newer" now={now} />,
                    },
                  }
                : undefined
            }
            above={labels && <ComparedLabels of={labels} />}
            same={<SaysTheSame path={path} labelsDiffer={labels !== null} live={from === 'live' && to === 'draft'} />}
          />
          {taking?.bar}
          {seen === null ? null : <Looked reportId={id} revision={standing.latest.number} hash={seen} />}
        </>
      ) : (
        <main className="sheet column" id="document">
          {older.ok ? null : <NoComparison reportId={id} side={from} kind={older.refusal.kind} />}
          {newer.ok ? null : <NoComparison reportId={id} side={to} kind={newer.refusal.kind} />}
        </main>
      )}
    </div>
  )
}
