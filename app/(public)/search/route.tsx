import { SEARCH } from '#components/reading/addresses.ts'
import { PublicDocument } from '#components/reading/document.tsx'
import { SearchPage, SearchRefused } from '#components/reading/search-page.tsx'
import { documentResponse } from '#lib/document.tsx'
import { offerDocument } from '#lib/offered-documents.ts'
import { askedIn, RETRY_AFTER, searchLive } from '#lib/searching.ts'
import { canonical } from '../canonical.ts'
import { stylesheet } from '../stylesheet.ts'

export const dynamic = 'force-dynamic'

/** Searches the live editions. What is found is the reader's own page: no shared cache keeps it, and no search engine lists more than the way to search. */
export async function GET(request: Request): Promise<Response> {
  const asked = askedIn(request.url)
  const found = await searchLive(asked)
  const bare = new URL(request.url).search === ''
  const head = {
    title: asked.words === '' ? 'Search' : `“${asked.words}” · Search`,
    description: 'Search the reports on the sponsors of the Olympic Games: by word, by sponsor, by tier or category.',
    canonical: bare ? canonical(SEARCH) : undefined,
    stylesheet: stylesheet().href,
    skip: found.ok && found.value.asked.words !== '' ? { to: 'found', words: 'Skip to the results' } : { to: 'main_text', words: 'Skip to the text' },
  }
  const response = await documentResponse(
    <PublicDocument head={head}>{found.ok ? <SearchPage found={found.value} /> : <SearchRefused asked={asked} why={found.refusal.why} />}</PublicDocument>,
    { indexed: found.ok && bare, ...(found.ok ? {} : { status: 503, keep: false }) },
  )
  if (found.ok) response.headers.set('Cache-Control', 'private, max-age=0, must-revalidate')
  else response.headers.set('Retry-After', RETRY_AFTER)
  return response
}

offerDocument('/search', GET)
