import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/exchange/import.css'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { ImportedNews } from '#components/exchange/imported-news.tsx'
import { StillAtHand } from '#components/exchange/still-at-hand.tsx'
import { findReport } from '#domain/reports/desk.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../(auth)/sign-out/actions.ts'
import { UndoForm } from '../../reports/[id]/revisions/[number]/restore/undo-form.tsx'

export const metadata: Metadata = { title: 'Imported' }

type Query = { report?: string | string[]; revision?: string | string[]; before?: string | string[] }

export default async function ImportDone({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('report.import')
  const { report: id, revision: number, before } = await searchParams
  const db = reads()
  const report = typeof id === 'string' ? findReport(db, id) : null
  const revision = report && readRevision(db, report.id, Number(number))
  if (!report || !revision?.ok) notFound()
  const came = Number(before) > 0 && Number(before) <= revision.value.row.number ? Number(before) : null
  return (
    <>
      <Bar
        person={actor.name}
        signOut={signOut}
        back={{ href: '/desk', label: 'Reports' }}
        title={`${report.name}: imported`}
        state={<StateMark report={report} />}
      />
      <main className="sheet column">
        <ImportedNews report={report} content={revision.value.content} number={revision.value.row.number} before={came} />
        {came === null || came === revision.value.row.number ? null : <UndoForm reportId={report.id} number={came} of="import" />}
        <StillAtHand person={actor.id} />
      </main>
    </>
  )
}
