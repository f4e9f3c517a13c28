import type { Metadata } from 'next'
import '#components/compare/compare.css'
import { Bar } from '#components/desk/bar.tsx'
import { RevisionFilter } from '#components/desk/revision-filter.tsx'
import { RevisionList } from '#components/desk/revision-list.tsx'
import { NoRevisions, RevisionTabs } from '#components/desk/revision-tabs.tsx'
import { UnmetNotice } from '#components/desk/unmet-notice.tsx'
import { peopleByName } from '#domain/people/names.ts'
import { findRevisions } from '#domain/revisions/find.ts'
import { snippetsOf } from '#domain/revisions/snippets.ts'
import { reads } from '#lib/process.ts'
import { reportOptions } from '#lib/report-options.ts'
import { requireActor } from '#lib/session.ts'
import { oneOf, siftedAddress, unmet } from '#lib/sift.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'
import { type RevisionQuery, revisionsAsked } from './asked.ts'

export const metadata: Metadata = { title: 'Revisions' }

const PAGE = 25

export default async function Revisions({ searchParams }: { searchParams: Promise<RevisionQuery> }) {
  const actor = await requireActor('revision.find')
  const query = await searchParams
  const { chosen, filter } = revisionsAsked(query, actor.id)
  const before = oneOf(query.before)
  const db = reads()
  const { revisions, older } = findRevisions(db, filter, { before, limit: PAGE })
  const snippets = await snippetsOf(db, revisions, filter.words)
  const people = peopleByName(db).map(({ id, name }) => ({ value: id, label: id === actor.id ? `${name} (me)` : name }))
  const address = (place: string | null) => siftedAddress('/desk/revisions', { ...chosen, before: place })
  return (
    <>
      <a className="skip" href="#found">
        Skip to the revisions
      </a>
      <Bar person={actor.name} role={actor.role} here="revisions" signOut={signOut} />
      <main className="sheet">
        <header>
          <div>
            <h1>Revisions</h1>
            <p>Every version of every report, the newest first. None is ever thrown away.</p>
          </div>
        </header>
        <RevisionTabs chosen={chosen} />
        <RevisionFilter chosen={chosen} people={people} reports={reportOptions(db)} />
        <UnmetNotice asked={unmet(query, chosen)} />
        <div id="found">
          {revisions.length > 0 ? (
            <RevisionList revisions={revisions} snippets={snippets} now={Date.now()} />
          ) : (
            <NoRevisions words={chosen.words} narrowed={Object.values(chosen).some((value) => value !== '')} />
          )}
        </div>
        {before !== '' || older !== null ? (
          <nav className="pages" aria-label="Pages">
            {before === '' ? null : <a href={address(null)}>Newest</a>}
            {older === null ? null : <a href={address(older)}>Older</a>}
          </nav>
        ) : null}
      </main>
    </>
  )
}
