import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Bar } from '#components/desk/bar.tsx'
import { CopyAddress } from '#components/desk/copy-address.tsx'
import { editionName, StateMark } from '#components/desk/state-mark.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { findReport } from '#domain/reports/desk.ts'
import { reads } from '#lib/process.ts'
import { publicAddress } from '#lib/public-address.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../../../(auth)/sign-out/actions.ts'

export const metadata: Metadata = { title: 'Published' }

export default async function Published({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor()
  const { id } = await params
  const report = findReport(reads(), id)
  if (!report) notFound()
  if (!report.live) redirect(`/desk/reports/${id}`)
  const path = `/sponsors/${report.slug}`
  const remedies = (
    <>
      <a className="link" href={path}>
        Read it as readers do
      </a>
      <a className="link" href={`/desk/reports/${id}`}>
        Go on writing
      </a>
      <a className="link" href="/desk">
        All reports
      </a>
    </>
  )
  return (
    <>
      <Bar
        person={actor.name}
        signOut={signOut}
        back={{ href: `/desk/reports/${id}`, label: report.name }}
        title="Published"
        state={<StateMark report={report} />}
      />
      <main className="sheet column">
        <Notice tone="done" title="Published. Readers see it now." remedies={remedies}>
          <p>{`Edition ${editionName(report.live)} of ${report.name} is live.`}</p>
          <CopyAddress address={await publicAddress(path)} />
        </Notice>
      </main>
    </>
  )
}
