import type { Metadata } from 'next'
import { EmptyPeople, PeopleHead, PeopleTabs, pickPeopleTab } from '#components/admin/people-head.tsx'
import { PeopleTable, SamplePeople } from '#components/admin/people-table.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { listPeople } from '#domain/people/directory.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'

export const metadata: Metadata = { title: 'People' }

export default async function People({ searchParams }: { searchParams: Promise<{ show?: string | string[] }> }) {
  const actor = await requireActor('person.read')
  const { show } = await searchParams
  const now = Date.now()
  const everybody = listPeople(reads(), now)
  const people = everybody.filter(({ state }) => state !== 'sample')
  const samples = everybody.filter(({ state }) => state === 'sample')
  const tab = pickPeopleTab(show)
  const shown = tab.of(people)
  return (
    <>
      <Bar person={actor.name} role={actor.role} here="people" signOut={signOut} />
      <main className="sheet">
        <PeopleHead people={people} />
        <PeopleTabs people={people} tab={tab} />
        {shown.length > 0 ? <PeopleTable people={shown} you={actor.id} now={now} /> : <EmptyPeople tab={tab} />}
        {people.length === 1 ? (
          <section className="empty first">
            <p>You are the only one here. Invite a colleague: you get a link to send them, and they choose their own password.</p>
          </section>
        ) : null}
        {tab.key === 'all' && samples.length > 0 ? <SamplePeople people={samples} /> : null}
      </main>
    </>
  )
}
