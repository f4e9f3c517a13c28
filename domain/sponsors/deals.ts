import { eq } from 'drizzle-orm'
import { sponsors, sponsorships } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { settlePrimary } from './deal.ts'
import { isAhead, isBefore } from './deal-date.ts'
import { type DealFacts, type DealRefusal, findDeal, isSame, keepable } from './deal-facts.ts'
import { madePublic } from './made-public.ts'

const manage = 'sponsor.manage'

/**
 * Gives a sponsor another deal. Public at once. It becomes the primary one when asked to be, and of a sponsor whose
 * deals have all ended. Refusals: forbidden, sponsor-not-found, unknown-tier, until-before-from.
 */
export function giveSponsorship(
  tx: Tx,
  actor: Actor,
  { sponsorId, primary = false, ...facts }: { sponsorId: string; primary?: boolean | undefined } & DealFacts,
  now: number,
): Result<{ id: string }, DealRefusal> {
  if (!may(actor, manage)) return refuse({ kind: 'forbidden', action: manage })
  if (!tx.select({ id: sponsors.id }).from(sponsors).where(eq(sponsors.id, sponsorId)).get()) return refuse({ kind: 'sponsor-not-found' })
  const kept = keepable(tx, facts)
  if (!kept.ok) return kept

  const id = newId()
  tx.insert(sponsorships)
    .values({ id, sponsorId, ...kept.value, createdAt: now })
    .run()
  settlePrimary(tx, sponsorId, primary ? id : undefined)
  madePublic(tx, actor, sponsorId, { action: 'sponsorship.given', details: { sponsorshipId: id, tier: kept.value.tierKey } }, now)
  return ok({ id })
}

/**
 * Changes what a deal says: tier, category, dates; whether it has ended is another act. `expecting` is what the person saw,
 * with the tier's key. Refusals: forbidden, sponsorship-not-found, changed-meanwhile, unknown-tier, until-before-from;
 * not-over-yet for an ended one that would end in time to come.
 */
export function changeSponsorship(
  tx: Tx,
  actor: Actor,
  { sponsorshipId, expecting, ...facts }: { sponsorshipId: string; expecting?: DealFacts | undefined } & DealFacts,
  now: number,
): Result<{ changed: boolean }, DealRefusal> {
  const found = findDeal(tx, actor, sponsorshipId)
  if (!found.ok) return found
  const present = found.value
  if (expecting && !isSame(present, { ...expecting, tierKey: expecting.tier })) return refuse({ kind: 'changed-meanwhile' })
  const kept = keepable(tx, facts)
  if (!kept.ok) return kept
  const { until: end } = kept.value
  if (present.status === 'former' && end !== null && isAhead(end, now)) return refuse({ kind: 'not-over-yet' })
  if (isSame(present, kept.value)) return ok({ changed: false })

  tx.update(sponsorships).set(kept.value).where(eq(sponsorships.id, sponsorshipId)).run()
  const { tierKey, category, announced, from, until } = present
  const before = { fromTier: tierKey, fromCategory: category, fromAnnounced: announced, fromFrom: from, fromUntil: until }
  madePublic(tx, actor, present.sponsorId, { action: 'sponsorship.changed', details: { sponsorshipId, tier: kept.value.tierKey, ...before } }, now)
  return ok({ changed: true })
}

/**
 * Ends a deal that is over. A sponsor all of whose deals have ended is a former one. The best-ranked deal that runs takes
 * the place of a primary one. Refusals: forbidden, sponsorship-not-found, sponsorship-ended, until-before-from, not-over-yet.
 */
export function endSponsorship(
  tx: Tx,
  actor: Actor,
  { sponsorshipId, until }: { sponsorshipId: string; until: string },
  now: number,
): Result<{ sponsorId: string; primary: string }, DealRefusal> {
  const found = findDeal(tx, actor, sponsorshipId)
  if (!found.ok) return found
  const { sponsorId, from, status, tierKey } = found.value
  if (status === 'former') return refuse({ kind: 'sponsorship-ended' })
  if (from !== null && isBefore(until, from)) return refuse({ kind: 'until-before-from' })
  if (isAhead(until, now)) return refuse({ kind: 'not-over-yet' })

  tx.update(sponsorships).set({ status: 'former', until }).where(eq(sponsorships.id, sponsorshipId)).run()
  const primary = settlePrimary(tx, sponsorId)
  madePublic(tx, actor, sponsorId, { action: 'sponsorship.ended', details: { sponsorshipId, tier: tierKey, until, primaryId: primary } }, now)
  return ok({ sponsorId, primary })
}

/** Takes back that a deal has ended. Its dates stay. Refusals: forbidden, sponsorship-not-found. */
export function resumeSponsorship(tx: Tx, actor: Actor, { sponsorshipId }: { sponsorshipId: string }, now: number): Result<{ sponsorId: string }, DealRefusal> {
  const found = findDeal(tx, actor, sponsorshipId)
  if (!found.ok) return found
  const { sponsorId, status, tierKey } = found.value
  if (status === 'active') return ok({ sponsorId })

  tx.update(sponsorships).set({ status: 'active' }).where(eq(sponsorships.id, sponsorshipId)).run()
  settlePrimary(tx, sponsorId)
  madePublic(tx, actor, sponsorId, { action: 'sponsorship.resumed', details: { sponsorshipId, tier: tierKey } }, now)
  return ok({ sponsorId })
}

/** Makes a deal the one under which readers find the sponsor. Refusals: forbidden, sponsorship-not-found, sponsorship-ended while another runs. */
export function makePrimary(tx: Tx, actor: Actor, { sponsorshipId }: { sponsorshipId: string }, now: number): Result<{ sponsorId: string }, DealRefusal> {
  const found = findDeal(tx, actor, sponsorshipId)
  if (!found.ok) return found
  const { sponsorId, primary, tierKey } = found.value
  if (primary) return ok({ sponsorId })
  if (settlePrimary(tx, sponsorId, sponsorshipId) !== sponsorshipId) return refuse({ kind: 'sponsorship-ended' })

  madePublic(tx, actor, sponsorId, { action: 'sponsorship.made-primary', details: { sponsorshipId, tier: tierKey } }, now)
  return ok({ sponsorId })
}

/** Takes away a deal that was given by mistake; one that was is ended instead. Refusals: forbidden, sponsorship-not-found, last-sponsorship. */
export function removeSponsorship(tx: Tx, actor: Actor, { sponsorshipId }: { sponsorshipId: string }, now: number): Result<{ sponsorId: string }, DealRefusal> {
  const found = findDeal(tx, actor, sponsorshipId)
  if (!found.ok) return found
  const { sponsorId, tierKey, category } = found.value
  if (tx.select({ id: sponsorships.id }).from(sponsorships).where(eq(sponsorships.sponsorId, sponsorId)).all().length === 1)
    return refuse({ kind: 'last-sponsorship' })

  tx.delete(sponsorships).where(eq(sponsorships.id, sponsorshipId)).run()
  const primary = settlePrimary(tx, sponsorId)
  madePublic(tx, actor, sponsorId, { action: 'sponsorship.removed', details: { sponsorshipId, tier: tierKey, category, primaryId: primary } }, now)
  return ok({ sponsorId })
}
