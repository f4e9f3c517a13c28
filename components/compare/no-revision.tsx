import { Notice } from '#components/ui/notice.tsx'

type NoRevisionProps = { reportId: string; number: string }

/** Said instead of a revision whose bytes are not those that were kept. Nothing of it is shown. */
export function DamagedRevision({ reportId, number }: NoRevisionProps) {
  return (
    <Notice tone="error" title={`Revision ${number} is damaged.`} remedies={<ToHistory reportId={reportId} />}>
      <p>
        What is stored is not what was kept: its checksum differs. Nothing of it is shown, compared or restored. An admin finds more with host-city check, and
        can restore a backup. Other revisions are not touched by this.
      </p>
    </Notice>
  )
}

/** Said instead of a revision that only another version of Host City knows how to show. */
export function StrangeRevision({ reportId, number, version }: NoRevisionProps & { version?: number }) {
  const form = version === undefined ? 'a form of the rich text' : `version ${version} of the rich text`
  return (
    <Notice tone="warning" title={`Revision ${number} was written by another version of Host City.`} remedies={<ToHistory reportId={reportId} />}>
      <p>
        It is whole, but kept in {form}, of which this version does not know all, so that it can be neither compared nor restored nor published. The version of
        Host City that wrote it can; an admin can start that one. Other revisions are not touched by this.
      </p>
    </Notice>
  )
}

/** A page of its own, said where an address names no revision: that, and the way to those that there are. */
export function UnknownRevision({ reportId, what }: { reportId: string; what: string }) {
  return (
    <>
      <header className="bar">
        <a className="brand" href="/desk">
          Host City
        </a>
      </header>
      <main className="sheet column">
        <Notice
          tone="warning"
          title={what}
          remedies={
            <>
              <ToHistory reportId={reportId} />
              <a className="link" href="/desk">
                All reports
              </a>
            </>
          }
        >
          <p>The address may be mistyped. The history of the report lists every revision that there is.</p>
        </Notice>
      </main>
    </>
  )
}

export function ToHistory({ reportId }: { reportId: string }) {
  return (
    <a className="link" href={`/desk/reports/${reportId}/history`}>
      History
    </a>
  )
}
