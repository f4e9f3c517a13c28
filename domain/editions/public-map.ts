import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { editions, reports, sponsors, sponsorships, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** A report that readers find, with the moments at which its page and its list of editions last changed. */
export type MappedReport = { slug: string; tier: string; category: string; publishedAt: number; listedAt: number }

/** The reports that are live, by slug: what a map of the library leads to. */
export function publicMap(db: Db): MappedReport[] {
  return db
    .select({
      slug: sponsors.slug,
      tier: sponsorships.tierKey,
      category: sponsorships.category,
      publishedAt: editions.publishedAt,
      listedAt: sql<number>`max(${editions.publishedAt}, coalesce((select max(${withdrawals.at}) from ${withdrawals} where ${withdrawals.reportId} = ${reports.id}), 0))`,
    })
    .from(reports)
    .innerJoin(editions, eq(editions.id, reports.liveEditionId))
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .where(isNull(reports.archivedAt))
    .orderBy(asc(sponsors.slug))
    .all()
}
