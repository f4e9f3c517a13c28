import { type Sifting, sortings } from './addresses.ts'

/*
 * What the index shows of the library: all of it, or what a tier, a category and a programme have in common. A sponsor
 * stands once, under the best of its deals that fit; without a wish that is its primary one.
 */

export type Years = { from: string | null; until: string | null }
type Programme = { key: string; name: string; owner: string }
export type ShownTier = { key: string; singular: string; plural: string; rank: number; programmeKey: string }
export type ShownDeal = { tier: ShownTier; category: { slug: string; name: string }; ended: boolean }
export type LiveEdition = { major: number; minor: number; publishedAt: number; majorAt: number; standfirst: string }
export type ShownSponsor = { slug: string; name: string; siglum: string; entities: string[]; deals: ShownDeal[]; live: LiveEdition | null }
type ShownFormer = ShownSponsor & { years: Years }

/** The library: sponsors by tier, those that sponsor no more, and every tier that there is. `latest` is when an edition was published last. */
export type ShownIndex = {
  tiers: { sponsors: ShownSponsor[] }[]
  former: ShownFormer[]
  known: { tier: ShownTier; programme: Programme }[]
  sponsors: number
  reports: number
  latest: number | null
}

/** A sponsor with the deal that it is shown by. */
export type Placed = ShownSponsor & { deal: ShownDeal; years: Years | null }
export type Group = { tier: ShownTier; programme: Programme; sponsors: Placed[] }
/** `groups` by tier, or `list` in another order; former sponsors are in neither. */
export type Sifted = { groups: Group[]; list: Placed[] | null; former: Placed[]; sponsors: number; reports: number }

export type Facet = 'tier' | 'category' | 'programme'
export type Option = { value: string; label: string; count: number }

const byName = new Intl.Collator('en', { sensitivity: 'base' })

/** What of the library fits. */
export function sift(index: ShownIndex, { sort, ...wanted }: Sifting): Sifted {
  const placed = index.tiers.flatMap(({ sponsors }) => sponsors).flatMap((sponsor) => place({ ...sponsor, years: null }, wanted))
  const former = index.former.flatMap((sponsor) => place(sponsor, wanted))
  const counts = { sponsors: placed.length, reports: [...placed, ...former].filter(({ live }) => live !== null).length }
  if (sort === undefined) return { groups: grouped(index, placed), list: null, former, ...counts }
  const named = placed.toSorted((one, other) => byName.compare(one.name, other.name))
  const list = sort === 'name' ? named : named.toSorted((one, other) => (other.live?.majorAt ?? 0) - (one.live?.majorAt ?? 0))
  return { groups: [], list, former, ...counts }
}

function place(sponsor: ShownSponsor & { years: Years | null }, wanted: Sifting): Placed[] {
  const deal = sponsor.deals.find((one) => (sponsor.years !== null || !one.ended) && fits(one, wanted))
  return deal ? [{ ...sponsor, deal }] : []
}

const fits = ({ tier, category }: ShownDeal, wanted: Sifting): boolean =>
  (wanted.tier === undefined || wanted.tier === tier.key) &&
  (wanted.category === undefined || wanted.category === category.slug) &&
  (wanted.programme === undefined || wanted.programme === tier.programmeKey)

function grouped(index: ShownIndex, placed: Placed[]): Group[] {
  return index.known.flatMap(({ tier, programme }) => {
    const sponsors = placed.filter(({ deal }) => deal.tier.key === tier.key).sort((one, other) => byName.compare(one.name, other.name))
    return sponsors.length > 0 ? [{ tier, programme, sponsors }] : []
  })
}

/** What may be chosen of a facet, beside what is chosen of the others: how many sponsors it would leave. Choices that leave nobody are left out, but for the present one. */
export function optionsOf(index: ShownIndex, sifting: Sifting, facet: Facet): Option[] {
  return choicesOf(index, facet).flatMap(([value, label]) => {
    const { sponsors, former } = sift(index, { ...sifting, sort: undefined, [facet]: value })
    return sponsors + former.length > 0 || sifting[facet] === value ? [{ value, label, count: sponsors }] : []
  })
}

/** The values of a facet with their labels: tiers and programmes in the order of rank, categories by name. */
function choicesOf(index: ShownIndex, facet: Facet): [value: string, label: string][] {
  if (facet === 'tier') return index.known.map(({ tier }) => [tier.key, tier.plural])
  if (facet === 'programme') return [...new Map(index.known.map(({ programme }) => [programme.key, programme.name]))]
  const deals = [...index.tiers.flatMap(({ sponsors }) => sponsors), ...index.former].flatMap((sponsor) => sponsor.deals)
  const names = new Map(deals.map(({ category }) => [category.slug, category.name]))
  return [...names].filter(([, name]) => name !== '').sort(([, one], [, other]) => byName.compare(one, other))
}

/** What an address asks for, as far as the library knows it, and what it asks for that nobody knows. */
export function siftingOf(index: ShownIndex, asked: URLSearchParams): { sifting: Sifting; unknown: (Facet | 'sort')[] } {
  const sifting: Sifting = {}
  const unknown: (Facet | 'sort')[] = []
  for (const facet of ['tier', 'category', 'programme'] as const) {
    const value = asked.get(facet)
    if (!value) continue
    if (choicesOf(index, facet).some(([known]) => known === value)) sifting[facet] = value
    else unknown.push(facet)
  }
  const sort = asked.get('sort')
  const order = sortings.find((one) => one === sort)
  if (order) sifting.sort = order
  else if (sort && sort !== 'rank') unknown.push('sort')
  return { sifting, unknown }
}
