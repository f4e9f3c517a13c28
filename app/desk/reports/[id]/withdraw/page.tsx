import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Bar } from '#components/desk/bar.tsx'
import { editionName, StateMark } from '#components/desk/state-mark.tsx'
import { longDate } from '#components/reading/dates.ts'
import { Notice } from '#components/ui/notice.tsx'
import { standingEditions } from '#domain/editions/withdraw.ts'
import { findReport } from '#domain/reports/desk.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../(auth)/sign-out/actions.ts'
import { WithdrawForm } from './withdraw-form.tsx'

export const metadata: Metadata = { title: 'Withdraw' }

const list = new Intl.ListFormat('en-GB')

export default async function Withdraw({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const report = findReport(reads(), id)
  if (!report) notFound()
  const { live, name, slug, withdrawnAt } = report
  const standing = standingEditions(reads(), id).map(editionName)
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: `/desk/reports/${id}`, label: name }} title="Withdraw" state={<StateMark report={report} />} />
      <main className="sheet column">
        {live ? null : <NotLive id={id} name={name} withdrawnAt={withdrawnAt} standing={standing} />}
        {standing.length > 0 ? (
          <>
            <h2 className="title">{live ? `Withdraw edition ${editionName(live)} of ${name}` : `Withdraw what still stands of ${name}`}</h2>
            <ul className="lead plain-list">
              {live ? (
                <li>{`Readers of /sponsors/${slug} will find that there was a report, the day it was withdrawn, and your reason. Nothing of its words stays public.`}</li>
              ) : (
                <li>{`Whoever comes to ${standing.length === 1 ? `edition ${standing[0]}` : `one of these ${standing.length} editions`} will find the day it was withdrawn and your reason, and nothing of its words.`}</li>
              )}
              <li>No older edition comes in its place.</li>
              <li>The draft and all revisions stay as they are. Publishing again makes a new edition; no number is ever used twice.</li>
            </ul>
            <WithdrawForm reportId={id} live={live ? editionName(live) : null} standing={standing} />
          </>
        ) : null}
      </main>
    </>
  )
}

type NotLiveProps = { id: string; name: string; withdrawnAt: number | null; standing: string[] }

function NotLive({ id, name, withdrawnAt, standing }: NotLiveProps) {
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
      {standing.length === 0
        ? ' No edition of it is public.'
        : ` ${standing.length === 1 ? `Edition ${standing[0]} still stands at its own address` : `Editions ${list.format(standing.toReversed())} still stand at their own addresses`}.`}
    </Notice>
  )
}
