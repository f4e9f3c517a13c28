import { eq, inArray, sql } from 'drizzle-orm'
import {
  authorship,
  draftClients,
  drafts,
  draftUpdates,
  draftWriters,
  editions,
  looks,
  publishedTexts,
  purges,
  reports,
  revisionBodies,
  revisionNames,
  revisionNotes,
  revisions,
  revisionTexts,
  revisionWriters,
  withdrawals,
} from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'

/**
 * Removes a report with all of its history. The row of `purges` is the doorway: without it the database lets nothing of
 * a history go. The caller has asked whether the actor may, and says to readers that something changed.
 */
export function purgeReport(tx: Tx, actor: Actor, { reportId, reason }: { reportId: string; reason: string }, now: number): void {
  tx.insert(purges).values({ id: newId(), reportId, reason, personId: actor.id, at: now }).run()
  tx.update(reports).set({ liveEditionId: null }).where(eq(reports.id, reportId)).run()
  for (const table of [withdrawals, editions, publishedTexts, authorship, looks, draftClients, draftWriters, draftUpdates, drafts])
    tx.delete(table).where(eq(table.reportId, reportId)).run()

  const history = tx.select({ id: revisions.id }).from(revisions).where(eq(revisions.reportId, reportId))
  const texts = tx.select({ id: revisionTexts.id }).from(revisionTexts).where(inArray(revisionTexts.revisionId, history))
  tx.run(sql`delete from revision_words where rowid in ${texts}`)
  const seqs = tx.select({ seq: revisions.seq }).from(revisions).where(eq(revisions.reportId, reportId))
  tx.delete(revisionBodies).where(inArray(revisionBodies.seq, seqs)).run()
  for (const table of [revisionTexts, revisionNames, revisionNotes, revisionWriters]) tx.delete(table).where(inArray(table.revisionId, history)).run()
  tx.delete(revisions).where(eq(revisions.reportId, reportId)).run()
  tx.delete(reports).where(eq(reports.id, reportId)).run()
}
