import { asc, eq } from 'drizzle-orm'
import { formerSlugs, mergedSponsors, samples, sponsors } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { type DeskReport, listReports } from '../reports/desk.ts'
import { type Deal, dealsBySponsor } from './deal.ts'
import { descriptionOf, entitiesBySponsor } from './describe.ts'
import { isFormer, type Years, yearsOf } from './standing.ts'
import type { Tier } from './tiers.ts'

/** A sponsor as admins find it. */
export type DirectorySponsor = {
  id: string
  slug: string
  name: string
  siglum: string
  entities: string[]
  /** The primary deal's. */
  tier: Tier
  category: string
  /** The primary deal first. */
  deals: Deal[]
  /** The years of a former sponsor: all its deals have ended. */
  former: Years | null
  /** Its report, or null; those that were put away are counted. */
  report: DeskReport | null
  archivedReports: number
  /** Whether it goes with the sample library. */
  sample: boolean
}

/** A sponsor with all that is known of it. */
export type SponsorRecord = Omit<DirectorySponsor, 'archivedReports'> & {
  headquarters: string | null
  ticker: string | null
  createdAt: number
  /** Addresses that lead here. */
  formerSlugs: string[]
  /** Doubles that were merged into it. */
  merged: { id: string; name: string; at: number }[]
  archived: DeskReport[]
}

/** All sponsors by the rank of their tier, then by name; `words` narrows them to those of whom a name, an address, a tier or a category holds every word. */
export function listSponsors(db: Db, { words = '' }: { words?: string } = {}): DirectorySponsor[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const slugs = formerSlugsBySponsor(db)
  const says = (sponsor: DirectorySponsor) =>
    [sponsor.name, sponsor.slug, ...sponsor.entities, ...(slugs.get(sponsor.id) ?? []), ...sponsor.deals.flatMap((deal) => [deal.category, deal.tier.singular])]
      .join(' ')
      .toLowerCase()
  return everySponsor(db).filter((sponsor) => wanted.every((word) => says(sponsor).includes(word)))
}

/** One sponsor with all that is known of it, or null. */
export function readSponsor(db: Db, id: string): SponsorRecord | null {
  const row = db.select().from(sponsors).where(eq(sponsors.id, id)).get()
  const found = row && everySponsor(db).find((sponsor) => sponsor.id === id)
  if (!row || !found) return null
  const { archivedReports: _, ...sponsor } = found
  const { headquarters = null, ticker = null } = descriptionOf(db, id) ?? {}
  const merged = db
    .select({ id: mergedSponsors.id, name: mergedSponsors.name, at: mergedSponsors.at })
    .from(mergedSponsors)
    .where(eq(mergedSponsors.intoId, id))
    .orderBy(asc(mergedSponsors.at))
    .all()
  return {
    ...sponsor,
    headquarters,
    ticker,
    createdAt: row.createdAt,
    formerSlugs: formerSlugsBySponsor(db).get(id) ?? [],
    merged,
    archived: listReports(db, { archived: true }).filter((report) => report.sponsorId === id),
  }
}

/** The sponsor that one was merged into, so that its old page leads on; null where it was not. */
export function mergedInto(db: Db, id: string): string | null {
  return db.select({ intoId: mergedSponsors.intoId }).from(mergedSponsors).where(eq(mergedSponsors.id, id)).get()?.intoId ?? null
}

const byName = new Intl.Collator('en', { sensitivity: 'base' })

function everySponsor(db: Db): DirectorySponsor[] {
  const deals = dealsBySponsor(db)
  const entities = entitiesBySponsor(db)
  const present = new Map(listReports(db).map((report) => [report.sponsorId, report]))
  const archived = Map.groupBy(listReports(db, { archived: true }), (report) => report.sponsorId)
  const inSample = new Set(
    db
      .select({ id: samples.id })
      .from(samples)
      .where(eq(samples.kind, 'sponsor'))
      .all()
      .map((row) => row.id),
  )
  return db
    .select({ id: sponsors.id, slug: sponsors.slug, name: sponsors.name, siglum: sponsors.siglum })
    .from(sponsors)
    .all()
    .map((sponsor) => {
      const held = deals.get(sponsor.id) ?? []
      const [primary] = held
      if (!primary?.primary) throw new Error(`Sponsor ${sponsor.id} has no primary sponsorship`)
      return {
        ...sponsor,
        entities: entities.get(sponsor.id) ?? [],
        tier: primary.tier,
        category: primary.category,
        deals: held,
        former: isFormer(held) ? yearsOf(held) : null,
        report: present.get(sponsor.id) ?? null,
        archivedReports: archived.get(sponsor.id)?.length ?? 0,
        sample: inSample.has(sponsor.id),
      }
    })
    .sort((one, other) => one.tier.rank - other.tier.rank || byName.compare(one.name, other.name))
}

function formerSlugsBySponsor(db: Db): Map<string, string[]> {
  const rows = db.select().from(formerSlugs).orderBy(asc(formerSlugs.since), asc(formerSlugs.slug)).all()
  const slugs = new Map<string, string[]>()
  for (const { sponsorId, slug } of rows) slugs.set(sponsorId, [...(slugs.get(sponsorId) ?? []), slug])
  return slugs
}
