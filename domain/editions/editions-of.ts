import { asc, eq } from 'drizzle-orm'
import { editions, reports, revisions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { compareLabels, type EditionLabels, type LabelComparison } from '../compare/labels.ts'

/** All editions of a report, the first one first, each with its revision and the labels that it was published under. */
export function editionsOf(db: Db, reportId: string): (EditionLabels & { revision: number; live: boolean })[] {
  return db
    .select({
      id: editions.id,
      liveId: reports.liveEditionId,
      major: editions.major,
      minor: editions.minor,
      revision: revisions.number,
      sponsor: editions.sponsorName,
      tier: editions.tierLabel,
      category: editions.category,
      publishedAt: editions.publishedAt,
      note: editions.note,
    })
    .from(editions)
    .innerJoin(reports, eq(reports.id, editions.reportId))
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(editions.reportId, reportId))
    .orderBy(asc(editions.publishedAt), asc(editions.major), asc(editions.minor))
    .all()
    .map(({ id, liveId, major, minor, ...row }) => ({ edition: `${major}.${minor}`, live: id === liveId, ...row }))
}

/**
 * What two sides of a comparison were published under, compared; null where either was never published. A revision counts
 * as what it was published as last.
 */
export function labelsBetween(db: Db, reportId: string, from: 'draft' | 'live' | number, to: 'draft' | 'live' | number): LabelComparison | null {
  const all = editionsOf(db, reportId)
  const [older, newer] = [from, to].map((side) => all.findLast((edition) => (side === 'live' ? edition.live : edition.revision === side)))
  return older && newer && older !== newer ? compareLabels(older, newer) : null
}
