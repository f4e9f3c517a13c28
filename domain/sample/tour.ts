import { asc, count, desc, eq } from 'drizzle-orm'
import { editions, revisions, samples } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { isSample } from './marks.ts'

/** What there is to try in a report of the sample library. `compare` are the last two editions, the older first, with their revisions. */
export type Tour = { revisions: number; editions: number; compare: { edition: string; revision: number }[] }

/** The report of the sample library with the longest history, where somebody new sees most; null without the library. */
export function reportToShow(db: Db): string | null {
  const row = db
    .select({ id: samples.id })
    .from(samples)
    .innerJoin(revisions, eq(revisions.reportId, samples.id))
    .where(eq(samples.kind, 'report'))
    .groupBy(samples.id)
    .orderBy(desc(count()), asc(samples.id))
    .limit(1)
    .get()
  return row?.id ?? null
}

/** What somebody new may try in this report, or null where it is no sample. */
export function tourOf(db: Db, reportId: string): Tour | null {
  if (!isSample(db, 'report', reportId)) return null
  const published = db
    .select({ major: editions.major, minor: editions.minor, revision: revisions.number })
    .from(editions)
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(editions.reportId, reportId))
    .orderBy(asc(editions.publishedAt))
    .all()
  const all = db.select({ count: count() }).from(revisions).where(eq(revisions.reportId, reportId)).get()
  const compare = published.slice(-2).map(({ major, minor, revision }) => ({ edition: `${major}.${minor}`, revision }))
  return { revisions: all?.count ?? 0, editions: published.length, compare }
}
