import { eq, sql } from 'drizzle-orm'
import { revisions, revisionTexts } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { changesOfRevision } from './changes.ts'
import { indexWords, insertWords } from './words.ts'

/** So many revisions are looked at in one step. */
const STRETCH = 2_000

/** Revisions that the index of words does not know, from a place among all of them; `next` is where to go on, null at the end. */
export function withoutWords(db: Db, from: number): { ids: string[]; next: number | null } {
  const known = sql`(select 1 from ${revisionTexts} where ${revisionTexts.revisionId} = ${revisions.id})`
  const ids = db
    .select({ id: revisions.id })
    .from(revisions)
    .where(sql`revisions.seq > ${from} and revisions.seq <= ${from + STRETCH} and not exists ${known}`)
    .all()
  const last = db.get<{ last: number | null }>(sql`select max(seq) as last from revisions`)?.last ?? 0
  return { ids: ids.map(({ id }) => id), next: from + STRETCH < last ? from + STRETCH : null }
}

/** Indexes a revision that was cut before there was an index. A damaged one counts as done: there are no words to be had. */
export function indexRevision(tx: Tx, revisionId: string): void {
  const known = tx.select({ id: revisionTexts.id }).from(revisionTexts).where(eq(revisionTexts.revisionId, revisionId)).get()
  if (known) return
  const comparison = changesOfRevision(tx, revisionId)
  if (comparison) indexWords(tx, revisionId, comparison)
  else tx.insert(revisionTexts).values({ revisionId }).run()
}

/**
 * Indexes a revision anew whose content, or the one before it, was changed by a purge. Where the two cannot be compared
 * it is found by nothing any more. One that is not indexed yet is left for its turn.
 */
export function indexAnew(tx: Tx, revisionId: string): void {
  const known = tx.select({ id: revisionTexts.id }).from(revisionTexts).where(eq(revisionTexts.revisionId, revisionId)).get()
  if (!known) return
  tx.run(sql`delete from revision_words where rowid = ${known.id}`)
  const comparison = changesOfRevision(tx, revisionId)
  if (comparison) insertWords(tx, known.id, comparison)
}
