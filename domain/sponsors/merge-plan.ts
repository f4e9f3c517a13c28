import { and, eq, isNull } from 'drizzle-orm'
import { editions, formerSlugs, reports, sponsors } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { type Deal, dealsOf } from './deal.ts'
import { isBefore } from './deal-date.ts'
import { descriptionOf, type SponsorDescription } from './describe.ts'

type Named = { id: string; name: string; slug: string }

/** A report that a merge may have to put away: readers see its edition, or none of it. */
export type ReportAtStake = { id: string; live: { major: number; minor: number } | null }

/** All that a merge would do: what a person sees before they decide, and what the verb then does. */
export type MergePlan = {
  from: Named
  into: Named
  /** Deals that move as they are. */
  moving: Deal[]
  /** Deals that both have: those of `into` stay, and take over the dates that they lack. */
  folded: { deal: Deal; into: Deal; dates: DealDates }[]
  /** Who stands behind the sponsor afterwards. */
  description: SponsorDescription
  /** Addresses that lead to `into` from then on. */
  addresses: string[]
  /** Each one's report that is not archived, if it has one. */
  reports: { from: ReportAtStake | null; into: ReportAtStake | null }
}

type DealDates = Pick<Deal, 'announced' | 'from' | 'until'>

/** What merging one sponsor into another would do, or null where one of them is unknown or both are one. Changes nothing. */
export function planMerge(db: Db, { fromId, intoId }: { fromId: string; intoId: string }): MergePlan | null {
  const [from, into] = [named(db, fromId), named(db, intoId)]
  if (!from || !into || from.id === into.id) return null
  const { moving, folded } = partDeals(dealsOf(db, fromId), dealsOf(db, intoId))
  const former = db.select({ slug: formerSlugs.slug }).from(formerSlugs).where(eq(formerSlugs.sponsorId, fromId)).all()
  return {
    from,
    into,
    moving,
    folded,
    description: joined(descriptionOf(db, intoId), descriptionOf(db, fromId)),
    addresses: [from.slug, ...former.map((row) => row.slug).sort()],
    reports: { from: reportOf(db, fromId), into: reportOf(db, intoId) },
  }
}

function named(db: Db, id: string): Named | undefined {
  return db.select({ id: sponsors.id, name: sponsors.name, slug: sponsors.slug }).from(sponsors).where(eq(sponsors.id, id)).get()
}

function reportOf(db: Db, sponsorId: string): ReportAtStake | null {
  const row = db
    .select({ id: reports.id, edition: { major: editions.major, minor: editions.minor } })
    .from(reports)
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .where(and(eq(reports.sponsorId, sponsorId), isNull(reports.archivedAt)))
    .get()
  return row ? { id: row.id, live: row.edition } : null
}

/** Which deals move and which fold. One that has taken over dates is compared with these: no two fold into it that contradict each other. */
function partDeals(coming: Deal[], present: Deal[]): Pick<MergePlan, 'moving' | 'folded'> {
  const grown = [...present]
  const parted: Pick<MergePlan, 'moving' | 'folded'> = { moving: [], folded: [] }
  for (const deal of coming) {
    const at = grown.findIndex((other) => isSameDeal(deal, other))
    const [into, kept] = [present[at], grown[at]]
    if (!into || !kept) {
      parted.moving.push(deal)
      continue
    }
    const dates = fuller(kept, deal)
    grown[at] = { ...kept, ...dates }
    parted.folded.push({ deal, into, dates })
  }
  return parted
}

/** The same tier, category and state, and no date that contradicts the other's: two consecutive deals stay two. */
function isSameDeal(one: Deal, other: Deal): boolean {
  const { from, until } = fuller(one, other)
  return (
    one.tier.key === other.tier.key &&
    one.category.toLowerCase() === other.category.toLowerCase() &&
    one.ended === other.ended &&
    dates.every((part) => agree(one[part], other[part])) &&
    !(from !== null && until !== null && isBefore(until, from))
  )
}

const dates = ['announced', 'from', 'until'] as const
const agree = (one: string | null, other: string | null) => one === null || other === null || (!isBefore(one, other) && !isBefore(other, one))

/** Of each date, the one that is known more precisely. */
const fuller = (kept: DealDates, other: DealDates): DealDates => ({
  announced: longer(kept.announced, other.announced),
  from: longer(kept.from, other.from),
  until: longer(kept.until, other.until),
})
const longer = (one: string | null, other: string | null) => ((other?.length ?? 0) > (one?.length ?? 0) ? other : one)

function joined(into: SponsorDescription | null, from: SponsorDescription | null): SponsorDescription {
  return {
    entities: [...new Set([...(into?.entities ?? []), ...(from?.entities ?? [])])],
    headquarters: into?.headquarters ?? from?.headquarters ?? null,
    ticker: into?.ticker ?? from?.ticker ?? null,
  }
}
