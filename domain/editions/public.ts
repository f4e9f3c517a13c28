import { and, asc, desc, eq, isNull, or } from 'drizzle-orm'
import { editions, formerSlugs, programmes, publishedTexts, reports, revisions, sponsors, sponsorships, tiers, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { contentOfRevision } from '../revisions/read.ts'
import type { Document } from '../richtext/document.ts'
import type { Tier } from '../sponsors/tiers.ts'

/*
 * What readers may see, and all that public routes may ask for. Every read starts at the live pointer, so that
 * no word of a draft can come this way.
 */

export type PublicEdition = { major: number; minor: number; note: string; publishedAt: number }
export type PublicReport = {
  slug: string
  name: string
  siglum: string
  tier: Tier
  category: string
  edition: PublicEdition
  standfirst: string
  document: Document
}
export type PublicAnswer =
  | { kind: 'live'; report: PublicReport }
  | { kind: 'withdrawn'; slug: string; name: string; tier: Tier; at: number }
  | { kind: 'moved'; slug: string }
  | { kind: 'unknown' }

export type PublicSponsor = { slug: string; name: string; siglum: string; category: string; live: (PublicEdition & { standfirst: string }) | null }
export type PublicTier = { tier: Tier; programme: { name: string; owner: string }; sponsors: PublicSponsor[] }
export type PublicIndex = { tiers: PublicTier[]; sponsors: number; reports: number; latest: number | null }

/** What an address of a sponsor answers: its live report; that it was withdrawn, and when; where it moved; or that nothing is known. */
export function publicReport(db: Db, slug: string): PublicAnswer {
  const row = db
    .select({
      sponsor: sponsors,
      tier: tiers,
      category: sponsorships.category,
      reportId: reports.id,
      edition: editions,
      revision: { id: revisions.id, hash: revisions.hash },
    })
    .from(sponsors)
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .innerJoin(tiers, eq(tiers.key, sponsorships.tierKey))
    .leftJoin(reports, eq(reports.sponsorId, sponsors.id))
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .leftJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(sponsors.slug, slug))
    .get()
  if (!row) return moved(db, slug)
  const { name, siglum } = row.sponsor
  if (!row.edition || !row.revision) {
    const gone =
      row.reportId &&
      db.select({ at: withdrawals.at }).from(withdrawals).where(eq(withdrawals.reportId, row.reportId)).orderBy(desc(withdrawals.at)).limit(1).get()
    return gone ? { kind: 'withdrawn', slug, name, tier: row.tier, at: gone.at } : { kind: 'unknown' }
  }
  const content = contentOfRevision(db, row.revision)
  if (!content) throw new Error(`The live edition of ${slug} is damaged`)
  const { major, minor, note, publishedAt } = row.edition
  return { kind: 'live', report: { slug, name, siglum, tier: row.tier, category: row.category, edition: { major, minor, note, publishedAt }, ...content } }
}

/** All sponsors by tier, in rank order, then by name. Tiers without a sponsor are left out, and so are sponsors whose report was archived as a mistake. */
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
    .leftJoin(reports, eq(reports.sponsorId, sponsors.id))
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .leftJoin(publishedTexts, eq(publishedTexts.reportId, reports.id))
    .where(or(isNull(reports.id), isNull(reports.archivedAt)))
    .orderBy(asc(tiers.rank), asc(tiers.key))
    .all()
  const groups: PublicTier[] = []
  for (const { sponsor, category, tier, programme, edition, standfirst } of rows) {
    const group = groups.find((one) => one.tier.key === tier.key) ?? { tier, programme, sponsors: [] }
    if (!groups.includes(group)) groups.push(group)
    const live = edition && { major: edition.major, minor: edition.minor, note: edition.note, publishedAt: edition.publishedAt, standfirst: standfirst ?? '' }
    group.sponsors.push({ slug: sponsor.slug, name: sponsor.name, siglum: sponsor.siglum, category, live })
  }
  const byName = new Intl.Collator('en', { sensitivity: 'base' })
  for (const group of groups) group.sponsors.sort((one, other) => byName.compare(one.name, other.name))
  const dates = rows.flatMap((row) => (row.edition ? [row.edition.publishedAt] : []))
  return { tiers: groups, sponsors: rows.length, reports: dates.length, latest: dates.length > 0 ? Math.max(...dates) : null }
}

function moved(db: Db, slug: string): PublicAnswer {
  const row = db
    .select({ slug: sponsors.slug })
    .from(formerSlugs)
    .innerJoin(sponsors, eq(sponsors.id, formerSlugs.sponsorId))
    .where(eq(formerSlugs.slug, slug))
    .get()
  return row ? { kind: 'moved', slug: row.slug } : { kind: 'unknown' }
}
