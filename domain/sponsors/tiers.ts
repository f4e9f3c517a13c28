import { asc } from 'drizzle-orm'
import { tiers } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** A public group of sponsors. `rank` is its place on the index, 1 first. */
export type Tier = typeof tiers.$inferSelect

export type UnknownTier = { kind: 'unknown-tier'; known: { key: string; label: string }[] }

/** All tiers, in rank order. */
export function listTiers(db: Db): Tier[] {
  return db.select().from(tiers).orderBy(asc(tiers.rank), asc(tiers.key)).all()
}

/** A tier by its key or by its label, singular or plural, in capitals or not. */
export function findTier(db: Db, keyOrLabel: string): Tier | null {
  const wanted = keyOrLabel.trim().toLowerCase()
  return listTiers(db).find((tier) => [tier.key, tier.singular, tier.plural].some((name) => name.toLowerCase() === wanted)) ?? null
}

/** What a refusal says of the tiers that there are. */
export function unknownTier(db: Db): UnknownTier {
  return { kind: 'unknown-tier', known: listTiers(db).map((tier) => ({ key: tier.key, label: tier.singular })) }
}
