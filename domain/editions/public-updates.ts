import { sql } from 'drizzle-orm'
import { editions, reports } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { listedEditions } from './public-sponsor.ts'

export type PublicEdition = { major: number; minor: number; note: string; publishedAt: number }

/** The editions of a report that stand, the newest first. */
export function updatesOf(db: Db, reportId: string): PublicEdition[] {
  return listedEditions(db, reportId).flatMap(({ major, minor, note, publishedAt, withdrawnAt }) =>
    withdrawnAt === null ? [{ major, minor, note: note ?? '', publishedAt }] : [],
  )
}

/** When the latest major change of what is live was published, for a query that has its report and edition: the first that stands of those with its major number. */
export const majorChangeAt = sql<number | null>`(
  select min(e.published_at) from editions e
  where e.report_id = ${reports.id} and e.major = ${editions.major}
    and not exists (select 1 from withdrawals w where w.report_id = e.report_id and w.edition_id = e.id))`
