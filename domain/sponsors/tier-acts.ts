import { count, eq, max } from 'drizzle-orm'
import { z } from 'zod'
import { programmes, sponsorships, tiers } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { raisePublication } from '../editions/publication.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { slugOf } from './slug.ts'
import { type ChangedMeanwhile, line } from './sponsor.ts'
import { listTiers } from './tiers.ts'

/** A tier as it is written down: what one sponsor of it is called, what all are called, and the key of its programme. */
export const TierFacts = z.strictObject({ singular: line(80), plural: line(80), programme: line(80) })
export type TierFacts = z.infer<typeof TierFacts>

export type TierRefusal =
  | Forbidden
  | ChangedMeanwhile
  | { kind: 'tier-not-found' }
  | { kind: 'tier-taken'; label: string }
  | { kind: 'unknown-programme'; known: { key: string; label: string }[] }
  | { kind: 'tier-in-use'; sponsorships: number }
  | { kind: 'last-tier' }

const forbidden = { kind: 'forbidden', action: 'tier.manage' } as const

/** The programmes that tiers belong to. */
export function listProgrammes(db: Db): { key: string; name: string; owner: string }[] {
  return db.select().from(programmes).orderBy(programmes.name).all()
}

/** Adds a tier behind all others. Readers see it once a sponsor is in it. Refusals: forbidden, unknown-programme, tier-taken. */
export function addTier(tx: Tx, actor: Actor, { singular, plural, programme }: TierFacts, now: number): Result<{ key: string }, TierRefusal> {
  if (!may(actor, 'tier.manage')) return refuse(forbidden)
  const hindrance = hindranceOf(tx, { singular, plural, programme })
  if (hindrance) return refuse(hindrance)

  const key = slugOf(singular) || newId()
  const last =
    tx
      .select({ rank: max(tiers.rank) })
      .from(tiers)
      .get()?.rank ?? 0
  tx.insert(tiers)
    .values({ key, singular, plural, programmeKey: programme, rank: last + 1 })
    .run()
  raisePublication(tx)
  record(tx, actor, { action: 'tier.added', details: { tier: key } }, now)
  return ok({ key })
}

/**
 * Changes a tier's labels or programme. Public at once; its key, and what editions say of it, stay.
 * `expecting` is what the person saw. Refusals: forbidden, tier-not-found, changed-meanwhile, unknown-programme, tier-taken.
 */
export function changeTier(
  tx: Tx,
  actor: Actor,
  { key, singular, plural, programme, expecting }: TierFacts & { key: string; expecting?: TierFacts | undefined },
  now: number,
): Result<{ changed: boolean }, TierRefusal> {
  if (!may(actor, 'tier.manage')) return refuse(forbidden)
  const present = tx.select().from(tiers).where(eq(tiers.key, key)).get()
  if (!present) return refuse({ kind: 'tier-not-found' })
  const isPresent = (facts: TierFacts) => facts.singular === present.singular && facts.plural === present.plural && facts.programme === present.programmeKey
  if (expecting && !isPresent(expecting)) return refuse({ kind: 'changed-meanwhile' })
  const hindrance = hindranceOf(tx, { singular, plural, programme }, key)
  if (hindrance) return refuse(hindrance)
  if (isPresent({ singular, plural, programme })) return ok({ changed: false })

  tx.update(tiers).set({ singular, plural, programmeKey: programme }).where(eq(tiers.key, key)).run()
  raisePublication(tx)
  const before = { fromSingular: present.singular, fromPlural: present.plural, fromProgramme: present.programmeKey }
  record(tx, actor, { action: 'tier.changed', details: { tier: key, ...before } }, now)
  return ok({ changed: true })
}

/** Moves a tier one place up or down on the index; the first does not go up, nor the last down. Gives its place, 1 first. Refusals: forbidden, tier-not-found. */
export function moveTier(
  tx: Tx,
  actor: Actor,
  { key, to }: { key: string; to: 'up' | 'down' },
  now: number,
): Result<{ place: number; of: number }, TierRefusal> {
  if (!may(actor, 'tier.manage')) return refuse(forbidden)
  const order = listTiers(tx).map((tier) => tier.key)
  const from = order.indexOf(key)
  if (from === -1) return refuse({ kind: 'tier-not-found' })
  const other = from + (to === 'up' ? -1 : 1)
  if (other < 0 || other >= order.length) return ok({ place: from + 1, of: order.length })

  order.splice(from, 1)
  order.splice(other, 0, key)
  for (const [at, one] of order.entries())
    tx.update(tiers)
      .set({ rank: at + 1 })
      .where(eq(tiers.key, one))
      .run()
  raisePublication(tx)
  record(tx, actor, { action: 'tiers.reordered', details: { tier: key, from: from + 1, to: other + 1 } }, now)
  return ok({ place: other + 1, of: order.length })
}

/** Removes a tier in which no sponsorship is, ended ones counted. Editions keep its label. Refusals: forbidden, tier-not-found, tier-in-use, last-tier. */
export function removeTier(tx: Tx, actor: Actor, { key }: { key: string }, now: number): Result<{ removed: true }, TierRefusal> {
  if (!may(actor, 'tier.manage')) return refuse(forbidden)
  const all = listTiers(tx)
  const present = all.find((tier) => tier.key === key)
  if (!present) return refuse({ kind: 'tier-not-found' })
  const used = tx.select({ number: count() }).from(sponsorships).where(eq(sponsorships.tierKey, key)).get()?.number ?? 0
  if (used > 0) return refuse({ kind: 'tier-in-use', sponsorships: used })
  if (all.length === 1) return refuse({ kind: 'last-tier' })

  tx.delete(tiers).where(eq(tiers.key, key)).run()
  raisePublication(tx)
  record(tx, actor, { action: 'tier.removed', details: { tier: key, fromSingular: present.singular, fromPlural: present.plural } }, now)
  return ok({ removed: true })
}

/** How many sponsorships name each tier, ended ones too. */
export function sponsorshipsByTier(db: Db): Map<string, number> {
  const rows = db.select({ key: sponsorships.tierKey, number: count() }).from(sponsorships).groupBy(sponsorships.tierKey).all()
  return new Map(rows.map(({ key, number }) => [key, number]))
}

/** A label must name one tier: manuscripts and the API call tiers by it. */
function hindranceOf(tx: Tx, { singular, plural, programme }: TierFacts, own?: string): TierRefusal | null {
  const known = listProgrammes(tx)
  if (!known.some(({ key }) => key === programme)) return { kind: 'unknown-programme', known: known.map(({ key, name }) => ({ key, label: name })) }
  const wanted = [singular, plural, ...(own === undefined ? [slugOf(singular)] : [])].map((label) => label.toLowerCase())
  const other = listTiers(tx).find((tier) => tier.key !== own && [tier.key, tier.singular, tier.plural].some((name) => wanted.includes(name.toLowerCase())))
  return other ? { kind: 'tier-taken', label: other.singular } : null
}
