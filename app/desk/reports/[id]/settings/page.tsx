import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Bar } from '#components/desk/bar.tsx'
import { AddressSection, ArchiveSection, AuditSection, Done, LiveSection } from '#components/desk/settings-sections.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { standingEditions } from '#domain/editions/withdraw.ts'
import { may } from '#domain/people/may.ts'
import { findReport } from '#domain/reports/desk.ts'
import { isSlug } from '#domain/sponsors/slug.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { AddressForm } from './address-form.tsx'
import { ArchiveForm } from './archive-form.tsx'

export const metadata: Metadata = { title: 'Settings' }

type Query = { slug?: string | string[]; confirm?: string | string[]; done?: string | string[] }

export default async function Settings({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Query> }) {
  const actor = await requireActor()
  const { id } = await params
  const query = await searchParams
  const report = findReport(reads(), id)
  if (!report) notFound()
  const { name, slug, sponsorId, archivedAt } = report
  const wanted = typeof query.slug === 'string' ? query.slug.trim().toLowerCase() : slug
  const refused = isSlug(wanted) ? null : wanted
  const archiving = archivedAt === null ? 'archive' : 'unarchive'
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: `/desk/reports/${id}`, label: name }} title="Settings" state={<StateMark report={report} />} />
      <main className="sheet column">
        <Done what={query.done} report={report} />
        <AddressSection report={report} refused={refused}>
          {wanted === slug || refused !== null ? null : <AddressForm reportId={id} sponsorId={sponsorId} slug={slug} wanted={wanted} />}
        </AddressSection>
        <LiveSection report={report} standing={standingEditions(reads(), id).length} />
        <ArchiveSection report={report}>{query.confirm === archiving ? <ArchiveForm reportId={id} what={archiving} /> : null}</ArchiveSection>
        {may(actor, 'audit.read') ? <AuditSection reportId={id} /> : null}
      </main>
    </>
  )
}
