import type { Connection } from '#db/connection.ts'
import { slugOf } from '../sponsors/slug.ts'

/** What a result says of a report besides its words. `row` is its row of the index. */
export type LiveReport = {
  row: number
  slug: string
  name: string
  siglum: string
  tier: { key: string; singular: string; plural: string; rank: number }
  category: { slug: string; label: string }
  former: boolean
  edition: { major: number; minor: number; publishedAt: number }
  /** What it may be looked for by, besides its name. */
  companies: string[]
}

/** All that is live, by its row of the index, in the order of the tiers. */
export type LiveReports = ReadonlyMap<number, LiveReport>

type Row = [
  row: number,
  sponsorId: string,
  slug: string,
  name: string,
  siglum: string,
  tierKey: string,
  singular: string,
  plural: string,
  rank: number,
  category: string,
  major: number,
  minor: number,
  publishedAt: number,
]

const kept = new WeakMap<Connection, { publication: number; live: LiveReports }>()

/** Reads what is live, once for each publication and connection: ten thousand reports take some 150 ms. */
export function liveReports(connection: Connection): LiveReports {
  const publication = connection.prepare("select value from counters where name = 'publication'").pluck().get() as number
  const known = kept.get(connection)
  if (known?.publication === publication) return known.live
  const live = read(connection)
  kept.set(connection, { publication, live })
  return live
}

function read(connection: Connection): LiveReports {
  const companies = Map.groupBy(
    connection.prepare('select sponsor_id as id, name from sponsor_entities order by position').all() as { id: string; name: string }[],
    ({ id }) => id,
  )
  // Asked at once: deals have no index by sponsor, and a look for each would read them all each time.
  const running = new Set(connection.prepare("select sponsor_id from sponsorships where status = 'active'").pluck().all() as string[])
  const rows = connection
    .prepare(
      `select published_texts.id, sponsors.id, slug, sponsors.name, siglum, tiers.key, singular, plural, rank, sponsorships.category, major, minor, published_at
      from reports
      join published_texts on published_texts.report_id = reports.id
      join editions on editions.id = reports.live_edition_id
      join sponsors on sponsors.id = reports.sponsor_id
      join sponsorships on sponsorships.sponsor_id = sponsors.id and sponsorships.is_primary = 1
      join tiers on tiers.key = sponsorships.tier_key
      where reports.archived_at is null
      order by tiers.rank, tiers.key`,
    )
    .raw()
    .all() as Row[]
  const [tiers, categories] = [new Map<string, LiveReport['tier']>(), new Map<string, LiveReport['category']>()]
  const all = rows.map(([row, id, slug, name, siglum, key, singular, plural, rank, category, major, minor, publishedAt]): LiveReport => {
    const tier = tiers.get(key) ?? { key, singular, plural, rank }
    const shared = categories.get(category) ?? { slug: slugOf(category), label: category }
    tiers.set(key, tier)
    categories.set(category, shared)
    const edition = { major, minor, publishedAt }
    return { row, slug, name, siglum, tier, category: shared, former: !running.has(id), edition, companies: (companies.get(id) ?? []).map((one) => one.name) }
  })
  return new Map(all.map((report) => [report.row, report]))
}
