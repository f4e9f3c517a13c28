import { Notice } from '#components/ui/notice.tsx'
import { When } from '#components/ui/when.tsx'
import type { Purged } from '#domain/purges/purge.ts'
import { counted, unreadSays } from './purge-preview.tsx'

type Copy = { file: string; at: number; holds: 'yes' | 'no' | 'unknown' }
type PurgeDoneProps = { done: Purged & { file: { ok: true } | { ok: false; sentence: string }; copies: Copy[] }; now: number }

/** What a purge did, and what is left to do: the copies that still hold the words. */
export function PurgeDone({ done: { reports, revisions, drafts, rows, unread, file, copies }, now }: PurgeDoneProps) {
  const holding = copies.filter(({ holds }) => holds === 'yes')
  const unknown = copies.filter(({ holds }) => holds === 'unknown')
  return (
    <>
      <Notice tone="done" title="The words are removed.">
        <p>
          {`${counted(reports, 'report')} changed, in ${counted(rows, 'row')}: ${counted(revisions, 'revision')} among them, and ${counted(drafts, 'draft')} begun anew. Readers see it now.`}
        </p>
      </Notice>
      {file.ok ? null : (
        <Notice tone="warning" title="The database file may still hold them between its rows.">
          <p>{`It could not be written anew: ${file.sentence} Run host-city compact on the machine.`}</p>
        </Notice>
      )}
      {unread.length > 0 ? (
        <Notice tone="warning" title="Something could not be read and may hold them.">
          {unread.map((one) => (
            <p key={one.reportId}>{unreadSays(one)}</p>
          ))}
        </Notice>
      ) : null}
      <section aria-labelledby="copies">
        <h2 className="part" id="copies">
          Backups and copies
        </h2>
        {holding.length === 0 && unknown.length === 0 ? <p className="lead">No backup or copy in the data folder holds the words.</p> : null}
        <Copies title="Hold the words" copies={holding} now={now} />
        <Copies title="May hold the words, and could not be read through" copies={unknown} now={now} />
        {holding.length + unknown.length > 0 ? (
          <p className="lead">Make a new backup under Service, then remove these files on the machine. Whoever restores one of them brings the words back.</p>
        ) : null}
        <p className="lead">
          Backups that were made elsewhere are yours to find: other disks, other machines, snapshots, and pages that were printed or saved.
        </p>
      </section>
    </>
  )
}

function Copies({ title, copies, now }: { title: string; copies: Copy[]; now: number }) {
  if (copies.length === 0) return null
  return (
    <table className="list backups">
      <caption className="caption">{title}</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Written</th>
        </tr>
      </thead>
      <tbody>
        {copies.map(({ file, at }) => (
          <tr key={file}>
            <th scope="row">{file}</th>
            <td>
              <When at={at} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
