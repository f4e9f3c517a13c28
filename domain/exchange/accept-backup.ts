import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import { counters, drafts, oneTimeLinks, reports, sessions } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import type { Actor } from '../people/actor.ts'

/**
 * Makes a restored database safe to go on with: every session ends, links that work once are void, readers' caches
 * let go, and each draft gets a generation that no browser has seen. Generation and publication jump to the
 * present second where that is higher: counting on from the backup would meet numbers that were given out after it.
 */
export function acceptBackup(tx: Tx, actor: Actor, now: number): { reports: number; sessionsEnded: number } {
  const second = Math.floor(now / 1_000)
  const ended = tx.update(sessions).set({ endedAt: now }).where(isNull(sessions.endedAt)).run()
  tx.update(oneTimeLinks)
    .set({ expiresAt: now })
    .where(and(isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)))
    .run()
  tx.update(drafts)
    .set({ generation: sql`max(${drafts.generation} + 1, ${second})` })
    .run()
  tx.update(counters)
    .set({ value: sql`max(${counters.value} + 1, ${second})` })
    .where(eq(counters.name, 'publication'))
    .run()
  const kept = tx.select({ count: count() }).from(reports).get()?.count ?? 0
  record(tx, actor, { action: 'backup.restored', details: { reports: kept, sessions: ended.changes } }, now)
  return { reports: kept, sessionsEnded: ended.changes }
}
