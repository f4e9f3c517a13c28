import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { editions, reports, sponsors } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** The edition that was published last of all, with its sponsor's address. Null where readers do not see it any more. */
export function latestPublished(db: Db): { id: string; slug: string } | null {
  return latest(db).get() ?? null
}

const latest = prepared((db) =>
  db
    .select({ id: editions.id, slug: sponsors.slug })
    .from(editions)
    .innerJoin(reports, and(eq(reports.id, editions.reportId), eq(reports.liveEditionId, editions.id)))
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    // Rows are only ever added, so that the last one is found without looking at the others.
    .where(eq(sql`${editions}.rowid`, sql`(select max(rowid) from ${editions})`))
    .prepare(),
)
