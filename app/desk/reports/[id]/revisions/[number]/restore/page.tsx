import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import { DamagedRevision, StrangeRevision } from '#components/compare/no-revision.tsx'
import { RestoreWords } from '#components/compare/restore-words.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { compareContents } from '#domain/compare/compare.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { findReport } from '#domain/reports/desk.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../../../(auth)/sign-out/actions.ts'
import { RestoreForm } from './restore-form.tsx'

export const metadata: Metadata = { title: 'Restore' }

export default async function Restore({ params }: { params: Promise<{ id: string; number: string }> }) {
  const actor = await requireActor()
  const { id, number } = await params
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const revision = readRevision(db, id, Number(number))
  if (!revision.ok && revision.refusal.kind === 'revision-not-found') notFound()
  const draft = readDraft(db, id)
  const changes = revision.ok && draft.ok ? compareContents(draft.value.content, revision.value.content).counts : null
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
        {revision.ok ? (
          <>
            <RestoreWords report={report} row={revision.value.row} changes={changes} now={Date.now()} />
            <RestoreForm reportId={id} number={revision.value.row.number} />
          </>
        ) : revision.refusal.kind === 'unknown-schema' ? (
          <StrangeRevision reportId={id} number={number} version={revision.refusal.version} />
        ) : (
          <DamagedRevision reportId={id} number={number} />
        )}
      </main>
    </>
  )
}
