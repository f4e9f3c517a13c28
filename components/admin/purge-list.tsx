import { When } from '#components/ui/when.tsx'
import type { PastPurge } from '#domain/purges/past.ts'
import { counted } from './purge-preview.tsx'

type PurgeListProps = {
  purges: readonly (PastPurge & { rows: number })[]
  /** Files that were written before the latest purge: any of them may hold what it removed. */
  older: readonly { file: string; at: number }[]
  now: number
}

/** What was purged before: who, when and why, never what. */
export function PurgeList({ purges, older, now }: PurgeListProps) {
  const [latest] = purges
  if (!latest) return <p className="lead">Nothing was ever purged.</p>
  return (
    <>
      <table className="list trail">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Why</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {purges.map(({ id, at, by, reason, rows }) => (
            <tr key={id}>
              <td className="when">
                <When at={at} now={now} />
              </td>
              <td className="what">
                {reason} <small>{`${counted(rows, 'row')} changed`}</small>
              </td>
              <td className="from">{by ?? 'The command line'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {older.length > 0 ? (
        <details className="older-copies">
          <summary className="link">{`${counted(older.length, 'file')} from before the latest purge may hold what it removed`}</summary>
          <ul>
            {older.map(({ file, at }) => (
              <li key={file}>
                {file} <When at={at} now={now} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
