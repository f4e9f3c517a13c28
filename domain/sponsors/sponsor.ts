import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { formerSlugs, sponsors, sponsorships } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { isCleanText } from '../richtext/schema.ts'
import { madePublic } from './made-public.ts'
import { freeSiglum } from './siglum.ts'
import { isSlug } from './slug.ts'
import { findTier, type UnknownTier, unknownTier } from './tiers.ts'

/** One line of text that can be kept, and that turns no other text around. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => isCleanText(text) && !/[\n\t\u202A-\u202E\u2066-\u2069]/.test(text), { error: 'holds characters that cannot be kept' })

/** What belongs to the sponsor and not to a draft: its name, and the tier (key or label) and category of its primary deal. */
export const SponsorFacts = z.strictObject({ name: line(120), tier: line(120), category: line(160) })
export type SponsorFacts = z.infer<typeof SponsorFacts>

export type SponsorRefusal =
  | Forbidden
  | UnknownTier
  | { kind: 'sponsor-not-found' }
  | { kind: 'name-taken'; slug: string }
  | { kind: 'invalid-slug' }
  | { kind: 'slug-taken'; slug: string }
  | ChangedMeanwhile

/** Somebody else changed what the person saw when they decided. */
export type ChangedMeanwhile = { kind: 'changed-meanwhile' }

/** A sponsor by its present address. */
export function findSponsorBySlug(db: Db, slug: string): { id: string; name: string } | null {
  return db.select({ id: sponsors.id, name: sponsors.name }).from(sponsors).where(eq(sponsors.slug, slug)).get() ?? null
}

/** A sponsor by its name, in capitals or not. Compared here, because SQLite knows the capitals of ASCII alone. */
export function findSponsorByName(db: Db, name: string): { id: string; slug: string } | null {
  const wanted = name.toLowerCase()
  const known = db.select({ id: sponsors.id, slug: sponsors.slug, name: sponsors.name }).from(sponsors).all()
  return known.find((sponsor) => sponsor.name.toLowerCase() === wanted) ?? null
}

/** Adds a sponsor with its primary deal. Refusals: name-taken, invalid-slug, slug-taken, unknown-tier. The caller has asked `may`. */
export function addSponsor(tx: Tx, actor: Actor, { facts, slug }: { facts: SponsorFacts; slug: string }, now: number): Result<{ id: string }, SponsorRefusal> {
  const tier = findTier(tx, facts.tier)
  if (!tier) return refuse(unknownTier(tx))
  const namesake = findSponsorByName(tx, facts.name)
  if (namesake) return refuse({ kind: 'name-taken', slug: namesake.slug })
  if (!isSlug(slug)) return refuse({ kind: 'invalid-slug' })
  if (isTaken(tx, slug)) return refuse({ kind: 'slug-taken', slug })

  const id = newId()
  tx.insert(sponsors)
    .values({ id, slug, name: facts.name, siglum: freeSiglum(tx, facts.name), createdAt: now })
    .run()
  tx.insert(sponsorships).values({ id: newId(), sponsorId: id, tierKey: tier.key, category: facts.category, primary: true, createdAt: now }).run()
  madePublic(tx, actor, id, { action: 'sponsor.added', details: { tier: tier.key } }, now)
  return ok({ id })
}

/**
 * Changes a sponsor's name, and the tier or category of its primary deal. Public at once. `expecting` is what the person
 * saw. Refusals: forbidden, sponsor-not-found, changed-meanwhile, unknown-tier, name-taken.
 */
export function changeFacts(
  tx: Tx,
  actor: Actor,
  { sponsorId, facts, expecting }: { sponsorId: string; facts: SponsorFacts; expecting?: SponsorFacts | undefined },
  now: number,
): Result<{ changed: boolean }, SponsorRefusal> {
  if (!may(actor, 'sponsor.change')) return refuse({ kind: 'forbidden', action: 'sponsor.change' })
  const present = tx
    .select({ name: sponsors.name, tierKey: sponsorships.tierKey, category: sponsorships.category })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .where(eq(sponsors.id, sponsorId))
    .get()
  if (!present) return refuse({ kind: 'sponsor-not-found' })
  if (expecting && (expecting.name !== present.name || expecting.tier !== present.tierKey || expecting.category !== present.category))
    return refuse({ kind: 'changed-meanwhile' })
  const tier = findTier(tx, facts.tier)
  if (!tier) return refuse(unknownTier(tx))
  const namesake = findSponsorByName(tx, facts.name)
  if (namesake && namesake.id !== sponsorId) return refuse({ kind: 'name-taken', slug: namesake.slug })
  if (present.name === facts.name && present.tierKey === tier.key && present.category === facts.category) return ok({ changed: false })

  tx.update(sponsors).set({ name: facts.name }).where(eq(sponsors.id, sponsorId)).run()
  tx.update(sponsorships)
    .set({ tierKey: tier.key, category: facts.category })
    .where(and(eq(sponsorships.sponsorId, sponsorId), eq(sponsorships.primary, true)))
    .run()
  const details = { fromName: present.name, fromTier: present.tierKey, fromCategory: present.category }
  madePublic(tx, actor, sponsorId, { action: 'sponsor.changed', details }, now)
  return ok({ changed: true })
}

/**
 * Gives a sponsor another address. The old one leads to it for ever. `expecting` is the address that the person saw.
 * Refusals: forbidden, sponsor-not-found, changed-meanwhile, invalid-slug, slug-taken.
 */
export function changeSlug(
  tx: Tx,
  actor: Actor,
  { sponsorId, slug, expecting }: { sponsorId: string; slug: string; expecting?: string | undefined },
  now: number,
): Result<{ changed: boolean }, SponsorRefusal> {
  if (!may(actor, 'sponsor.change')) return refuse({ kind: 'forbidden', action: 'sponsor.change' })
  const present = tx.select({ slug: sponsors.slug }).from(sponsors).where(eq(sponsors.id, sponsorId)).get()
  if (!present) return refuse({ kind: 'sponsor-not-found' })
  if (expecting !== undefined && expecting !== present.slug) return refuse({ kind: 'changed-meanwhile' })
  if (present.slug === slug) return ok({ changed: false })
  if (!isSlug(slug)) return refuse({ kind: 'invalid-slug' })
  if (isTaken(tx, slug, sponsorId)) return refuse({ kind: 'slug-taken', slug })

  tx.delete(formerSlugs).where(eq(formerSlugs.slug, slug)).run()
  tx.insert(formerSlugs).values({ slug: present.slug, sponsorId, since: now }).run()
  tx.update(sponsors).set({ slug }).where(eq(sponsors.id, sponsorId)).run()
  madePublic(tx, actor, sponsorId, { action: 'sponsor.moved', details: { from: present.slug, to: slug } }, now)
  return ok({ changed: true })
}

/** An address is taken by the sponsor that has it and by the one that had it; a sponsor may go back to one of its own. */
function isTaken(tx: Tx, slug: string, by?: string): boolean {
  const present = tx.select({ id: sponsors.id }).from(sponsors).where(eq(sponsors.slug, slug)).get()
  const former = tx.select({ id: formerSlugs.sponsorId }).from(formerSlugs).where(eq(formerSlugs.slug, slug)).get()
  return [present, former].some((holder) => holder !== undefined && holder.id !== by)
}
