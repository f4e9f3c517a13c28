import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { DealList } from '#components/admin/sponsor-deals.tsx'
import { SponsorDone } from '#components/admin/sponsor-done.tsx'
import { Addresses, Changeable, Companies, Doubles, ReportsOf, SponsorSection } from '#components/admin/sponsor-sections.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { mergedInto, readSponsor } from '#domain/sponsors/directory.ts'
import { listTiers } from '#domain/sponsors/tiers.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../(auth)/sign-out/actions.ts'
import { GiveForm } from './deal-forms.tsx'
import { DescribeForm, MoveForm, RenameForm } from './name-forms.tsx'
import { openAct } from './open-act.tsx'

export const metadata: Metadata = { title: 'Sponsor' }

type Query = { act?: string | string[]; deal?: string | string[]; done?: string | string[] }

export default async function Sponsor({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Query> }) {
  const actor = await requireActor('sponsor.manage')
  const [{ id }, { act, deal, done }] = [await params, await searchParams]
  const db = reads()
  const sponsor = readSponsor(db, id)
  if (!sponsor) {
    const into = mergedInto(db, id)
    if (into) redirect(`/admin/sponsors/${into}`)
    notFound()
  }
  const { name, slug, entities, headquarters, ticker, formerSlugs, deals, report, former, merged, sample } = sponsor
  const tiers = listTiers(db).map((tier) => ({ value: tier.key, label: tier.singular }))
  const state = former ? <span className="state archived">Former sponsor</span> : undefined
  const open = openAct(String(act), String(deal), sponsor, tiers)
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: '/admin/sponsors', label: 'Sponsors' }} title={name} state={state} />
      <main className="sheet column">
        <SponsorDone what={done} sponsor={sponsor} />
        <SponsorSection id="name" title="Name">
          <Changeable id={id} act="name" section="name" words="Rename…" shown={<p className="long name">{name}</p>}>
            {act === 'name' ? <RenameForm id={id} name={name} /> : null}
          </Changeable>
        </SponsorSection>
        <SponsorSection id="deals" title="Deals">
          <DealList sponsorId={id} deals={deals} now={Date.now()} open={open} />
          <Changeable id={id} act="give" section="deals" words="Give another deal…" shown={null}>
            {act === 'give' ? <GiveForm id={id} tiers={tiers} /> : null}
          </Changeable>
        </SponsorSection>
        <SponsorSection id="companies" title="Behind the name">
          <Changeable id={id} act="companies" section="companies" words="Change…" shown={<Companies sponsor={sponsor} />}>
            {act === 'companies' ? <DescribeForm id={id} entities={entities} headquarters={headquarters} ticker={ticker} /> : null}
          </Changeable>
        </SponsorSection>
        <SponsorSection id="address" title="Address">
          <Changeable
            id={id}
            act="address"
            section="address"
            words="Change the address…"
            shown={<Addresses slug={slug} formerSlugs={formerSlugs} live={report?.live != null} />}
          >
            {act === 'address' ? <MoveForm id={id} slug={slug} /> : null}
          </Changeable>
        </SponsorSection>
        <SponsorSection id="reports" title="Report">
          <ReportsOf sponsor={sponsor} />
        </SponsorSection>
        <SponsorSection id="double" title="Doubles">
          <Doubles id={id} name={name} merged={merged} />
        </SponsorSection>
        {sample ? (
          <SponsorSection id="sample" title="Sample library">
            <p className="long">{`${name} belongs to the sample library and goes when that is removed, unless somebody wrote a report of their own about it.`}</p>
          </SponsorSection>
        ) : null}
      </main>
    </>
  )
}
