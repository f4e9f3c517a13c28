import { desc, eq } from 'drizzle-orm'
import { editions, revisions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** The editions since which one may ask what was brought, the newest first, each with its revision. */
export function editionsSince(db: Db, reportId: string): { name: string; revision: number }[] {
  return db
    .select({ major: editions.major, minor: editions.minor, revision: revisions.number })
    .from(editions)
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(editions.reportId, reportId))
    .orderBy(desc(editions.publishedAt))
    .all()
    .map(({ major, minor, revision }) => ({ name: `${major}.${minor}`, revision }))
}
