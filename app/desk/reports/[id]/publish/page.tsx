import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { Bar } from '#components/desk/bar.tsx'
import { editionName, StateMark } from '#components/desk/state-mark.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { findReport } from '#domain/reports/desk.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { prepare } from './preparation.ts'
import { Prepared } from './prepared.tsx'

export const metadata: Metadata = { title: 'Publish' }

export default async function Publish({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const report = findReport(reads(), id)
  if (!report) notFound()
  const prepared = (await isGuess()) ? null : await prepare(actor, report)
  const now = prepared?.ok ? prepared.value.report : report
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: `/desk/reports/${id}`, label: report.name }} title="Publish" state={<StateMark report={now} />}>
        {now.live ? <a className="btn" href={`/desk/reports/${id}/compare?from=live&to=draft`}>{`Compare with ${editionName(now.live)}`}</a> : null}
      </Bar>
      {prepared?.ok ? <Prepared preparation={prepared.value} /> : null}
      {prepared && !prepared.ok ? (
        <main className="sheet column">
          <RefusalMessage title={`${report.name} cannot be published now.`} refusal={prepared.refusal} />
        </main>
      ) : null}
    </>
  )
}

/** Opening this page cuts a revision. A browser that loads it on the chance that somebody may come opens nothing. */
async function isGuess(): Promise<boolean> {
  const request = await headers()
  return /prefetch|prerender/.test(`${request.get('sec-purpose')} ${request.get('purpose')}`) || request.has('next-router-prefetch')
}
