import type { Metadata } from 'next'
import { PurgeList } from '#components/admin/purge-list.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { listPurges } from '#domain/purges/past.ts'
import { copiesIn } from '#lib/copies.ts'
import { environment } from '#lib/environment.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'
import { PurgeForm } from './purge-form.tsx'

export const metadata: Metadata = { title: 'Purge words' }

export default async function Purge() {
  const { name } = await requireActor('words.purge')
  const now = Date.now()
  const purges = listPurges(reads())
  const latest = purges[0]?.at ?? 0
  return (
    <>
      <Bar person={name} signOut={signOut} back={{ href: '/admin/service', label: 'Service' }} title="Purge words" />
      <main className="sheet column">
        <p className="lead">
          A password that got into a report, a name that must go by order of a court: such words are removed from every revision, edition and draft, and cannot
          be brought back. Nothing else of the history ever goes. Looking changes nothing.
        </p>
        <PurgeForm now={now} />
        <section aria-labelledby="past">
          <h2 className="part" id="past">
            Earlier purges
          </h2>
          <PurgeList purges={purges} older={copiesIn(environment().dataDir).filter(({ at }) => at < latest)} now={now} />
        </section>
      </main>
    </>
  )
}
