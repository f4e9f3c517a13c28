import { z } from 'zod'
import type { Db } from '#db/transact.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type DirectorySponsor, listSponsors, readSponsor, type SponsorRecord } from '#domain/sponsors/directory.ts'
import { listProgrammes, sponsorshipsByTier } from '#domain/sponsors/tier-acts.ts'
import { listTiers } from '#domain/sponsors/tiers.ts'
import { matching } from './api-match.ts'
import type { ApiRefusal } from './api-problem.ts'
import { reportUrl, TierName } from './api-reports.ts'
import { Time, time } from './api-shapes.ts'

/** A dated deal as the API shows it. */
export const Sponsorship = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    tier: TierName,
    category: z.string(),
    announced: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    ended: z.boolean(),
    primary: z.boolean().meta({ description: 'The one under which readers find the sponsor.' }),
  })
  .meta({ id: 'Sponsorship', description: 'Dates are as precise as is known: 2028, 2028-07, 2028-07-14.' })

const ListedSponsor = z.strictObject({
  id: z.string(),
  url: z.string(),
  slug: z.string(),
  name: z.string(),
  siglum: z.string(),
  page: z.string(),
  entities: z.array(z.string()).meta({ description: 'The companies behind the name, two or more of a joint sponsor.' }),
  sponsorships: z.array(Sponsorship),
  former: z.boolean().meta({ description: 'All its sponsorships have ended.' }),
  report: z.strictObject({ id: z.string(), url: z.string() }).nullable(),
  sample: z.boolean(),
})

/** A sponsor as the API lists it, and with all that is known of it. */
export const Sponsor = ListedSponsor.meta({ id: 'Sponsor' })
export const SponsorWhole = ListedSponsor.extend({
  headquarters: z.string().nullable(),
  ticker: z.string().nullable(),
  formerSlugs: z.array(z.string()),
  merged: z.array(z.strictObject({ id: z.string(), name: z.string(), at: Time })),
  archivedReports: z.array(z.string()),
}).meta({ id: 'SponsorRecord' })

type Listed = Omit<DirectorySponsor, 'archivedReports'>

export function sponsorShape({ id, slug, name, siglum, entities, deals, former, report, sample }: Listed): z.infer<typeof Sponsor> {
  return {
    id,
    url: `/api/v1/sponsors/${id}`,
    slug,
    name,
    siglum,
    page: `/sponsors/${slug}`,
    entities,
    sponsorships: deals.map(({ tier, ...deal }) => ({
      ...deal,
      url: `/api/v1/sponsorships/${deal.id}`,
      tier: { key: tier.key, label: tier.singular },
    })),
    former: former !== null,
    report: report && { id: report.id, url: reportUrl(report.id) },
    sample,
  }
}

export function sponsorRecordShape(sponsor: SponsorRecord): z.infer<typeof SponsorWhole> {
  const { headquarters, ticker, formerSlugs, merged, archived } = sponsor
  return {
    ...sponsorShape(sponsor),
    headquarters,
    ticker,
    formerSlugs,
    merged: merged.map(({ at, ...double }) => ({ ...double, at: time(at) })),
    archivedReports: archived.map((report) => report.id),
  }
}

/** A sponsor with all that is known of it. Refusals: sponsor-not-found. */
export function findSponsor(db: Db, id: string): Result<z.infer<typeof SponsorWhole>, { kind: 'sponsor-not-found' }> {
  const sponsor = readSponsor(db, id)
  return sponsor ? ok(sponsorRecordShape(sponsor)) : refuse({ kind: 'sponsor-not-found' })
}

/** Holds `If-Match` to a sponsor as it is now. Refusals: sponsor-not-found, changed-meanwhile. */
export function sponsorMatches(db: Db, headers: Headers, id: string): Result<null, ApiRefusal> {
  const sponsor = findSponsor(db, id)
  return sponsor.ok ? matching(headers, sponsor.value) : sponsor
}

/** The sponsor of a deal. Refusals: sponsorship-not-found. */
export function sponsorOfDeal(db: Db, dealId: string): Result<string, { kind: 'sponsorship-not-found' }> {
  const sponsor = listSponsors(db).find(({ deals }) => deals.some((deal) => deal.id === dealId))
  return sponsor ? ok(sponsor.id) : refuse({ kind: 'sponsorship-not-found' })
}

/** A tier as the API shows it. */
export const Tier = z
  .strictObject({
    key: z.string(),
    url: z.string(),
    singular: z.string(),
    plural: z.string(),
    programme: z.string(),
    place: z.int().meta({ description: 'On the index, 1 first.' }),
    sponsorships: z.int(),
  })
  .meta({ id: 'Tier' })
export const Programme = z.strictObject({ key: z.string(), name: z.string(), owner: z.string() })

export function tierShapes(db: Db): z.infer<typeof Tier>[] {
  const used = sponsorshipsByTier(db)
  return listTiers(db).map(({ key, singular, plural, programmeKey }, index) => ({
    key,
    url: `/api/v1/tiers/${key}`,
    singular,
    plural,
    programme: programmeKey,
    place: index + 1,
    sponsorships: used.get(key) ?? 0,
  }))
}

export const programmeShapes = (db: Db): z.infer<typeof Programme>[] => listProgrammes(db).map(({ key, name, owner }) => ({ key, name, owner }))

/** A tier by its key. Refusals: tier-not-found. */
export function findTierShape(db: Db, key: string): Result<z.infer<typeof Tier>, { kind: 'tier-not-found' }> {
  const tier = tierShapes(db).find((one) => one.key === key)
  return tier ? ok(tier) : refuse({ kind: 'tier-not-found' })
}
