import { and, desc, eq, isNull } from 'drizzle-orm'
import { editions, reports, withdrawals } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { primaryDeal } from '../sponsors/deal.ts'
import { withdrawalOfEdition } from './public-sponsor.ts'
import { raisePublication } from './publication.ts'
import type { EditionNumber } from './publish.ts'
import { forgetText } from './published-text.ts'

/** What is withdrawn: the live edition alone, or every edition that stands. */
export type Which = 'live' | 'all'
export type Withdrawing = { reportId: string; which?: Which | undefined; reason: string; expecting?: string | undefined }
export type WithdrawRefusal =
  | Forbidden
  | { kind: 'not-found' }
  | { kind: 'not-live' }
  | { kind: 'reason-missing' }
  | ({ kind: 'published-meanwhile' } & Partial<EditionNumber>)

/**
 * Takes back the live edition, or every edition of a report: readers find that there was one, when it went and why, and
 * nothing of it. No older edition comes in its place. `expecting` is the live edition that the person saw ("2.1", or
 * "none"); another one there now refuses. Refusals: forbidden, not-found, not-live where nothing is there to withdraw,
 * published-meanwhile, reason-missing.
 */
export function withdraw(
  tx: Tx,
  actor: Actor,
  { reportId, which = 'live', reason, expecting }: Withdrawing,
  now: number,
): Result<{ withdrawn: EditionNumber[]; slug: string }, WithdrawRefusal> {
  if (!may(actor, 'edition.withdraw')) return refuse({ kind: 'forbidden', action: 'edition.withdraw' })
  const report = tx.select().from(reports).where(eq(reports.id, reportId)).get()
  if (!report) return refuse({ kind: 'not-found' })
  const standing = standingEditions(tx, reportId)
  const live = standing.find(({ id }) => id === report.liveEditionId)
  const [newest, ...others] = which === 'all' ? standing : live ? [live] : []
  if (!newest) return refuse({ kind: 'not-live' })
  if (expecting !== undefined && expecting !== (live ? `${live.major}.${live.minor}` : 'none'))
    return refuse({ kind: 'published-meanwhile', ...(live && { major: live.major, minor: live.minor }) })
  if (reason.trim() === '') return refuse({ kind: 'reason-missing' })

  const going = [newest, ...others]
  for (const { id: editionId } of going)
    tx.insert(withdrawals).values({ id: newId(), reportId, editionId, reason: reason.trim(), told: true, personId: actor.id, at: now }).run()
  tx.update(reports).set({ liveEditionId: null }).where(eq(reports.id, reportId)).run()
  forgetText(tx, reportId)
  raisePublication(tx)
  const details = { edition: `${newest.major}.${newest.minor}`, ...(which === 'all' && { editions: going.length }) }
  record(tx, actor, { action: 'edition.withdrawn', reportId, details }, now)
  return ok({ withdrawn: going.map(({ major, minor }) => ({ major, minor })), slug: primaryDeal(tx, report.sponsorId).slug })
}

/** The editions of a report that were not withdrawn, the newest first. */
export function standingEditions(db: Db, reportId: string): (EditionNumber & { id: string })[] {
  return db
    .select({ id: editions.id, major: editions.major, minor: editions.minor })
    .from(editions)
    .leftJoin(withdrawals, withdrawalOfEdition)
    .where(and(eq(editions.reportId, reportId), isNull(withdrawals.id)))
    .orderBy(desc(editions.major), desc(editions.minor))
    .all()
}
