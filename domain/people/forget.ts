import { lte, or } from 'drizzle-orm'
import { oneTimeLinks, sessions } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'

/** How long sessions and links are kept after their end, so that a question about last week can be answered. */
const KEPT = 30 * 24 * 3_600_000

/** Removes sessions that ended or expired, and links that were used or expired, more than thirty days ago. The audit keeps the acts. */
export function forgetEnded(tx: Tx, now: number): { sessions: number; links: number } {
  const before = now - KEPT
  const ended = tx
    .delete(sessions)
    .where(or(lte(sessions.endedAt, before), lte(sessions.expiresAt, before)))
    .run()
  const dead = tx
    .delete(oneTimeLinks)
    .where(or(lte(oneTimeLinks.usedAt, before), lte(oneTimeLinks.expiresAt, before)))
    .run()
  return { sessions: ended.changes, links: dead.changes }
}
