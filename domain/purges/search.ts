import { asc, eq, sql } from 'drizzle-orm'
import { revisions } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { indexAnew } from '../revisions/backfill.ts'
import { isCommon } from './sought.ts'
import type { Held } from './stand.ts'

/** So many words are asked for at once: an expression of the index may not be deeper. */
const AT_ONCE = 50

/** Brings the words that each revision brought and took in step with cleaned bodies. */
export function cleanSearch(tx: Tx, reportId: string, held: readonly Held[]): void {
  for (const id of revisionsToIndex(tx, reportId, held)) indexAnew(tx, id)
}

/** Writes both indexes anew in one piece each: until then they keep what was deleted beside the note that it was. */
export function optimizeSearch(tx: Tx): void {
  tx.run(sql`insert into revision_words (revision_words) values ('optimize')`)
  tx.run(sql`insert into published_words (published_words) values ('optimize')`)
}

/**
 * The revisions that brought or took something of the words: those in which the lines around them are others than in the
 * one before, and any whose row of the index knows one of them.
 */
function revisionsToIndex(tx: Tx, reportId: string, held: readonly Held[]): Set<string> {
  const heads = tx
    .select({ id: revisions.id, number: revisions.number, parent: revisions.parent })
    .from(revisions)
    .where(eq(revisions.reportId, reportId))
    .orderBy(asc(revisions.number))
    .all()
  const lines = new Map(held.map(({ number, found }) => [number, found.lines.join('\n')]))
  const differing = heads.filter(({ number, parent }) => (lines.get(number) ?? '') !== (lines.get(parent ?? 0) ?? ''))
  const wanted = new Set(differing.map(({ id }) => id))

  const touched = [...new Set(held.flatMap(({ found }) => found.touched))]
  const telling = touched.filter((word) => word.length > 3 && !isCommon(word))
  const asked = telling.length > 0 ? telling : touched
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const match = asked
      .slice(at, at + AT_ONCE)
      .map((word) => `"${word}"`)
      .join(' OR ')
    const rows = tx.all<{ id: string }>(sql`
      select revisions.id from revision_words join revision_texts on revision_texts.id = revision_words.rowid join revisions on revisions.id = revision_texts.revision_id
      where revision_words match ${match} and revisions.report_id = ${reportId}`)
    for (const { id } of rows) wanted.add(id)
  }
  return wanted
}
