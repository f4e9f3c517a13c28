import type { Metadata } from 'next'
import '#components/compare/compare.css'
import '#components/exchange/import.css'
import { Bar } from '#components/desk/bar.tsx'
import { ImportDesk } from '#components/exchange/import-desk.tsx'
import { listTiers } from '#domain/sponsors/tiers.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'

export const metadata: Metadata = { title: 'Import' }

export default async function Import() {
  const actor = await requireActor('report.import')
  const tiers = listTiers(reads()).map((tier) => ({ value: tier.key, label: tier.singular }))
  return (
    <>
      <a className="skip" href="#import">
        Skip to the manuscript
      </a>
      <Bar person={actor.name} signOut={signOut} back={{ href: '/desk', label: 'Reports' }} title="Import a manuscript" />
      <ImportDesk person={actor.id} tiers={tiers} now={Date.now()} />
      <noscript>
        <p className="sheet column">The preview needs scripts. Without them, host-city import brings a manuscript in.</p>
      </noscript>
    </>
  )
}
