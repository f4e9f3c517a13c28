import { categoryAddress, changesAddress, INDEX, reportAddress, tierAddress } from '#components/reading/addresses.ts'
import { siteMap } from '#components/reading/site-map.ts'
import { type MappedReport, publicMap } from '#domain/editions/public-map.ts'
import { textResponse } from '#lib/document.tsx'
import { reads } from '#lib/process.ts'
import { canonical } from '../canonical.ts'
import { missing } from '../missing.tsx'

export const dynamic = 'force-dynamic'

/** Where search engines find everything. A map has whole addresses or none: a server that was not told its own has no map. */
export async function GET(): Promise<Response> {
  const reports = publicMap(reads())
  const paths = [
    { path: INDEX, at: reports.length > 0 ? latest(reports) : null },
    ...groups(reports, ({ tier }) => tierAddress(tier)),
    ...groups(
      reports.filter(({ category }) => category !== ''),
      ({ category }) => categoryAddress(category),
    ),
    ...reports.flatMap(({ slug, publishedAt, changedAt }) =>
      publishedAt === null
        ? []
        : [
            { path: reportAddress(slug), at: publishedAt },
            { path: changesAddress(slug), at: changedAt },
          ],
    ),
  ]
  const pages = paths.flatMap(({ path, at }) => {
    const url = canonical(path)
    return url === undefined ? [] : [{ url, at }]
  })
  return pages.length === 0 ? missing({ keep: true }) : textResponse(siteMap(pages), 'application/xml; charset=utf-8')
}

/** Pages that list reports: each changes with the editions of any of them. */
const groups = (reports: readonly MappedReport[], addressOf: (report: MappedReport) => string) =>
  [...Map.groupBy(reports, addressOf)].map(([path, listed]) => ({ path, at: latest(listed) }))

const latest = (reports: readonly MappedReport[]): number => Math.max(...reports.map(({ changedAt }) => changedAt))
