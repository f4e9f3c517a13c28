import { and, asc, count, desc, eq, gte, inArray, lt, min, or, type SQL, sql } from 'drizzle-orm'
import { editions, people, reports, revisions, revisionWriters, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { fits, type RevisionFilter } from './find.ts'
import { isNamed } from './named.ts'
import { listRevisions, type RevisionRow } from './read.ts'

/** What a history is narrowed to; what is left out does not narrow. */
export type HistoryFilter = Pick<RevisionFilter, 'personId' | 'kinds' | 'from' | 'until' | 'named' | 'published' | 'marked'>

export type EditionRow = { major: number; minor: number; note: string; publishedAt: number; by: string | null; revision: number; live: boolean }
/** `told`: readers are told the reason. */
export type WithdrawalRow = { major: number; minor: number; at: number; by: string | null; reason: string; told: boolean }

/**
 * A page of a report's history, newest first. `older` is the number before which the next page begins, null on the last;
 * `newer` that of the page before, null where this one begins at the newest. `fitting` counts the revisions that the
 * filter lets through, on all pages.
 */
export type Timeline = {
  totals: { revisions: number; editions: number; since: number; fitting: number }
  revisions: RevisionRow[]
  editions: EditionRow[]
  withdrawals: WithdrawalRow[]
  older: number | null
  newer: number | null
}

/**
 * Reads a page of a report's history: its revisions before number `before`, and the editions and withdrawals of that time.
 * Reads headers alone, so that hundreds of revisions cost nothing.
 */
export function readTimeline(
  db: Db,
  reportId: string,
  { filter = {}, before, limit }: { filter?: HistoryFilter; before?: number | undefined; limit: number },
): Timeline {
  const where = fits(db, filter)
  const found = listRevisions(db, reportId, { before, where, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const more = found.length > limit
  const span = {
    since: more ? rows.at(-1)?.createdAt : undefined,
    until: before === undefined ? undefined : momentOf(db, reportId, before),
  }
  return {
    totals: totals(db, reportId, where),
    revisions: rows,
    editions: editionsIn(db, reportId, filter, span),
    withdrawals: withdrawalsIn(db, reportId, filter, span),
    older: more ? (rows.at(-1)?.number ?? null) : null,
    newer: before === undefined ? null : newerThan(db, reportId, { before, where, limit }),
  }
}

/** The number before which the page begins that ends where this one begins; null where nothing that fits is newer. */
function newerThan(db: Db, reportId: string, { before, where, limit }: { before: number; where: SQL | undefined; limit: number }): number | null {
  const numbers = db
    .select({ number: revisions.number })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), gte(revisions.number, before), where))
    .orderBy(asc(revisions.number))
    .limit(limit)
    .all()
  const last = numbers.at(-1)
  return last ? last.number + 1 : null
}

function totals(db: Db, reportId: string, where: SQL | undefined): Timeline['totals'] {
  const ofReport = eq(revisions.reportId, reportId)
  const all = db
    .select({ revisions: count(), since: min(revisions.createdAt) })
    .from(revisions)
    .where(ofReport)
    .get()
  const fitting = where && db.select({ revisions: count() }).from(revisions).where(and(ofReport, where)).get()
  const published = db.select({ editions: count() }).from(editions).where(eq(editions.reportId, reportId)).get()
  const number = all?.revisions ?? 0
  return { revisions: number, editions: published?.editions ?? 0, since: all?.since ?? 0, fitting: fitting ? fitting.revisions : number }
}

const momentOf = (db: Db, reportId: string, number: number): number | undefined =>
  db
    .select({ at: revisions.createdAt })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), eq(revisions.number, number)))
    .get()?.at

type Span = { since: number | undefined; until: number | undefined }

/** Editions are prepared for publishing, and found as such; a name that is asked for is that of their revision. */
function editionsIn(db: Db, reportId: string, filter: HistoryFilter, span: Span): EditionRow[] {
  if (filter.kinds && !filter.kinds.includes('published')) return []
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
    .where(
      and(eq(editions.reportId, reportId), filter.named ? isNamed() : undefined, by(editions.publishedBy, filter), within(editions.publishedAt, filter, span)),
    )
    .orderBy(desc(editions.publishedAt))
    .all()
    .map(({ id, ...row }) => ({ ...row, live: id === live }))
}

function withdrawalsIn(db: Db, reportId: string, filter: HistoryFilter, span: Span): WithdrawalRow[] {
  if (filter.named || (filter.kinds && !filter.kinds.includes('published'))) return []
  return db
    .select({ major: editions.major, minor: editions.minor, at: withdrawals.at, by: people.name, reason: withdrawals.reason, told: withdrawals.told })
    .from(withdrawals)
    .innerJoin(editions, eq(editions.id, withdrawals.editionId))
    .leftJoin(people, eq(people.id, withdrawals.personId))
    .where(and(eq(withdrawals.reportId, reportId), by(withdrawals.personId, filter), within(withdrawals.at, filter, span)))
    .orderBy(desc(withdrawals.at), desc(editions.major), desc(editions.minor))
    .all()
}

const by = (column: typeof editions.publishedBy | typeof withdrawals.personId, { personId }: HistoryFilter): SQL | undefined =>
  personId === undefined ? undefined : eq(column, personId)

const within = (column: typeof editions.publishedAt | typeof withdrawals.at, filter: HistoryFilter, span: Span): SQL | undefined =>
  and(
    ...[span.since, filter.from].map((since) => (since === undefined ? undefined : gte(column, since))),
    ...[span.until, filter.until].map((until) => (until === undefined ? undefined : lt(column, until))),
  )

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
        tier: { key: editions.tierKey, plural: editions.tierLabel },
        category: editions.category,
      })
      .from(editions)
      .where(eq(editions.revisionId, revisionId))
      .orderBy(desc(editions.publishedAt))
      .get() ?? null
  )
}

/** Everybody who asked for a revision of a report, wrote in it, or published it, by name. */
export function peopleOfHistory(db: Db, reportId: string): { id: string; name: string }[] {
  const ofReport = db.select({ id: revisions.id }).from(revisions).where(eq(revisions.reportId, reportId))
  const authors = db.selectDistinct({ id: revisions.authorId }).from(revisions).where(eq(revisions.reportId, reportId))
  const writers = db.selectDistinct({ id: revisionWriters.personId }).from(revisionWriters).where(inArray(revisionWriters.revisionId, ofReport))
  const publishers = db.selectDistinct({ id: editions.publishedBy }).from(editions).where(eq(editions.reportId, reportId))
  const withdrew = db.selectDistinct({ id: withdrawals.personId }).from(withdrawals).where(eq(withdrawals.reportId, reportId))
  return db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(or(...[authors, writers, publishers, withdrew].map((ids) => inArray(people.id, ids))))
    .orderBy(asc(sql`lower(${people.name})`), asc(people.id))
    .all()
}
