import type { ReactElement } from 'react'
import { isoDate, shortDate } from './dates.ts'

type TallyProps = {
  sponsors: number
  reports: number
  /** The last date that counts, by its name; none where nothing was published. */
  latest: { name: string; at: number } | null
}

/** What a list of sponsors comes to, beside its title. */
export function Tally({ sponsors, reports, latest }: TallyProps): ReactElement {
  return (
    <dl className="tally">
      <div>
        <dt>Sponsors</dt>
        <dd>{sponsors}</dd>
      </div>
      <div>
        <dt>Reports</dt>
        <dd>{reports}</dd>
      </div>
      {latest && (
        <div>
          <dt>{latest.name}</dt>
          <dd>
            <time dateTime={isoDate(latest.at)}>{shortDate(latest.at)}</time>
          </dd>
        </div>
      )}
    </dl>
  )
}
