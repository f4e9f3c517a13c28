import type { Metadata } from 'next'
import { Bar } from '#components/desk/bar.tsx'
import { EmptyList, ListHead, pickTab, Tabs } from '#components/desk/list-head.tsx'
import { ListKeys } from '#components/desk/list-keys.tsx'
import { ReportTable } from '#components/desk/report-table.tsx'
import { listReports } from '#domain/reports/desk.ts'
import { changedSinceLooked } from '#domain/revisions/looks.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../(auth)/sign-out/actions.ts'

export const metadata: Metadata = { title: 'Reports' }

type Query = { show?: string | string[]; find?: string | string[] }

export default async function Reports({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor()
  const { show, find } = await searchParams
  const words = typeof find === 'string' ? find.trim().slice(0, 200) : ''
  const db = reads()
  const all = listReports(db)
  const archived = listReports(db, { archived: true })
  const tab = pickTab(typeof show === 'string' ? show : undefined)
  const found = tab.of(listReports(db, { words, archived: tab.key === 'archived' }))
  return (
    <>
      <a className="skip" href="#list">
        Skip to the reports
      </a>
      <Bar person={actor.name} role={actor.role} here="reports" signOut={signOut} />
      <main className="sheet" id="list">
        <ListHead reports={all} />
        <Tabs reports={all} archived={archived} tab={tab} words={words} />
        {found.length > 0 ? (
          <ReportTable reports={found} unseen={changedSinceLooked(db, actor.id)} now={Date.now()} />
        ) : (
          <EmptyList tab={tab} words={words} none={all.length === 0} />
        )}
        {found.length > 0 ? <ListKeys /> : null}
      </main>
    </>
  )
}
