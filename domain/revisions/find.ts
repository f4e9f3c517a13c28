import { and, desc, eq, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { editions, reports, revisions, revisionWriters, sponsors } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { queryOf, wantedWords } from '../search/wanted.ts'
import type { RevisionKind } from './cut.ts'
import { isNamed, saidWith } from './named.ts'
import { type RevisionRow, revisionsById } from './read.ts'

/** Where words are looked for: among those that a revision brought or took, or in its name and note. */
export type Place = 'brought' | 'took' | 'said'

const columns: Record<Exclude<Place, 'said'>, string[]> = { brought: ['added'], took: ['removed'] }

/** What to find revisions of all reports by; what is left out does not narrow. */
export type RevisionFilter = {
  /** Who asked for the cut, or wrote since the one before. */
  personId?: string | undefined
  reportId?: string | undefined
  /** Cut at or after this moment, and before that one. */
  from?: number | undefined
  until?: number | undefined
  kinds?: readonly RevisionKind[] | undefined
  /** Words that the revision brought, took, or has in its name or note: phrases in quotes, the last word as a beginning. */
  words?: string | undefined
  /** In which of these the words are looked for; in all, where it is left out. */
  side?: Place | undefined
  named?: boolean | undefined
  published?: boolean | undefined
  /** Those alone that have a name or were published. */
  marked?: boolean | undefined
}

export type FoundRevision = RevisionRow & {
  report: { id: string; name: string; archived: boolean; latestRevision: number; live: { major: number; minor: number; revision: number } | null }
}

/** A page of what was found, newest first. `older` is the place before which the next page begins, null on the last. */
export type FoundRevisions = { revisions: FoundRevision[]; older: string | null }

/**
 * Finds revisions across all reports. A place in the list is a time and a row, so that revisions that are cut meanwhile
 * shift nothing. A place that is none is no place: the list begins at the newest.
 */
export function findRevisions(db: Db, filter: RevisionFilter, { before, limit }: { before?: string | undefined; limit: number }): FoundRevisions {
  const chosen = db
    .select({ id: revisions.id, at: revisions.createdAt, row: sql<number>`revisions.seq` })
    .from(revisions)
    .where(and(fits(db, filter), beforePlace(before)))
    .orderBy(desc(revisions.createdAt), sql`revisions.seq desc`)
    .limit(limit + 1)
    .all()
  const page = chosen.slice(0, limit)
  const last = page.at(-1)
  return { revisions: withReports(db, page), older: chosen.length > limit && last ? `${last.at}.${last.row}` : null }
}

/** What a filter asks of a revision, for a query over revisions; undefined where it asks nothing. */
export function fits(db: Db, { personId, reportId, from, until, kinds, words, side, named, published, marked }: RevisionFilter): SQL | undefined {
  const wrote = sql`exists (select 1 from ${revisionWriters} where ${revisionWriters.revisionId} = ${revisions.id} and ${revisionWriters.personId} = ${personId})`
  const isPublished = sql`exists (select 1 from ${editions} where ${editions.revisionId} = ${revisions.id})`
  return and(
    personId === undefined ? undefined : or(eq(revisions.authorId, personId), wrote),
    reportId === undefined ? undefined : eq(revisions.reportId, reportId),
    from === undefined ? undefined : gte(revisions.createdAt, from),
    until === undefined ? undefined : lt(revisions.createdAt, until),
    kinds === undefined ? undefined : inArray(revisions.kind, [...kinds]),
    named ? isNamed() : undefined,
    published ? isPublished : undefined,
    marked ? or(isNamed(), isPublished) : undefined,
    words === undefined ? undefined : withWords(db, words, side),
  )
}

/** Words that hold no letter and no figure are in no revision. */
function withWords(db: Db, words: string, side: Place | undefined): SQL | undefined {
  const wanted = wantedWords(words)
  if (wanted.length === 0) return sql`false`
  const said = side === undefined || side === 'said' ? inArray(revisions.id, saidWith(db, wanted)) : undefined
  if (side === 'said') return said
  const rows = sql`select rowid from revision_words where revision_words match ${queryOf(wanted, side && columns[side])}`
  return or(sql`${revisions.id} in (select revision_id from revision_texts where id in (${rows}))`, said)
}

function beforePlace(place: string | undefined): SQL | undefined {
  const [, at, row] = /^(\d{1,15})\.(\d{1,15})$/.exec(place ?? '') ?? []
  return at === undefined ? undefined : sql`(${revisions.createdAt}, revisions.seq) < (${Number(at)}, ${Number(row)})`
}

function withReports(db: Db, page: { id: string }[]): FoundRevision[] {
  const ids = page.map(({ id }) => id)
  const rows = new Map(revisionsById(db, ids).map((row) => [row.id, row]))
  const homes = db
    .select({
      revisionId: revisions.id,
      id: reports.id,
      name: sponsors.name,
      archived: isNotNull(reports.archivedAt).mapWith(Boolean),
      latestRevision: sql<number>`(select max(r.number) from revisions r where r.report_id = ${reports.id})`,
      live: { major: editions.major, minor: editions.minor, revision: sql<number>`(select r.number from revisions r where r.id = ${editions.revisionId})` },
    })
    .from(revisions)
    .innerJoin(reports, eq(reports.id, revisions.reportId))
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .where(inArray(revisions.id, ids))
    .all()
  const reportOf = new Map(homes.map(({ revisionId, ...report }) => [revisionId, report]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    const report = reportOf.get(id)
    return row && report ? [{ ...row, report }] : []
  })
}
