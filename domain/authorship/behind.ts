import { sql } from 'drizzle-orm'
import type { Db } from '#db/transact.ts'
import { holdsWhole } from './rows.ts'

/** The reports whose newest revision nobody can be credited for at once: those of a history older than this, after a restore or a purge. */
export function reportsBehind(db: Db): { reportId: string; number: number }[] {
  return db.all(sql`
    select newest.report_id as reportId, newest.number from (select report_id, max(number) as number from revisions group by report_id) as newest
    where not exists (select 1 from authorship where authorship.report_id = newest.report_id and authorship.revision = newest.number and ${holdsWhole})`)
}
