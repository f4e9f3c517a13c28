import { and, asc, eq, isNotNull, isNull, notExists, or } from 'drizzle-orm'
import { editions, programmes, publishedTexts, reports, revisions, sponsors, sponsorships, tiers } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { contentOfRevision } from '../revisions/read.ts'
import type { Document } from '../richtext/document.ts'
import { dealsBySponsor } from '../sponsors/deal.ts'
import { entitiesBySponsor } from '../sponsors/describe.ts'
import { isFormer, type Standing, standingOf, type Years, yearsOf } from '../sponsors/standing.ts'
import type { Tier } from '../sponsors/tiers.ts'
import { type ListedEdition, lastWithdrawal, listedEditions, type Moved, movedFrom, type PublicWithdrawal, type Unknown } from './public-sponsor.ts'

/*
 * What readers may see. Every read starts at the live pointer, so that no word of a draft can come this way. The reads of
 * files named public-… beside this one start there too, or at an edition that was not withdrawn.
 */

export type PublicEdition = { major: number; minor: number; note: string; publishedAt: number }
export type PublicReport = {
  slug: string
  name: string
  siglum: string
  tier: Tier
  category: string
  standing: Standing
  edition: PublicEdition
  standfirst: string
  document: Document
}
export type PublicAnswer =
  | { kind: 'live'; report: PublicReport }
  | ({ kind: 'withdrawn'; slug: string; name: string; tier: Tier; editions: ListedEdition[] } & PublicWithdrawal)
  | Moved
  | Unknown

export type PublicSponsor = {
  slug: string
  name: string
  siglum: string
  category: string
  entities: string[]
  live: (PublicEdition & { standfirst: string }) | null
}
export type PublicTier = { tier: Tier; programme: { name: string; owner: string }; sponsors: PublicSponsor[] }
/** `former` are the sponsors all of whose deals have ended; `sponsors` counts the others, `reports` all that are live. */
export type PublicIndex = {
  tiers: PublicTier[]
  former: (PublicSponsor & { tier: Tier; years: Years })[]
  sponsors: number
  reports: number
  latest: number | null
}

/** What an address of a sponsor answers: its live report; that it was withdrawn, and when; where it moved; or that nothing is known. */
export function publicReport(db: Db, slug: string): PublicAnswer {
  const row = db
    .select({
      sponsor: sponsors,
      tier: tiers,
      category: sponsorships.category,
      reportId: reports.id,
      edition: editions,
      revision: { seq: revisions.seq, hash: revisions.hash },
    })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .leftJoin(reports, presentReport)
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .leftJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(sponsors.slug, slug))
    .get()
  if (!row) return movedFrom(db, slug)
  const { id, name, siglum } = row.sponsor
  if (!row.edition || !row.revision) {
    const withdrawal = lastWithdrawal(db, id)
    if (!withdrawal) return { kind: 'unknown' }
    return { kind: 'withdrawn', slug, name, tier: row.tier, editions: row.reportId === null ? [] : listedEditions(db, row.reportId), ...withdrawal }
  }
  const content = contentOfRevision(db, row.revision)
  if (!content) throw new Error(`The live edition of ${slug} is damaged, or of an unknown schema`)
  const { major, minor, note, publishedAt } = row.edition
  const sponsor = { slug, name, siglum, tier: row.tier, category: row.category, standing: standingOf(db, id) }
  return { kind: 'live', report: { ...sponsor, edition: { major, minor, note, publishedAt }, ...content } }
}

/** A merge may have left the sponsor archived reports besides. */
const presentReport = and(eq(reports.sponsorId, sponsors.id), isNull(reports.archivedAt))

/**
 * All sponsors by tier, in rank order, then by name; former sponsors apart. Tiers without a sponsor are left out, and so
 * are sponsors whose only report was archived as a mistake.
 */
export function publicIndex(db: Db): PublicIndex {
  const rows = db
    .select({
      sponsor: sponsors,
      category: sponsorships.category,
      tier: tiers,
      programme: { name: programmes.name, owner: programmes.owner },
      edition: editions,
      standfirst: publishedTexts.standfirst,
    })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .innerJoin(programmes, eq(programmes.key, tiers.programmeKey))
    .leftJoin(reports, presentReport)
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .leftJoin(publishedTexts, eq(publishedTexts.reportId, reports.id))
    .where(or(isNotNull(reports.id), notExists(db.select({ id: reports.id }).from(reports).where(eq(reports.sponsorId, sponsors.id)))))
    .orderBy(asc(tiers.rank), asc(tiers.key))
    .all()
  const deals = dealsBySponsor(db)
  const entities = entitiesBySponsor(db)
  const groups: PublicTier[] = []
  const former: PublicIndex['former'] = []
  for (const { sponsor, category, tier, programme, edition, standfirst } of rows) {
    const live = edition && { major: edition.major, minor: edition.minor, note: edition.note, publishedAt: edition.publishedAt, standfirst: standfirst ?? '' }
    const shown = { slug: sponsor.slug, name: sponsor.name, siglum: sponsor.siglum, category, entities: entities.get(sponsor.id) ?? [], live }
    const held = deals.get(sponsor.id) ?? []
    if (isFormer(held)) {
      former.push({ ...shown, tier, years: yearsOf(held) })
      continue
    }
    const group = groups.find((one) => one.tier.key === tier.key) ?? { tier, programme, sponsors: [] }
    if (!groups.includes(group)) groups.push(group)
    group.sponsors.push(shown)
  }
  for (const sponsors of [former, ...groups.map((group) => group.sponsors)]) sponsors.sort((one, other) => byName.compare(one.name, other.name))
  const dates = rows.flatMap((row) => (row.edition ? [row.edition.publishedAt] : []))
  return { tiers: groups, former, sponsors: rows.length - former.length, reports: dates.length, latest: dates.length > 0 ? Math.max(...dates) : null }
}

const byName = new Intl.Collator('en', { sensitivity: 'base' })
