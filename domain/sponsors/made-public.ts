import { asc, eq, isNotNull } from 'drizzle-orm'
import { reports } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { type Act, record } from '../audit/record.ts'
import { raisePublication } from '../editions/publication.ts'
import { indexNames } from '../editions/published-text.ts'
import type { Actor } from '../people/actor.ts'

/** What every act on a sponsor ends with: what may be searched of its report says what is true now, readers see it, the audit knows. */
export function madePublic(
  tx: Tx,
  actor: Actor,
  sponsorId: string,
  { action, details = {} }: { action: Act; details?: Record<string, string | number | boolean | null> },
  now: number,
): void {
  indexNames(tx, sponsorId)
  const ofSponsor = tx.select({ id: reports.id }).from(reports).where(eq(reports.sponsorId, sponsorId))
  raisePublication(tx)
  const report = ofSponsor.orderBy(asc(isNotNull(reports.archivedAt))).get()
  record(tx, actor, { action, ...(report && { reportId: report.id }), details: { sponsorId, ...details } }, now)
}
