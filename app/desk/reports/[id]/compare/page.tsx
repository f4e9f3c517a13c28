import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import { compareAddress, type View } from '#components/compare/compare-address.ts'
import { ComparedSides, SideWords } from '#components/compare/compared-sides.tsx'
import { ComparisonView } from '#components/compare/comparison-view.tsx'
import { ComparedLabels } from '#components/compare/edition-labels.tsx'
import { LargeComparison } from '#components/compare/large-comparison.tsx'
import { Looked } from '#components/compare/looked.tsx'
import { NoComparison, NotCompared } from '#components/compare/no-comparison.tsx'
import { Pick } from '#components/compare/pick.tsx'
import { ReadyMadeNav } from '#components/compare/ready-made-nav.tsx'
import { SaysTheSame } from '#components/compare/says-the-same.tsx'
import { ViewLinks } from '#components/compare/view-links.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { Notice } from '#components/ui/notice.tsx'
import { labelsBetween } from '#domain/editions/editions-of.ts'
import { findReport } from '#domain/reports/desk.ts'
import { compareToShow } from '#lib/comparisons.ts'
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
type Query = { from?: Asked; to?: Asked; view?: Asked; page?: Asked; at?: Asked; kept?: Asked } & TakingQuery
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function Compare({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const asked = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const standing = standingOf(id)
  // An address that was mistyped shows no other comparison in the place of the one that was meant.
  if ([asked.from, asked.to].some((side) => side && sideNamed(side) === null)) notFound()
  const from = sideNamed(asked.from) ?? usualFrom(report, standing.draftIs)
  const to = sideNamed(asked.to) ?? 'draft'
  const view: View = asked.view === 'side' ? 'side' : 'inline'
  const compared = await compareToShow(db, id, { older: from, newer: to }, Math.trunc(Number(asked.at)) || 1)
  const none = compared.ok || compared.refusal.kind === 'not-compared' ? null : compared.refusal
  if ([none?.older, none?.newer].some((side) => side?.kind === 'revision-not-found')) notFound()

  const now = Date.now()
  const path = `/desk/reports/${id}`
  const here = { report, from, to, view, standing }
  const { pinned, loose } = pinOf(here)
  const labels = labelsBetween(db, id, from, to)
  const kept = sideNamed(asked.kept)
  const rows = compared.ok ? compared.value.rows : null
  const seen = !rows ? null : rows.newer === null ? standing.hash : rows.newer.number === standing.latest.number ? rows.newer.hash : null
  const address = compareAddress(id, { from, to, view })
  const page = Math.max(1, Math.trunc(Number(asked.page)) || 1)
  const whole = compared.ok && compared.value.excerpt === null ? compared.value : null
  const taking =
    whole && report.archivedAt === null
      ? takingBack({
          reportId: id,
          number: whole.rows.older?.number ?? null,
          comparison: whole.comparison,
          older: whole.older,
          newer: whole.newer,
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
      <section className="which-two" aria-label="What is compared, and how">
        <Pick path={`${path}/compare`} choices={choicesOf(report, [from, to], now)} from={String(from)} to={String(to)} view={view} />
        <div className="aside">
          <Pinning pinned={pinned === address ? null : pinned} loose={loose} />
          <ViewLinks view={view} hrefs={{ inline: compareAddress(id, { from, to }), side: compareAddress(id, { from, to, view: 'side' }) }} />
        </div>
      </section>
      {typeof kept === 'number' ? <Notice tone="done" title={`Revision ${kept} was kept, so that this address shows this for ever.`} /> : null}
      {compared.ok && rows ? (
        <>
          <ComparedSides name={report.name} older={rows.older} newer={rows.newer} now={now} />
          {compared.value.excerpt ? (
            <LargeComparison excerpt={compared.value.excerpt} base={address} above={labels && <ComparedLabels of={labels} />} />
          ) : (
            <ComparisonView
              comparison={compared.value.comparison}
              newer={compared.value.newer}
              acts={taking?.acts}
              pages={{ base: address, here: page }}
              beside={
                view === 'side'
                  ? {
                      content: compared.value.older,
                      heads: {
                        older: <SideWords row={rows.older} word="Older" now={now} />,
                        newer: <SideWords row={rows.newer} word="Newer" now={now} />,
                      },
                    }
                  : undefined
              }
              above={labels && <ComparedLabels of={labels} />}
              same={<SaysTheSame path={path} labelsDiffer={labels !== null} live={from === 'live' && to === 'draft'} />}
            />
          )}
          {taking?.bar}
          {seen === null ? null : <Looked reportId={id} revision={standing.latest.number} hash={seen} />}
        </>
      ) : (
        <main className="sheet column" id="document">
          {none ? null : <NotCompared again={address} />}
          {none?.older ? <NoComparison reportId={id} side={from} kind={none.older.kind} /> : null}
          {none?.newer ? <NoComparison reportId={id} side={to} kind={none.newer.kind} /> : null}
        </main>
      )}
    </div>
  )
}
