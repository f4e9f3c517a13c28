import type { ReactNode } from 'react'
import { Field } from '#components/form/field.tsx'
import { longDate } from '#components/reading/dates.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { DeskReport } from '#domain/reports/desk.ts'
import { editionName } from './state-mark.tsx'

/** What was just done here, as long as it still holds. */
export function Done({ what, report: { slug, archivedAt, live } }: { what: string | string[] | undefined; report: DeskReport }) {
  if (what === 'address')
    return (
      <Notice tone="done" title={`The address is /sponsors/${slug}.`}>
        {live ? 'Readers find the report there now, and are led there from the old address.' : 'The old address leads there.'}
      </Notice>
    )
  if (what === 'archive' && archivedAt !== null)
    return (
      <Notice
        tone="done"
        title="The report is archived."
        remedies={
          <a className="link" href="/desk">
            All reports
          </a>
        }
      >
        It is under Archived on the list of reports.
      </Notice>
    )
  if (what === 'unarchive' && archivedAt === null) return <Notice tone="done" title="The report is back on the list of reports." />
  return null
}

/** The report's address. The first step asks for the new one; `children` is the second. `refused` is what was typed and can be no address. */
export function AddressSection({ report: { slug }, refused, children }: { report: DeskReport; refused: string | null; children: ReactNode }) {
  return (
    <section className="states" aria-labelledby="address">
      <h2 id="address">Address</h2>
      <div>
        {children ?? (
          <form className="form">
            <Field
              name="slug"
              label="Readers find it at /sponsors/"
              value={refused ?? slug}
              hint="Small letters, digits and hyphens."
              maxLength={80}
              {...(refused === null ? {} : { issue: 'That can be no address. It reads like delta-air-lines, and some words are kept for Host City.' })}
            />
            <div className="acts">
              <button type="submit" className="btn">
                Change the address…
              </button>
            </div>
          </form>
        )}
      </div>
    </section>
  )
}

/** What readers see of the report, and the way to take it back. `standing` editions were not withdrawn. */
export function LiveSection({ report: { id, slug, live }, standing }: { report: DeskReport; standing: number }) {
  return (
    <section className="states" aria-labelledby="live">
      <h2 id="live">Live edition</h2>
      <div>
        {live ? (
          <>
            <p className="long">{`Readers see edition ${editionName(live)} at /sponsors/${slug}, since ${longDate(live.publishedAt)}.`}</p>
            <a className="btn" href={`/desk/reports/${id}/withdraw`}>
              {`Withdraw ${editionName(live)}…`}
            </a>
          </>
        ) : standing > 0 ? (
          <>
            <p className="long">{`Readers do not see this report. ${standing === 1 ? 'One earlier edition still stands at its address' : `${standing} earlier editions still stand at their addresses`}.`}</p>
            <a className="btn" href={`/desk/reports/${id}/withdraw`}>
              {standing === 1 ? 'Withdraw it…' : 'Withdraw them…'}
            </a>
          </>
        ) : (
          <p className="long">Readers do not see this report.</p>
        )}
      </div>
    </section>
  )
}

/** Putting a mistaken report away and bringing it back. `children` is the second step. */
export function ArchiveSection({ report: { id, live, archivedAt }, children }: { report: DeskReport; children: ReactNode }) {
  return (
    <section className="states" aria-labelledby="archive">
      <h2 id="archive">Archive</h2>
      <div>{children ?? (archivedAt !== null ? <BringBack id={id} /> : live ? <WithdrawFirst edition={editionName(live)} /> : <PutAway id={id} />)}</div>
    </section>
  )
}

/** For admins: what was ever done to the report. */
export function AuditSection({ reportId }: { reportId: string }) {
  return (
    <section className="states" aria-labelledby="audit">
      <h2 id="audit">Audit</h2>
      <div>
        <p className="long">Every act on this report, by whom, when and from where.</p>
        <a className="btn" href={`/admin/audit?report=${reportId}`}>
          Audit of this report
        </a>
      </div>
    </section>
  )
}

const BringBack = ({ id }: { id: string }) => (
  <>
    <p className="long">The report is archived. Nobody writes in it, and nothing of it is lost.</p>
    <a className="btn" href={`/desk/reports/${id}/settings?confirm=unarchive`}>
      Bring it back…
    </a>
  </>
)

const PutAway = ({ id }: { id: string }) => (
  <>
    <p className="long">A report that was started by mistake can be put away. It can be brought back at any time.</p>
    <a className="btn" href={`/desk/reports/${id}/settings?confirm=archive`}>
      Archive the report…
    </a>
  </>
)

const WithdrawFirst = ({ edition }: { edition: string }) => (
  <p className="long">{`Edition ${edition} is live. A report can be archived once nothing of it is.`}</p>
)
