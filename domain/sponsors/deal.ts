import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { sponsors, sponsorships, tiers } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import type { Tier } from './tiers.ts'

/** A sponsor as its primary deal shows it. */
export type Sponsor = { id: string; slug: string; name: string; siglum: string; tier: Tier; category: string }

/** A dated deal, with its tier. */
export type Deal = {
  id: string
  tier: Tier
  category: string
  announced: string | null
  from: string | null
  until: string | null
  ended: boolean
  primary: boolean
}

/** A sponsor with the tier and category of its primary deal. Every sponsor has one from the day it is added. */
export function primaryDeal(db: Db, sponsorId: string): Sponsor {
  const row = primaryDeals(db).get({ sponsorId })
  if (!row) throw new Error(`Sponsor ${sponsorId} has no primary sponsorship`)
  return row
}

const primaryDeals = prepared((db) =>
  db
    .select({ id: sponsors.id, slug: sponsors.slug, name: sponsors.name, siglum: sponsors.siglum, category: sponsorships.category, tier: tiers })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .where(eq(sponsors.id, sql.placeholder('sponsorId')))
    .prepare(),
)

/** All deals by sponsor: the primary one first, then those that run before those that ended, the best-ranked first. */
export function dealsBySponsor(db: Db): Map<string, Deal[]> {
  const rows = Map.groupBy(deals(db).all.all(), ({ deal }) => deal.sponsorId)
  return new Map([...rows].map(([sponsorId, some]) => [sponsorId, some.map(asDeal)]))
}

/** The deals of one sponsor, the primary one first. */
export const dealsOf = (db: Db, sponsorId: string): Deal[] => deals(db).ofSponsor.all({ sponsorId }).map(asDeal)

const deals = prepared((db) => {
  const chosen = (where?: SQL) =>
    db
      .select({ deal: sponsorships, tier: tiers })
      .from(sponsorships)
      .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
      .where(where)
      .orderBy(...order)
      .prepare()
  const order = [desc(sponsorships.primary), asc(sponsorships.status), asc(tiers.rank), asc(tiers.key), asc(sponsorships.createdAt), asc(sponsorships.id)]
  return { all: chosen(), ofSponsor: chosen(eq(sponsorships.sponsorId, sql.placeholder('sponsorId'))) }
})

function asDeal({ deal, tier }: { deal: typeof sponsorships.$inferSelect; tier: Tier }): Deal {
  const { id, category, announced, from, until, status, primary } = deal
  return { id, tier, category, announced, from, until, ended: status === 'former', primary }
}

/**
 * Keeps the one rule of primary deals: every sponsor has exactly one, and it has ended only where all have. The present
 * one stays while that holds, unless another is `wanted`; else the best-ranked deal takes its place. Gives its id.
 */
export function settlePrimary(tx: Tx, sponsorId: string, wanted?: string): string {
  const deals = dealsOf(tx, sponsorId)
  const running = deals.filter((deal) => !deal.ended)
  const eligible = running.length > 0 ? running : deals
  const primary = eligible.find((deal) => deal.id === wanted) ?? eligible[0]
  if (!primary) throw new Error(`Sponsor ${sponsorId} has no sponsorship`)
  if (!primary.primary) {
    tx.update(sponsorships)
      .set({ primary: false })
      .where(and(eq(sponsorships.sponsorId, sponsorId), eq(sponsorships.primary, true)))
      .run()
    tx.update(sponsorships).set({ primary: true }).where(eq(sponsorships.id, primary.id)).run()
  }
  return primary.id
}
