import type { Metadata } from 'next'
import { Bar } from '#components/desk/bar.tsx'
import { readSponsor } from '#domain/sponsors/directory.ts'
import { listTiers } from '#domain/sponsors/tiers.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../(auth)/sign-out/actions.ts'
import { NewReportForm } from './new-report-form.tsx'

export const metadata: Metadata = { title: 'New report' }

/** `sponsor` names one that has no report yet: its facts stand in the form already. */
export default async function NewReport({ searchParams }: { searchParams: Promise<{ sponsor?: string | string[] }> }) {
  const actor = await requireActor()
  const { sponsor: id } = await searchParams
  const sponsor = typeof id === 'string' ? readSponsor(reads(), id) : null
  const known: Record<string, string> = sponsor ? { name: sponsor.name, tier: sponsor.tier.key, category: sponsor.category } : {}
  const tiers = listTiers(reads()).map((tier) => ({ value: tier.key, label: tier.singular }))
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: '/desk', label: 'Reports' }} title="New report" />
      <main className="sheet column">
        <p className="lead">The report stays a draft until it is published. The sponsor is listed for readers at once, without a link.</p>
        <NewReportForm tiers={tiers} known={known} />
      </main>
    </>
  )
}
