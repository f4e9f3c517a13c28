import type { Metadata } from 'next'
import { NoSponsors, pickSponsorTab, SponsorHead, SponsorTabs } from '#components/admin/sponsor-list.tsx'
import { SponsorTable } from '#components/admin/sponsor-table.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { ListKeys } from '#components/desk/list-keys.tsx'
import { listSponsors } from '#domain/sponsors/directory.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'

export const metadata: Metadata = { title: 'Sponsors' }

type Query = { show?: string | string[]; find?: string | string[] }

export default async function Sponsors({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('sponsor.manage')
  const { show, find } = await searchParams
  const words = typeof find === 'string' ? find.trim().slice(0, 200) : ''
  const all = listSponsors(reads())
  const tab = pickSponsorTab(show)
  const found = tab.of(words === '' ? all : listSponsors(reads(), { words }))
  return (
    <>
      <a className="skip" href="#list">
        Skip to the sponsors
      </a>
      <Bar person={actor.name} role={actor.role} here="sponsors" signOut={signOut} />
      <main className="sheet" id="list">
        <SponsorHead sponsors={all} />
        <SponsorTabs sponsors={all} tab={tab} words={words} />
        {found.length > 0 ? <SponsorTable sponsors={found} now={Date.now()} /> : <NoSponsors tab={tab} words={words} />}
        {found.length > 0 ? <ListKeys reports={false} /> : null}
      </main>
    </>
  )
}
