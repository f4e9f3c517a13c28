import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { reports, sponsors, sponsorships } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

export type Neighbour = { slug: string; name: string }
export type Neighbours = { previous: Neighbour | null; next: Neighbour | null }

/** The order of names wherever readers see sponsors. */
export const byName = new Intl.Collator('en', { sensitivity: 'base' })

/** The live reports before and after one, in the order of the index: within its tier, or among former sponsors. */
export function neighboursOf(db: Db, { slug, tier, former }: { slug: string; tier: string; former: boolean }): Neighbours {
  const { ofFormer, ofTier } = groups(db)
  const group = former ? ofFormer.all() : ofTier.all({ tier })
  group.sort((one, other) => byName.compare(one.name, other.name) || byName.compare(one.slug, other.slug))
  const at = group.findIndex((one) => one.slug === slug)
  return { previous: group[at - 1] ?? null, next: group[at + 1] ?? null }
}

const groups = prepared((db) => {
  const live = (where: SQL | undefined) =>
    db
      .select({ slug: sponsors.slug, name: sponsors.name })
      .from(sponsors)
      .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
      .innerJoin(reports, and(eq(reports.sponsorId, sponsors.id), isNull(reports.archivedAt), isNotNull(reports.liveEditionId)))
      .where(where)
      .prepare()
  // A primary deal has ended only where all have.
  return {
    ofFormer: live(eq(sponsorships.status, 'former')),
    ofTier: live(and(eq(sponsorships.status, 'active'), eq(sponsorships.tierKey, sql.placeholder('tier')))),
  }
})
