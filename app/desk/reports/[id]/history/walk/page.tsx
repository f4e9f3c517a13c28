import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '#components/compare/compare.css'
import '#components/history/history.css'
import { Bar } from '#components/desk/bar.tsx'
import { StateMark } from '#components/desk/state-mark.tsx'
import { TimeWalk } from '#components/history/time-walk.tsx'
import { findReport } from '#domain/reports/desk.ts'
import { stepHead, stopsOf } from '#domain/revisions/step.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { type Asked, oneOf } from '#lib/sift.ts'
import { readStep } from '#lib/steps.ts'
import { signOut } from '../../../../../(auth)/sign-out/actions.ts'
import { nameAndNote } from '../../revisions/[number]/actions.ts'
import { placeAsked } from '../asked.ts'

export const metadata: Metadata = { title: 'Walk through time' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ at?: Asked; marks?: Asked }> }

export default async function WalkThroughTime({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const { at, marks } = await searchParams
  const db = reads()
  const report = findReport(db, id)
  if (!report) notFound()
  const number = oneOf(at) === '' ? report.latestRevision : placeAsked(at)
  const head = number === undefined ? null : stepHead(db, id, number)
  if (!head) notFound()
  return (
    <>
      <a className="skip" href="#revision">
        Skip to the text
      </a>
      <Bar
        person={actor.name}
        signOut={signOut}
        back={{ href: `/desk/reports/${id}`, label: report.name }}
        title="Walk through time"
        state={<StateMark report={report} />}
      >
        <a className="btn" href={`/desk/reports/${id}/history`}>
          History
        </a>
      </Bar>
      <TimeWalk
        report={{ id, name: report.name, tier: report.tier, category: report.category, archived: report.archivedAt !== null }}
        stops={stopsOf(db, id)}
        first={await readStep(db, id, head)}
        marks={oneOf(marks) !== 'off'}
        now={Date.now()}
        nameAndNote={nameAndNote}
      />
    </>
  )
}
