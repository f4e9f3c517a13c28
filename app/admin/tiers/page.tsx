import type { Metadata } from 'next'
import type { ShownTier } from '#components/admin/tier-words.ts'
import { Bar } from '#components/desk/bar.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { listProgrammes, sponsorshipsByTier } from '#domain/sponsors/tier-acts.ts'
import { listTiers } from '#domain/sponsors/tiers.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'
import { ActForm } from '../people/act-form.tsx'
import { remove } from './actions.ts'
import { AddForm, ChangeForm } from './tier-forms.tsx'
import { TierList } from './tier-list.tsx'

export const metadata: Metadata = { title: 'Tiers' }

type Query = { act?: string | string[]; tier?: string | string[]; done?: string | string[] }
type Programmes = { value: string; label: string }[]

const news: Record<string, string> = { added: 'The tier is added.', changed: 'The tier is changed, for readers too.', removed: 'The tier is removed.' }

export default async function Tiers({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('tier.manage')
  const { act, tier: key, done } = await searchParams
  const db = reads()
  const used = sponsorshipsByTier(db)
  const programmes = listProgrammes(db)
  const tiers = listTiers(db).map(({ key, singular, plural, programmeKey }): ShownTier => {
    const programmeName = programmes.find((one) => one.key === programmeKey)?.name ?? programmeKey
    return { key, singular, plural, programme: programmeKey, programmeName, sponsorships: used.get(key) ?? 0 }
  })
  const choices = programmes.map((one) => ({ value: one.key, label: one.name }))
  const chosen = tiers.find((tier) => tier.key === key)
  const form = chosen ? formOf(String(act), chosen, choices) : null
  const said = news[String(done)]
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: '/admin/sponsors', label: 'Sponsors' }} title="Tiers" />
      <main className="sheet column">
        {said ? <Notice tone="done" title={said} /> : null}
        <p className="lead">The groups in which readers find sponsors, in this order on the index. Alt with an arrow moves the tier that has the focus.</p>
        <TierList tiers={tiers} open={chosen && form ? { key: chosen.key, form } : null} />
        {act === 'add' ? (
          <AddForm programmes={choices} />
        ) : (
          <a className={form ? 'btn' : 'btn primary'} href="/admin/tiers?act=add">
            Add a tier…
          </a>
        )}
      </main>
    </>
  )
}

function formOf(act: string, tier: ShownTier, programmes: Programmes) {
  if (act === 'change') return <ChangeForm tier={tier} programmes={programmes} />
  if (act !== 'remove' || tier.sponsorships > 0) return null
  return (
    <ActForm
      action={remove}
      about={{ key: tier.key }}
      refused="The tier was not removed."
      pending="Removing…"
      primary
      before={<p className="lead">No sponsorship is in it, and readers do not see it. Editions that were published under it keep its label.</p>}
      after={
        <a className="btn plain" href="/admin/tiers">
          Leave it
        </a>
      }
    >
      {`Remove ${tier.plural}`}
    </ActForm>
  )
}
