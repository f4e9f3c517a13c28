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

/** Said where a number names no revision. */
export function UnknownRevision({ reportId, number, latest }: NoRevisionProps & { latest: number }) {
  return (
    <Notice tone="warning" title={`There is no revision ${number.slice(0, 20)}.`} remedies={<ToHistory reportId={reportId} />}>
      <p>{`Revisions of this report are numbered 1 to ${latest}.`}</p>
    </Notice>
  )
}

export function ToHistory({ reportId }: { reportId: string }) {
  return (
    <a className="link" href={`/desk/reports/${reportId}/history`}>
      History
    </a>
  )
}
