import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { sponsorships } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { isBefore, isDealDate } from './deal-date.ts'
import { type ChangedMeanwhile, line } from './sponsor.ts'
import { findTier, type UnknownTier, unknownTier } from './tiers.ts'

/** A date of a deal, as precise as it is known. */
export const DealDate = z.string().refine(isDealDate, { error: 'is no date such as 2028, 2028-07 or 2028-07-14' })
const date = DealDate.nullable().optional()

/** A deal as it is given: tier (key or label), category, and dates. */
export const DealFacts = z.strictObject({ tier: line(120), category: line(160), announced: date, from: date, until: date })
export type DealFacts = z.infer<typeof DealFacts>

export type DealRefusal =
  | Forbidden
  | UnknownTier
  | ChangedMeanwhile
  | { kind: 'sponsor-not-found' }
  | { kind: 'sponsorship-not-found' }
  | { kind: 'until-before-from' }
  | { kind: 'not-over-yet' }
  | { kind: 'sponsorship-ended' }
  | { kind: 'last-sponsorship' }

export type DealRow = typeof sponsorships.$inferSelect
type Kept = Pick<DealRow, 'tierKey' | 'category' | 'announced' | 'from' | 'until'>

/** A deal that this actor may change. */
export function findDeal(tx: Tx, actor: Actor, sponsorshipId: string): Result<DealRow, DealRefusal> {
  if (!may(actor, 'sponsor.manage')) return refuse({ kind: 'forbidden', action: 'sponsor.manage' })
  const deal = tx.select().from(sponsorships).where(eq(sponsorships.id, sponsorshipId)).get()
  return deal ? ok(deal) : refuse({ kind: 'sponsorship-not-found' })
}

/** A deal's facts as a row keeps them. Refusals: unknown-tier, until-before-from. */
export function keepable(tx: Tx, { tier: wanted, category, announced = null, from = null, until = null }: DealFacts): Result<Kept, DealRefusal> {
  const tier = findTier(tx, wanted)
  if (!tier) return refuse(unknownTier(tx))
  if (from !== null && until !== null && isBefore(until, from)) return refuse({ kind: 'until-before-from' })
  return ok({ tierKey: tier.key, category, announced, from, until })
}

/** Whether two deals say the same. */
export const isSame = (deal: Kept, other: Pick<Kept, 'tierKey' | 'category'> & DealDates): boolean =>
  deal.tierKey === other.tierKey &&
  deal.category === other.category &&
  (['announced', 'from', 'until'] as const).every((part) => deal[part] === (other[part] ?? null))

type DealDates = Partial<Record<'announced' | 'from' | 'until', string | null | undefined>>
