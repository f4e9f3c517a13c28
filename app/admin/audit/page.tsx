import type { Metadata } from 'next'
import { AuditFilter } from '#components/admin/audit-filter.tsx'
import { AuditTable } from '#components/admin/audit-table.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { UnmetNotice } from '#components/desk/unmet-notice.tsx'
import { listAudit } from '#domain/audit/list.ts'
import { listPeople } from '#domain/people/directory.ts'
import { reads } from '#lib/process.ts'
import { reportOptions } from '#lib/report-options.ts'
import { requireActor } from '#lib/session.ts'
import { siftedAddress, unmet } from '#lib/sift.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'
import { type AuditQuery, auditAsked, entryOf } from './asked.ts'

export const metadata: Metadata = { title: 'Audit' }

const PAGE = 50

export default async function Audit({ searchParams }: { searchParams: Promise<AuditQuery> }) {
  const actor = await requireActor('audit.read')
  const query = await searchParams
  const { chosen, filter } = auditAsked(query)
  const [before, after] = [entryOf(query.before), entryOf(query.after)]
  const db = reads()
  const { entries, older, newer } = await listAudit(db, filter, { before, after, limit: PAGE })
  const people = listPeople(db, Date.now()).map(({ id, name, email, state }) => ({ value: id, label: state === 'sample' ? name : `${name}, ${email}` }))
  const address = (place: Record<string, string | number>) => siftedAddress('/admin/audit', { ...chosen, ...place })
  const file = (format: string) => siftedAddress('/admin/audit/export', { format, ...chosen })
  const narrowed = Object.values(chosen).some((value) => value !== '')
  return (
    <>
      <a className="skip" href="#entries">
        Skip to the entries
      </a>
      <Bar person={actor.name} role={actor.role} here="audit" signOut={signOut} />
      <main className="sheet">
        <header>
          <div>
            <h1>Audit</h1>
            <p>Every act, as it was written down when it happened. Nobody can change or remove an entry.</p>
          </div>
          <div className="acts">
            <a className="btn" href={file('csv')}>
              {narrowed ? 'Download these as CSV' : 'Download all as CSV'}
            </a>
            <a className="btn" href={file('json')}>
              As JSON
            </a>
          </div>
        </header>
        <AuditFilter chosen={chosen} people={people} reports={reportOptions(db)} />
        <UnmetNotice asked={unmet(query, chosen)} />
        <div id="entries">
          {entries.length > 0 ? (
            <AuditTable entries={entries} />
          ) : (
            <section className="empty first">
              <p>{before === undefined ? 'Nothing was written down that fits.' : 'Nothing older was written down that fits.'}</p>
              <a className="btn" href={before === undefined ? '/admin/audit' : address({})}>
                {before === undefined ? 'Show everything' : 'Newest'}
              </a>
            </section>
          )}
        </div>
        {newer !== null || older !== null ? (
          <nav className="pages" aria-label="Pages">
            {newer === null ? null : <a href={address({})}>Newest</a>}
            {newer === null ? null : <a href={address({ after: newer })}>Newer</a>}
            {older === null ? null : <a href={address({ before: older })}>Older</a>}
          </nav>
        ) : null}
      </main>
    </>
  )
}
