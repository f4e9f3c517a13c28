import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { editions, formerSlugs, reports, sponsors, sponsorships, tiers, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import type { Tier } from '../sponsors/tiers.ts'

/** A sponsor at its address, as it is called at present. `reportId` is the report that the desk works on, null where there is none. */
export type PublicSponsorAt = { kind: 'sponsor'; id: string; slug: string; name: string; tier: Tier; reportId: string | null; liveEditionId: string | null }
/** Where a sponsor of a former address stands now. */
export type Moved = { kind: 'moved'; slug: string }
export type Unknown = { kind: 'unknown' }

/** An edition as lists for readers name it. Of one that was withdrawn there is nothing but that, and its day. */
export type ListedEdition = { major: number; minor: number; publishedAt: number; note: string | null; live: boolean; withdrawnAt: number | null }

/** Who stands at an address of a sponsor: one there is, one that moved, or nobody. */
export function sponsorAt(db: Db, slug: string): PublicSponsorAt | Moved | Unknown {
  const row = db
    .select({ id: sponsors.id, slug: sponsors.slug, name: sponsors.name, tier: tiers, reportId: reports.id, liveEditionId: reports.liveEditionId })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .leftJoin(reports, and(eq(reports.sponsorId, sponsors.id), isNull(reports.archivedAt)))
    .where(eq(sponsors.slug, slug))
    .get()
  return row ? { kind: 'sponsor', ...row } : movedFrom(db, slug)
}

/** Where the sponsor of a former address stands now. */
export function movedFrom(db: Db, slug: string): Moved | Unknown {
  const row = db
    .select({ slug: sponsors.slug })
    .from(formerSlugs)
    .innerJoin(sponsors, eq(sponsors.id, formerSlugs.sponsorId))
    .where(eq(formerSlugs.slug, slug))
    .get()
  return row ? { kind: 'moved', slug: row.slug } : { kind: 'unknown' }
}

/** The editions of a report, the newest first. */
export function listedEditions(db: Db, reportId: string): ListedEdition[] {
  return listed(db)
    .all({ reportId })
    .map(({ id, liveId, note, ...row }) => ({ ...row, note: row.withdrawnAt === null ? note : null, live: id === liveId }))
}

/** Joins an edition to its withdrawal, by the index of a report's. */
export const withdrawalOfEdition = and(eq(withdrawals.reportId, editions.reportId), eq(withdrawals.editionId, editions.id))

const listed = prepared((db) =>
  db
    .select({
      id: editions.id,
      liveId: reports.liveEditionId,
      major: editions.major,
      minor: editions.minor,
      publishedAt: editions.publishedAt,
      note: editions.note,
      withdrawnAt: withdrawals.at,
    })
    .from(editions)
    .innerJoin(reports, eq(reports.id, editions.reportId))
    .leftJoin(withdrawals, withdrawalOfEdition)
    .where(eq(editions.reportId, sql.placeholder('reportId')))
    .orderBy(desc(editions.major), desc(editions.minor))
    .prepare(),
)

/** When an edition was withdrawn, and why, where the reason was given as one that readers are told. */
export type PublicWithdrawal = { at: number; reason: string | null }

/** The withdrawal of the edition that a sponsor's readers saw last; null where none was withdrawn. The report of the desk counts before archived ones. */
export function lastWithdrawal(db: Db, sponsorId: string): PublicWithdrawal | null {
  const row = db
    .select({ at: withdrawals.at, reason: withdrawals.reason, told: withdrawals.told })
    .from(withdrawals)
    .innerJoin(editions, eq(editions.id, withdrawals.editionId))
    .innerJoin(reports, eq(reports.id, withdrawals.reportId))
    .where(eq(reports.sponsorId, sponsorId))
    .orderBy(desc(isNull(reports.archivedAt)), desc(editions.major), desc(editions.minor))
    .limit(1)
    .get()
  return row ? { at: row.at, reason: toldReason(row) } : null
}

export const toldReason = ({ reason, told }: { reason: string; told: boolean }): string | null => (told ? reason : null)
