import { eq } from 'drizzle-orm'
import { editions, publishedTexts, reports, withdrawals } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { primaryDeal } from '../sponsors/deal.ts'
import { raisePublication } from './publication.ts'
import type { EditionNumber } from './publish.ts'

export type WithdrawRefusal =
  | Forbidden
  | { kind: 'not-found' }
  | { kind: 'not-live' }
  | { kind: 'reason-missing' }
  | ({ kind: 'published-meanwhile' } & Partial<EditionNumber>)

/**
 * Takes the live edition back: readers find that there was one and when it went, and nothing of it. No older
 * edition comes in its place. `expecting` is the edition that the person saw ("2.1"); another one there now refuses.
 * Refusals: forbidden, not-found, not-live, published-meanwhile, reason-missing.
 */
export function withdraw(
  tx: Tx,
  actor: Actor,
  { reportId, reason, expecting }: { reportId: string; reason: string; expecting?: string | undefined },
  now: number,
): Result<EditionNumber & { slug: string }, WithdrawRefusal> {
  if (!may(actor, 'edition.withdraw')) return refuse({ kind: 'forbidden', action: 'edition.withdraw' })
  const report = tx.select().from(reports).where(eq(reports.id, reportId)).get()
  if (!report) return refuse({ kind: 'not-found' })
  const live = report.liveEditionId === null ? undefined : tx.select().from(editions).where(eq(editions.id, report.liveEditionId)).get()
  if (!live) return refuse({ kind: 'not-live' })
  if (expecting !== undefined && expecting !== `${live.major}.${live.minor}`)
    return refuse({ kind: 'published-meanwhile', major: live.major, minor: live.minor })
  if (reason.trim() === '') return refuse({ kind: 'reason-missing' })

  tx.insert(withdrawals).values({ id: newId(), reportId, editionId: live.id, reason: reason.trim(), personId: actor.id, at: now }).run()
  tx.update(reports).set({ liveEditionId: null }).where(eq(reports.id, reportId)).run()
  tx.delete(publishedTexts).where(eq(publishedTexts.reportId, reportId)).run()
  raisePublication(tx)
  record(tx, actor, { action: 'edition.withdrawn', reportId, details: { edition: `${live.major}.${live.minor}` } }, now)
  return ok({ major: live.major, minor: live.minor, slug: primaryDeal(tx, report.sponsorId).slug })
}
