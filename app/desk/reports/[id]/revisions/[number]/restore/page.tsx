import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import { DamagedRevision, StrangeRevision } from '#components/compare/no-revision.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { findReport } from '#domain/reports/desk.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../../../(auth)/sign-out/actions.ts'
import { SectionQuestion, WholeQuestion } from './questions.tsx'

export const metadata: Metadata = { title: 'Restore' }

type Props = { params: Promise<{ id: string; number: string }>; searchParams: Promise<{ section?: string | string[] }> }

export default async function Restore({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id, number } = await params
  const { section } = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const revision = readRevision(db, id, Number(number))
  if (!revision.ok && revision.refusal.kind === 'revision-not-found') notFound()
  return (
    <>
      <Bar
        person={actor.name}
        signOut={signOut}
        back={{ href: `/desk/reports/${id}`, label: report.name }}
        title="Restore"
        state={<StateMark report={report} />}
      />
      <main className="sheet column">
        {revision.ok && typeof section === 'string' ? (
          <SectionQuestion report={report} actor={actor} {...revision.value} heading={section} />
        ) : revision.ok ? (
          <WholeQuestion report={report} actor={actor} {...revision.value} />
        ) : revision.refusal.kind === 'unknown-schema' ? (
          <StrangeRevision reportId={id} number={number} version={revision.refusal.version} />
        ) : (
          <DamagedRevision reportId={id} number={number} />
        )}
      </main>
    </>
  )
}
