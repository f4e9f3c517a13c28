import { and, eq } from 'drizzle-orm'
import { sponsors, sponsorships, tiers } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import type { Sponsor } from './sponsor.ts'

/** A sponsor with the tier and category of its primary deal. Every sponsor has one from the day it is added. */
export function primaryDeal(db: Db, sponsorId: string): Sponsor {
  const row = db
    .select({ id: sponsors.id, slug: sponsors.slug, name: sponsors.name, siglum: sponsors.siglum, category: sponsorships.category, tier: tiers })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .where(eq(sponsors.id, sponsorId))
    .get()
  if (!row) throw new Error(`Sponsor ${sponsorId} has no primary sponsorship`)
  return row
}
