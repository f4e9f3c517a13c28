import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { editions, reports, sponsors, sponsorships, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { slugOf } from '../sponsors/slug.ts'

/**
 * A report that readers found once: its tier's key, its category's slug, when what is live was published, null where nothing
 * is, and when its editions last changed, by one more or by a withdrawal.
 */
export type MappedReport = { slug: string; tier: string; category: string; publishedAt: number | null; changedAt: number }

/** The reports of which something was ever published, by slug: what a map of the library is made of. */
export function publicMap(db: Db): MappedReport[] {
  const published = sql`(select max(edition.published_at) from ${editions} as edition where edition.report_id = ${reports.id})`
  const withdrawn = sql`(select max(${withdrawals.at}) from ${withdrawals} where ${withdrawals.reportId} = ${reports.id})`
  return db
    .select({
      slug: sponsors.slug,
      tier: sponsorships.tierKey,
      category: sponsorships.category,
      publishedAt: editions.publishedAt,
      changedAt: sql<number | null>`max(${published}, coalesce(${withdrawn}, 0))`,
    })
    .from(reports)
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .where(isNull(reports.archivedAt))
    .orderBy(asc(sponsors.slug))
    .all()
    .flatMap(({ changedAt, ...row }) => (changedAt === null ? [] : [{ ...row, category: slugOf(row.category), changedAt }]))
}
