import { eq } from 'drizzle-orm'
import { sponsorships } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { isBefore } from './deal-date.ts'
import type { DealFacts } from './deal-facts.ts'
import { type SponsorDescription, setDescription } from './describe.ts'
import { slugOf } from './slug.ts'
import { addSponsor, type SponsorFacts, type SponsorRefusal } from './sponsor.ts'

export type NewSponsor = { facts: SponsorFacts; slug?: string | undefined; dates?: Omit<DealFacts, 'tier' | 'category'>; description?: SponsorDescription }
export type CreateSponsorRefusal = SponsorRefusal | { kind: 'until-before-from' }

/**
 * Adds a sponsor that has no report yet, with its primary deal. Readers find it on the index at once.
 * Refusals: forbidden, until-before-from, unknown-tier, name-taken, invalid-slug, slug-taken.
 */
export function createSponsor(
  tx: Tx,
  actor: Actor,
  { facts, slug = slugOf(facts.name), dates = {}, description }: NewSponsor,
  now: number,
): Result<{ id: string; slug: string }, CreateSponsorRefusal> {
  if (!may(actor, 'sponsor.manage')) return refuse({ kind: 'forbidden', action: 'sponsor.manage' })
  const { announced = null, from = null, until = null } = dates
  if (from !== null && until !== null && isBefore(until, from)) return refuse({ kind: 'until-before-from' })
  const added = addSponsor(tx, actor, { facts, slug }, now)
  if (!added.ok) return added

  const { id } = added.value
  tx.update(sponsorships).set({ announced, from, until }).where(eq(sponsorships.sponsorId, id)).run()
  if (description) setDescription(tx, id, description)
  return ok({ id, slug })
}
