import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { auditEvents, oneTimeLinks } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { Act } from '../audit/record.ts'
import { endLinks } from './one-time-links.ts'

/** The acts that hand a link out. */
const handingOut: Record<'invitation' | 'reset', Act[]> = {
  invitation: ['person.invited', 'person.invited-again'],
  reset: ['person.reset-link-made'],
}

/**
 * Ends the links that a person handed out and nobody used yet. Whoever may no longer look after people would else come
 * back by them, as somebody else or as somebody new. Who made a link stands in the audit; the newest act about it counts.
 */
export function endLinksMadeBy(tx: Tx, makerId: string, now: number): void {
  const open = tx
    .select({ purpose: oneTimeLinks.purpose, personId: oneTimeLinks.personId })
    .from(oneTimeLinks)
    .where(and(isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)))
    .all()
  for (const { purpose, personId } of open) {
    if (purpose === 'first-admin' || personId === null) continue
    const made = tx
      .select({ by: auditEvents.actorId })
      .from(auditEvents)
      .where(and(inArray(auditEvents.action, handingOut[purpose]), eq(sql`json_extract(${auditEvents.details}, '$.person')`, personId)))
      .orderBy(desc(auditEvents.id))
      .limit(1)
      .get()
    if (made?.by === makerId) endLinks(tx, { purpose, personId }, now)
  }
}
