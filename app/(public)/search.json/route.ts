import { anchorAddress, editionAddress, editionName, reportAddress, searchAddress } from '#components/reading/addresses.ts'
import type { Found, FoundReport } from '#domain/editions/public-search.ts'
import { offerDocument } from '#lib/offered-documents.ts'
import { askedIn, RETRY_AFTER, searchLive } from '#lib/searching.ts'

export const dynamic = 'force-dynamic'

/** What is public may be read by programs of any origin: nothing in it depends on who asks. */
const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' }

/** The search as data. docs/api.md describes it. */
export async function GET(request: Request): Promise<Response> {
  const found = await searchLive(askedIn(request.url))
  if (found.ok) return new Response(JSON.stringify(asData(found.value)), { headers: { ...headers, 'Cache-Control': 'private, max-age=0, must-revalidate' } })
  const problem = { type: '/problems/search-busy', title: 'The search was not made. Ask again in a few seconds.', status: 503, why: found.refusal.why }
  return new Response(JSON.stringify(problem), {
    status: 503,
    headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', 'Retry-After': RETRY_AFTER },
  })
}

offerDocument('/search.json', GET)

function asData({ asked, meant, total, pages, reports, tiers, categories, apart }: Found) {
  const { words, page } = asked
  const next = page < pages ? searchAddress({ ...asked, page: page + 1 }) : null
  return {
    query: words,
    tier: asked.tier || null,
    category: asked.category || null,
    meant,
    total,
    page,
    pages,
    next: next?.replace('/search?', '/search.json?') ?? null,
    reports: reports.map(reportAsData),
    tiers,
    categories,
    apart,
  }
}

function reportAsData({ slug, name, tier, category, former, edition, passages }: FoundReport) {
  return {
    slug,
    name,
    address: reportAddress(slug),
    tier: { key: tier.key, label: tier.singular },
    category: { key: category.slug, label: category.label },
    former,
    edition: { number: editionName(edition), address: editionAddress(slug, edition), publishedAt: new Date(edition.publishedAt).toISOString() },
    passages: passages.map(({ section, parts }) => ({
      section: section && { number: section.number, title: section.title.map(({ text }) => text).join(''), address: anchorAddress(slug, section.anchor) },
      parts,
    })),
  }
}
