import { and, asc, eq, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { editions, programmes, publishedTexts, reports, revisions, sponsors, sponsorships, tiers } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { rememberedContent } from '../revisions/known.ts'
import { contentOfRevision } from '../revisions/read.ts'
import type { Document } from '../richtext/document.ts'
import { type Deal, dealsBySponsor } from '../sponsors/deal.ts'
import { entitiesBySponsor } from '../sponsors/describe.ts'
import { slugOf } from '../sponsors/slug.ts'
import { isFormer, type Standing, standingOf, type Years, yearsOf } from '../sponsors/standing.ts'
import { listTiers, type Tier } from '../sponsors/tiers.ts'
import { byName, type Neighbours, neighboursOf } from './public-neighbours.ts'
import { type Since, sinceBefore } from './public-since.ts'
import { type ListedEdition, lastWithdrawal, listedEditions, type Moved, movedFrom, type PublicWithdrawal, type Unknown } from './public-sponsor.ts'
import { majorChangeAt, type PublicEdition, updatesOf } from './public-updates.ts'

/*
 * What readers may see. Every read starts at the live pointer, so that no word of a draft can come this way. The reads of
 * files named public-… beside this one start there too, or at an edition that was not withdrawn.
 */

export type PublicReport = {
  slug: string
  name: string
  siglum: string
  tier: Tier
  category: string
  categorySlug: string
  standing: Standing
  edition: PublicEdition
  /** The editions that stand, the newest first. */
  updates: PublicEdition[]
  neighbours: Neighbours
  standfirst: string
  document: Document
  /** What it says that the edition before it did not. */
  since: Since | null
}
export type PublicAnswer =
  | { kind: 'live'; report: PublicReport }
  | ({ kind: 'withdrawn'; slug: string; name: string; tier: Tier; editions: ListedEdition[] } & PublicWithdrawal)
  | Moved
  | Unknown

/** A deal with its category as it is written and as an address has it. */
export type PublicDeal = { tier: Tier; category: { slug: string; name: string }; ended: boolean }
/** `deals` begin with the primary one. `majorAt` is when the latest major change of what is live was published. */
export type PublicSponsor = {
  slug: string
  name: string
  siglum: string
  category: string
  entities: string[]
  deals: PublicDeal[]
  live: (PublicEdition & { majorAt: number; standfirst: string }) | null
}
export type Programme = { key: string; name: string; owner: string }
export type PublicTier = { tier: Tier; programme: Programme; sponsors: PublicSponsor[] }
/** `former` are the sponsors all of whose deals have ended; `sponsors` counts the others, `reports` all that are live; `known` are all tiers, with sponsors or without. */
export type PublicIndex = {
  tiers: PublicTier[]
  known: { tier: Tier; programme: Programme }[]
  former: (PublicSponsor & { tier: Tier; years: Years })[]
  sponsors: number
  reports: number
  latest: number | null
}

/** What an address of a sponsor answers: its live report; that it was withdrawn, and when; where it moved; or that nothing is known. */
export function publicReport(db: Db, slug: string): PublicAnswer {
  const row = reportsAt(db).get({ slug })
  if (!row) return movedFrom(db, slug)
  const { id, name, siglum } = row.sponsor
  if (row.reportId === null || !row.edition || !row.revision) {
    const withdrawal = lastWithdrawal(db, id)
    if (!withdrawal) return { kind: 'unknown' }
    return { kind: 'withdrawn', slug, name, tier: row.tier, editions: row.reportId === null ? [] : listedEditions(db, row.reportId), ...withdrawal }
  }
  // The page of what was just published is asked for at once, and need not wait until its words are read back.
  const content = rememberedContent(db, row.revision) ?? contentOfRevision(db, row.revision)
  if (!content) throw new Error(`The live edition of ${slug} is damaged, or of an unknown schema`)
  const { major, minor, note, publishedAt } = row.edition
  const standing = standingOf(db, id)
  const sponsor = { slug, name, siglum, tier: row.tier, category: row.category, categorySlug: slugOf(row.category), standing }
  const around = { updates: updatesOf(db, row.reportId), neighbours: neighboursOf(db, { slug, tier: row.tier.key, former: standing.former !== null }) }
  const since = sinceBefore(db, row.reportId, row.edition, { hash: row.revision.hash, document: content.document })
  return { kind: 'live', report: { ...sponsor, ...around, edition: { major, minor, note, publishedAt }, ...content, since } }
}

/** A merge may have left the sponsor archived reports besides. */
const presentReport = and(eq(reports.sponsorId, sponsors.id), isNull(reports.archivedAt))

const reportsAt = prepared((db) =>
  db
    .select({
      sponsor: sponsors,
      tier: tiers,
      category: sponsorships.category,
      reportId: reports.id,
      edition: editions,
      revision: { seq: revisions.seq, hash: revisions.hash, schemaVersion: revisions.schemaVersion },
    })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .leftJoin(reports, presentReport)
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .leftJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(sponsors.slug, sql.placeholder('slug')))
    .prepare(),
)

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
      programme: programmes,
      edition: editions,
      majorAt: majorChangeAt,
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
  for (const { sponsor, category, tier, programme, edition, majorAt, standfirst } of rows) {
    const live = edition && {
      major: edition.major,
      minor: edition.minor,
      note: edition.note,
      publishedAt: edition.publishedAt,
      majorAt: majorAt ?? edition.publishedAt,
      standfirst: standfirst ?? '',
    }
    const held = deals.get(sponsor.id) ?? []
    const { slug, name, siglum } = sponsor
    const shown = { slug, name, siglum, category, entities: entities.get(sponsor.id) ?? [], deals: held.map(publicDeal), live }
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
  return {
    tiers: groups,
    known: knownTiers(db),
    former,
    sponsors: rows.length - former.length,
    reports: dates.length,
    latest: dates.length > 0 ? Math.max(...dates) : null,
  }
}

const publicDeal = ({ tier, category, ended }: Deal): PublicDeal => ({ tier, category: { slug: slugOf(category), name: category }, ended })

function knownTiers(db: Db): PublicIndex['known'] {
  const all = new Map(
    db
      .select()
      .from(programmes)
      .all()
      .map((programme) => [programme.key, programme]),
  )
  return listTiers(db).flatMap((tier) => {
    const programme = all.get(tier.programmeKey)
    return programme ? [{ tier, programme }] : []
  })
}
