import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import { ComparisonView } from '#components/compare/comparison-view.tsx'
import { CopyLink } from '#components/compare/copy-link.tsx'
import { NoComparison } from '#components/compare/no-comparison.tsx'
import { Pick } from '#components/compare/pick.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { compareContents } from '#domain/compare/compare.ts'
import { findReport } from '#domain/reports/desk.ts'
import { readSide } from '#lib/api-side.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { choicesOf, sideNamed, usualFrom } from './sides.ts'
import { type TakingQuery, takingBack } from './take-back/taking-back.tsx'

export const metadata: Metadata = { title: 'Compare' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ from?: string | string[]; to?: string | string[] } & TakingQuery> }

export default async function Compare({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const asked = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const from = sideNamed(asked.from) ?? usualFrom(report)
  const to = sideNamed(asked.to) ?? 'draft'
  const older = readSide(db, id, from)
  const newer = readSide(db, id, to)
  if ([older, newer].some((side) => !side.ok && side.refusal.kind === 'revision-not-found')) notFound()
  const path = `/desk/reports/${id}`
  const compared = older.ok && newer.ok ? compareContents(older.value.content, newer.value.content) : null
  const taking =
    compared && older.ok && newer.ok && report.archivedAt === null
      ? takingBack({
          reportId: id,
          number: 'revision' in older.value.names ? older.value.names.revision : null,
          comparison: compared,
          older: older.value.content,
          newer: newer.value.content,
          query: `${new URLSearchParams({ from: String(from), to: String(to) })}`,
          asked,
        })
      : null
  return (
    <div data-tier={tierTone(report.tier.key)}>
      <a className="skip" href="#document">
        Skip to the changes
      </a>
      <Bar person={actor.name} signOut={signOut} back={{ href: path, label: report.name }} title="Compare">
        <CopyLink />
        <a className="btn" href={`${path}/history`}>
          History
        </a>
      </Bar>
      <Pick path={`${path}/compare`} choices={choicesOf(report, [from, to], Date.now())} from={String(from)} to={String(to)} />
      {compared && newer.ok ? (
        <>
          <ComparisonView comparison={compared} newer={newer.value.content} acts={taking?.acts} />
          {taking?.bar}
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
