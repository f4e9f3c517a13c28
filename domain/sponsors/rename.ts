import { eq } from 'drizzle-orm'
import { sponsors } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { type Result, refuse } from '../result.ts'
import { primaryDeal } from './deal.ts'
import { changeFacts, type SponsorRefusal } from './sponsor.ts'

/**
 * Gives a sponsor another name and leaves its deals alone. Public at once; its address stays. `expecting` is the name that
 * the person saw. Refusals: those of changeFacts.
 */
export function renameSponsor(
  tx: Tx,
  actor: Actor,
  { sponsorId, name, expecting }: { sponsorId: string; name: string; expecting?: string | undefined },
  now: number,
): Result<{ changed: boolean }, SponsorRefusal> {
  if (!tx.select({ id: sponsors.id }).from(sponsors).where(eq(sponsors.id, sponsorId)).get()) return refuse({ kind: 'sponsor-not-found' })
  const { tier, category } = primaryDeal(tx, sponsorId)
  const facts = { tier: tier.key, category }
  return changeFacts(tx, actor, { sponsorId, facts: { ...facts, name }, ...(expecting !== undefined && { expecting: { ...facts, name: expecting } }) }, now)
}
