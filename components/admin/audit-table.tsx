import { shortDate } from '#components/reading/dates.ts'
import type { AuditEntry } from '#domain/audit/names.ts'
import { viaNames } from './audit-filter.tsx'
import { auditSentence } from './audit-sentence.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: 'UTC' })

/** Entries of the audit, one in a row: when, who did what to what, and from where. Times are those of UTC, as they are kept. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  return (
    <table className="list trail">
      <thead>
        <tr>
          <th scope="col">When, UTC</th>
          <th scope="col">What</th>
          <th scope="col">From where</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} id={`entry-${entry.id}`}>
            <td className="when">
              <time dateTime={new Date(entry.at).toISOString()}>
                {clock.format(entry.at)} <abbr title="Coordinated Universal Time">UTC</abbr>
                <small>{shortDate(entry.at)}</small>
              </time>
            </td>
            <td className="what">
              <Sentence entry={entry} />
            </td>
            <td className="from">
              {viaNames[entry.via] ?? entry.via}
              {entry.address === null ? null : <small>{entry.address}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sentence({ entry }: { entry: AuditEntry }) {
  let at = 0
  return auditSentence(entry).map(({ text, href }) => {
    at += text.length
    return href === undefined ? (
      text
    ) : (
      <a key={at} href={href}>
        {text}
      </a>
    )
  })
}
