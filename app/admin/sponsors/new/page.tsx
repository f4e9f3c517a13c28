import type { Metadata } from 'next'
import { Bar } from '#components/desk/bar.tsx'
import { listTiers } from '#domain/sponsors/tiers.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../(auth)/sign-out/actions.ts'
import { NewSponsorForm } from './new-sponsor-form.tsx'

export const metadata: Metadata = { title: 'Add a sponsor' }

export default async function NewSponsor() {
  const actor = await requireActor('sponsor.manage')
  const tiers = listTiers(reads()).map((tier) => ({ value: tier.key, label: tier.singular }))
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: '/admin/sponsors', label: 'Sponsors' }} title="Add a sponsor" />
      <main className="sheet column">
        <p className="lead">Readers find it on the index at once, under its tier, without a link until a report of it is live.</p>
        <NewSponsorForm tiers={tiers} />
      </main>
    </>
  )
}
