import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import '#components/authors/authors.css'
import { authorsOf } from '#components/authors/authors.ts'
import { AuthorsPick } from '#components/authors/authors-pick.tsx'
import { AuthorsView } from '#components/authors/authors-view.tsx'
import { NoAuthors } from '#components/authors/no-authors.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { editionsOf } from '#domain/editions/editions-of.ts'
import { findReport } from '#domain/reports/desk.ts'
import { authorshipOf } from '#lib/authorship.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { type AuthorsQuery, askedOf } from './asked.ts'

export const metadata: Metadata = { title: 'Who wrote what' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<AuthorsQuery> }

export default async function Authors({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const editions = editionsOf(db, id)
    .map(({ edition, revision }) => ({ name: edition, revision }))
    .toReversed()
  const { picked, narrowing } = askedOf(await searchParams, editions, report.latestRevision)
  const told = await authorshipOf(id, picked.at === '' ? 'draft' : Number(picked.at))
  if (!told.ok && told.refusal.kind === 'revision-not-found') notFound()
  const path = `/desk/reports/${id}`
  const persons = told.ok ? authorsOf(told.value.passages).authors.flatMap(({ name, personId }) => (personId ? [{ value: personId, label: name }] : [])) : []
  return (
    <div data-tier={tierTone(report.tier.key)}>
      <a className="skip" href="#document">
        Skip to the text
      </a>
      <Bar person={actor.name} signOut={signOut} back={{ href: path, label: report.name }} title="Who wrote what" state={<StateMark report={report} />}>
        <a className="btn" href={`${path}/history`}>
          History
        </a>
      </Bar>
      <AuthorsPick
        path={`${path}/authors`}
        picked={picked}
        persons={persons}
        editions={editions.map(({ name }) => ({ value: name, label: `Since edition ${name}` }))}
        latest={report.latestRevision}
      />
      {told.ok ? (
        <AuthorsView content={told.value.content} passages={told.value.passages} narrowing={narrowing} path={path} query={picked} now={Date.now()} />
      ) : (
        <main className="sheet column" id="document">
          <NoAuthors reportId={id} at={picked.at} refusal={told.refusal} />
        </main>
      )}
    </div>
  )
}
