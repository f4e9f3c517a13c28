import { changesAddress, INDEX, reportAddress } from '#components/reading/addresses.ts'
import { siteMap } from '#components/reading/site-map.ts'
import { publicMap } from '#domain/editions/public-map.ts'
import { textResponse } from '#lib/document.tsx'
import { reads } from '#lib/process.ts'
import { canonical } from '../canonical.ts'
import { missing } from '../missing.tsx'

export const dynamic = 'force-dynamic'

/** Where search engines find everything. A map has whole addresses or none: a server that was not told its own has no map. */
export async function GET(): Promise<Response> {
  const reports = publicMap(reads())
  const newest = reports.reduce((latest, { publishedAt }) => Math.max(latest, publishedAt), 0)
  const paths = [
    { path: INDEX, at: newest || null },
    ...reports.flatMap(({ slug, publishedAt, listedAt }) => [
      { path: reportAddress(slug), at: publishedAt },
      { path: changesAddress(slug), at: listedAt },
    ]),
  ]
  const pages = paths.flatMap(({ path, at }) => {
    const url = canonical(path)
    return url === undefined ? [] : [{ url, at }]
  })
  return pages.length === 0 ? missing({ keep: true }) : textResponse(siteMap(pages), 'application/xml; charset=utf-8')
}
