import type { PublicIndex, PublicSponsor } from '#domain/editions/public.ts'
import { editionAddress, editionName, reportAddress } from './addresses.ts'
import { isoDate } from './dates.ts'

/** A sponsor of the directory as programs take it: what the index says of it. `report` is its live edition. */
export type ListedSponsor = {
  name: string
  companies: string[]
  tier: string
  programme: string | null
  category: string
  /** Whether all of its deals have ended, and from when until when they ran, as far as is known. */
  former: boolean
  from: string | null
  until: string | null
  report: { address: string; edition: string; published: string; note: string; standfirst: string; permanent: string } | null
}

/** The directory in the order of the index: tiers by rank, sponsors by name, former ones last. `worldly` makes of a path the address that the world writes. */
export function directoryOf({ tiers, former }: Pick<PublicIndex, 'tiers' | 'former'>, worldly: (path: string) => string): ListedSponsor[] {
  const listed = ({ name, entities, category, slug, live }: PublicSponsor) => ({
    name,
    companies: entities,
    category,
    report: live && {
      address: worldly(reportAddress(slug)),
      edition: editionName(live),
      published: isoDate(live.publishedAt),
      note: live.note,
      standfirst: live.standfirst,
      permanent: worldly(editionAddress(slug, live)),
    },
  })
  return [
    ...tiers.flatMap(({ tier, programme, sponsors }) =>
      sponsors.map((sponsor) => ({ ...listed(sponsor), tier: tier.plural, programme: programme.name, former: false, from: null, until: null })),
    ),
    ...former.map(({ tier, years, ...sponsor }) => ({
      ...listed(sponsor),
      tier: tier.plural,
      programme: null,
      former: true,
      from: years.from,
      until: years.until,
    })),
  ]
}

export const directoryColumns = [
  'sponsor',
  'companies',
  'tier',
  'programme',
  'category',
  'standing',
  'from',
  'until',
  'report',
  'edition',
  'published',
  'standfirst',
] as const

/** A sponsor as a row under `directoryColumns`. */
export function directoryRow({ name, companies, tier, programme, category, former, from, until, report }: ListedSponsor): (string | null)[] {
  const standing = former ? 'former' : 'present'
  return [
    name,
    companies.join('; '),
    tier,
    programme,
    category,
    standing,
    from,
    until,
    report?.address ?? null,
    report?.edition ?? null,
    report?.published ?? null,
    report?.standfirst ?? null,
  ]
}
