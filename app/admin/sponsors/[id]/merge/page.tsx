import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MergePreview, reportChoice } from '#components/admin/sponsor-merge.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { type DirectorySponsor, listSponsors, readSponsor } from '#domain/sponsors/directory.ts'
import { planMerge } from '#domain/sponsors/merge-plan.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { MergeForm } from './merge-form.tsx'

export const metadata: Metadata = { title: 'Merge a double' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ into?: string | string[] }> }

export default async function Merge({ params, searchParams }: Props) {
  const actor = await requireActor('sponsor.manage')
  const [{ id }, { into }] = [await params, await searchParams]
  const db = reads()
  const sponsor = readSponsor(db, id)
  if (!sponsor) notFound()
  const plan = typeof into === 'string' ? planMerge(db, { fromId: id, intoId: into }) : null
  const both = plan?.reports.from && plan.reports.into ? { from: plan.reports.from, into: plan.reports.into } : null
  const choices = plan && both ? [reportChoice(plan.into.name, both.into, both.from), reportChoice(plan.from.name, both.from, both.into)] : []
  const others = listSponsors(db).filter((other) => other.id !== id)
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: `/admin/sponsors/${id}`, label: sponsor.name }} title="Merge a double" />
      <main className="sheet column">
        {plan ? (
          <>
            <h2 className="title">{`${plan.from.name} becomes part of ${plan.into.name}`}</h2>
            <MergePreview plan={plan} />
            <MergeForm from={plan.from} into={plan.into} choices={choices} />
          </>
        ) : others.length === 0 ? (
          <section className="empty first">
            <p>{`${sponsor.name} is the only sponsor: there is none to merge it into.`}</p>
          </section>
        ) : (
          <>
            <p className="lead">{`Choose the sponsor that ${sponsor.name} is a double of, and that stays. What the merge does is shown before it is done.`}</p>
            <form className="form">
              <SelectField name="into" label={`Merge ${sponsor.name} into`} groups={groups(sponsor.name, others)} />
              <div className="acts">
                <button type="submit" className="btn primary">
                  See what it does…
                </button>
                <a className="btn plain" href={`/admin/sponsors/${id}`}>
                  Leave it
                </a>
              </div>
            </form>
          </>
        )}
      </main>
    </>
  )
}

/** Those whose names begin alike come first: doubles mostly do. */
function groups(name: string, others: DirectorySponsor[]) {
  const begin = (words: string) => words.toLowerCase().match(/[\p{L}\p{N}]+/u)?.[0] ?? ''
  const alike = others.filter((other) => begin(other.name) === begin(name))
  const tiers = Map.groupBy(others, (other) => (other.former ? 'Former sponsors' : other.tier.plural))
  const options = (sponsors: DirectorySponsor[]) => sponsors.map((other) => ({ value: other.id, label: other.name }))
  return [
    ...(alike.length > 0 ? [{ label: 'Begins alike', options: options(alike) }] : []),
    ...[...tiers].map(([label, members]) => ({ label, options: options(members) })),
  ]
}
