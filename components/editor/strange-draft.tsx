import { Notice } from '#components/ui/notice.tsx'
import { PlainLines } from '#components/ui/plain-lines.tsx'

/** Said instead of the editor where another version of Host City wrote the draft: an editor takes away what it does not know. */
export function StrangeDraft({ reportId, lines }: { reportId: string; lines: readonly string[] }) {
  return (
    <>
      <Notice
        tone="warning"
        title="Read only · another version of Host City wrote this draft."
        remedies={
          <a className="link" href={`/desk/reports/${reportId}/history`}>
            History
          </a>
        }
      >
        <p>
          This version does not know all that stands in it, so that nobody can write here and nothing is lost. An admin can start the version that wrote it. To
          go on in this one, restore a revision: what the draft says now is kept in the history first.
        </p>
      </Notice>
      <PlainLines lines={lines} />
    </>
  )
}
