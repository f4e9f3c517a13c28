import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { people, purgedRows, wordPurges } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** A purge of words: who asked for it (null: the command line), when and why. What the words were is kept nowhere. */
export type PastPurge = { id: string; at: number; by: string | null; reason: string }

/** All purges, the latest first, with how many rows each changed. */
export function listPurges(db: Db): (PastPurge & { rows: number })[] {
  return db
    .select({ id: wordPurges.id, at: wordPurges.at, by: people.name, reason: wordPurges.reason, rows: count(purgedRows.row) })
    .from(wordPurges)
    .leftJoin(people, eq(people.id, wordPurges.personId))
    .leftJoin(purgedRows, eq(purgedRows.purgeId, wordPurges.id))
    .groupBy(wordPurges.id)
    .orderBy(desc(wordPurges.at))
    .all()
}

/** The purges that took words out of these revisions, by the revision's id, the earliest first. Revisions without one are not in it. */
export function purgesOfRevisions(db: Db, ids: readonly string[]): Map<string, PastPurge[]> {
  const rows = db
    .select({ revisionId: purgedRows.row, id: wordPurges.id, at: wordPurges.at, by: people.name, reason: wordPurges.reason })
    .from(purgedRows)
    .innerJoin(wordPurges, eq(wordPurges.id, purgedRows.purgeId))
    .leftJoin(people, eq(people.id, wordPurges.personId))
    .where(and(eq(purgedRows.what, 'revision'), inArray(purgedRows.row, [...ids])))
    .orderBy(asc(wordPurges.at))
    .all()
  const purges = new Map<string, PastPurge[]>()
  for (const { revisionId, ...purge } of rows) purges.set(revisionId, [...(purges.get(revisionId) ?? []), purge])
  return purges
}
