import { and, count, desc, eq, gte, inArray, lt, min, type SQL } from 'drizzle-orm'
import { editions, people, reports, revisionNames, revisions, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { listRevisions, type RevisionRow } from './read.ts'

/** Which revisions of a history are listed: all, those that were published, those with a name. */
export type Shown = 'everything' | 'editions' | 'named'

export type EditionRow = { major: number; minor: number; note: string; publishedAt: number; by: string | null; revision: number; live: boolean }
export type WithdrawalRow = { major: number; minor: number; at: number; by: string | null; reason: string }

/** A page of a report's history, newest first. `older` is the number before which the next page begins, null on the last. */
export type Timeline = {
  totals: { revisions: number; editions: number; since: number }
  revisions: RevisionRow[]
  editions: EditionRow[]
  withdrawals: WithdrawalRow[]
  older: number | null
}

/**
 * Reads a page of a report's history: its revisions before number `before`, and the editions and withdrawals of that time.
 * Reads headers alone, so that hundreds of revisions cost nothing.
 */
export function readTimeline(db: Db, reportId: string, { show, before, limit }: { show: Shown; before?: number | undefined; limit: number }): Timeline {
  const found = show === 'everything' ? listRevisions(db, reportId, { before, limit: limit + 1 }) : chosen(db, reportId, { show, before, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const more = found.length > limit
  const until = before === undefined ? undefined : momentOf(db, reportId, before)
  const since = more ? rows.at(-1)?.createdAt : undefined
  const withEvents = show !== 'named'
  return {
    totals: totals(db, reportId),
    revisions: rows,
    editions: withEvents ? editionsIn(db, reportId, since, until) : [],
    withdrawals: withEvents ? withdrawalsIn(db, reportId, since, until) : [],
    older: more ? (rows.at(-1)?.number ?? null) : null,
  }
}

function chosen(db: Db, reportId: string, { show, before, limit }: { show: Shown; before?: number | undefined; limit: number }): RevisionRow[] {
  const marked =
    show === 'named'
      ? db.select({ id: revisionNames.revisionId }).from(revisionNames)
      : db.select({ id: editions.revisionId }).from(editions).where(eq(editions.reportId, reportId))
  return db
    .select({ number: revisions.number })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), before === undefined ? undefined : lt(revisions.number, before), inArray(revisions.id, marked)))
    .orderBy(desc(revisions.number))
    .limit(limit)
    .all()
    .flatMap(({ number }) => listRevisions(db, reportId, { before: number + 1, limit: 1 }))
}

function totals(db: Db, reportId: string): Timeline['totals'] {
  const all = db
    .select({ revisions: count(), since: min(revisions.createdAt) })
    .from(revisions)
    .where(eq(revisions.reportId, reportId))
    .get()
  const published = db.select({ editions: count() }).from(editions).where(eq(editions.reportId, reportId)).get()
  return { revisions: all?.revisions ?? 0, editions: published?.editions ?? 0, since: all?.since ?? 0 }
}

const momentOf = (db: Db, reportId: string, number: number): number | undefined =>
  db
    .select({ at: revisions.createdAt })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), eq(revisions.number, number)))
    .get()?.at

function editionsIn(db: Db, reportId: string, since: number | undefined, until: number | undefined): EditionRow[] {
  const live = db.select({ id: reports.liveEditionId }).from(reports).where(eq(reports.id, reportId)).get()?.id
  return db
    .select({
      id: editions.id,
      major: editions.major,
      minor: editions.minor,
      note: editions.note,
      publishedAt: editions.publishedAt,
      by: people.name,
      revision: revisions.number,
    })
    .from(editions)
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .leftJoin(people, eq(people.id, editions.publishedBy))
    .where(and(eq(editions.reportId, reportId), ...within(editions.publishedAt, since, until)))
    .orderBy(desc(editions.publishedAt))
    .all()
    .map(({ id, ...row }) => ({ ...row, live: id === live }))
}

function withdrawalsIn(db: Db, reportId: string, since: number | undefined, until: number | undefined): WithdrawalRow[] {
  return db
    .select({ major: editions.major, minor: editions.minor, at: withdrawals.at, by: people.name, reason: withdrawals.reason })
    .from(withdrawals)
    .innerJoin(editions, eq(editions.id, withdrawals.editionId))
    .leftJoin(people, eq(people.id, withdrawals.personId))
    .where(and(eq(withdrawals.reportId, reportId), ...within(withdrawals.at, since, until)))
    .orderBy(desc(withdrawals.at))
    .all()
}

function within(column: typeof editions.publishedAt | typeof withdrawals.at, since: number | undefined, until: number | undefined): (SQL | undefined)[] {
  return [since === undefined ? undefined : gte(column, since), until === undefined ? undefined : lt(column, until)]
}

/** What a revision was published as, and under which labels; the last time, where it was more than once. */
export function editionOfRevision(db: Db, revisionId: string) {
  return (
    db
      .select({
        major: editions.major,
        minor: editions.minor,
        note: editions.note,
        publishedAt: editions.publishedAt,
        sponsorName: editions.sponsorName,
        category: editions.category,
      })
      .from(editions)
      .where(eq(editions.revisionId, revisionId))
      .orderBy(desc(editions.publishedAt))
      .get() ?? null
  )
}
