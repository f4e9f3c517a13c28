import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Bar } from '#components/desk/bar.tsx'
import { editionName, StateMark } from '#components/desk/state-mark.tsx'
import { longDate } from '#components/reading/dates.ts'
import { Notice } from '#components/ui/notice.tsx'
import { findReport } from '#domain/reports/desk.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { WithdrawForm } from './withdraw-form.tsx'

export const metadata: Metadata = { title: 'Withdraw' }

export default async function Withdraw({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const report = findReport(reads(), id)
  if (!report) notFound()
  const { live, name, slug, withdrawnAt } = report
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: `/desk/reports/${id}`, label: name }} title="Withdraw" state={<StateMark report={report} />} />
      <main className="sheet column">
        {live ? (
          <>
            <h2 className="title">{`Withdraw edition ${editionName(live)} of ${name}`}</h2>
            <ul className="lead plain-list">
              <li>{`Readers of /sponsors/${slug} will find that there was a report, and the day it was withdrawn. Nothing of its words stays public.`}</li>
              <li>No older edition comes in its place.</li>
              <li>{`The draft and all revisions stay as they are. Publishing again makes a new edition; ${editionName(live)} is never used twice.`}</li>
            </ul>
            <WithdrawForm reportId={id} edition={editionName(live)} />
          </>
        ) : (
          <NotLive id={id} name={name} withdrawnAt={withdrawnAt} />
        )}
      </main>
    </>
  )
}

function NotLive({ id, name, withdrawnAt }: { id: string; name: string; withdrawnAt: number | null }) {
  const remedies = (
    <>
      <a className="link" href={`/desk/reports/${id}`}>
        Open the draft
      </a>
      <a className="link" href="/desk">
        All reports
      </a>
    </>
  )
  if (withdrawnAt === null)
    return (
      <Notice title={`${name} is not live.`} remedies={remedies}>
        Readers do not see it, so there is nothing to withdraw.
      </Notice>
    )
  return (
    <Notice tone="done" title={`${name} is withdrawn.`} remedies={remedies}>
      {`Readers find that there was a report, and that it was withdrawn on ${longDate(withdrawnAt)}.`}
    </Notice>
  )
}
