import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { drafts, editions, people, reports, revisions, sponsors, sponsorships, tiers, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import type { Tier } from '../sponsors/tiers.ts'

export type ReportState = 'draft' | 'live' | 'changed' | 'withdrawn'

/** A report as the desk shows it. Never for readers. */
export type DeskReport = {
  id: string
  slug: string
  sponsorId: string
  name: string
  siglum: string
  tier: Tier
  category: string
  state: ReportState
  live: { major: number; minor: number; publishedAt: number; revision: number } | null
  withdrawnAt: number | null
  archivedAt: number | null
  touchedBy: string | null
  touchedAt: number
  latestRevision: number
  generation: number
}

const latest = sql<number>`(select max(${revisions.number}) from ${revisions} where ${revisions.reportId} = ${reports.id})`

/** The reports of the desk, those touched last first; `words` narrows them to sponsors whose name or category holds every word. */
export function listReports(db: Db, { words = '', archived = false }: { words?: string; archived?: boolean } = {}): DeskReport[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return select(db)
    .where(archived ? isNotNull(reports.archivedAt) : isNull(reports.archivedAt))
    .orderBy(desc(drafts.writtenAt), asc(sponsors.name))
    .all()
    .map(asDeskReport)
    .filter((report) => wanted.every((word) => `${report.name} ${report.category} ${report.tier.singular}`.toLowerCase().includes(word)))
}

/** One report as the desk shows it, archived ones too. */
export function findReport(db: Db, reportId: string): DeskReport | null {
  const row = select(db).where(eq(reports.id, reportId)).get()
  return row ? asDeskReport(row) : null
}

function select(db: Db) {
  return db
    .select({
      id: reports.id,
      archivedAt: reports.archivedAt,
      sponsorId: sponsors.id,
      slug: sponsors.slug,
      name: sponsors.name,
      siglum: sponsors.siglum,
      category: sponsorships.category,
      tier: tiers,
      generation: drafts.generation,
      writtenAt: drafts.writtenAt,
      spellSince: drafts.spellSince,
      touchedBy: people.name,
      edition: { major: editions.major, minor: editions.minor, publishedAt: editions.publishedAt, revisionId: editions.revisionId },
      revision: { id: revisions.id, number: revisions.number, hash: revisions.hash },
      liveHash: sql<string | null>`(select lower(hex(r.hash)) from revisions r where r.id = ${editions.revisionId})`,
      liveRevision: sql<number | null>`(select r.number from revisions r where r.id = ${editions.revisionId})`,
      withdrawnAt: sql<number | null>`(select max(${withdrawals.at}) from ${withdrawals} where ${withdrawals.reportId} = ${reports.id})`,
    })
    .from(reports)
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .innerJoin(drafts, eq(drafts.reportId, reports.id))
    .innerJoin(revisions, and(eq(revisions.reportId, reports.id), eq(revisions.number, latest)))
    .leftJoin(people, eq(people.id, drafts.writtenBy))
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .$dynamic()
}

type Row = NonNullable<ReturnType<ReturnType<typeof select>['get']>>

function asDeskReport({ edition, revision, liveHash, liveRevision, writtenAt, spellSince, ...row }: Row): DeskReport {
  const changed = spellSince !== null || revision.hash !== liveHash
  return {
    ...row,
    state: edition ? (changed ? 'changed' : 'live') : row.withdrawnAt !== null ? 'withdrawn' : 'draft',
    live: edition && { major: edition.major, minor: edition.minor, publishedAt: edition.publishedAt, revision: liveRevision ?? 0 },
    withdrawnAt: edition ? null : row.withdrawnAt,
    touchedAt: writtenAt,
    latestRevision: revision.number,
  }
}
