import { textResponse } from '#lib/document.tsx'
import { canonical } from '../canonical.ts'

export const dynamic = 'force-dynamic'

/** Rooms that are not for the public, and comparisons, of which there are as many as there are pairs of editions. */
const closed = ['/desk', '/admin', '/api/', '/sign-in', '/welcome/', '/join/', '/reset/', '/sponsors/*/changes/']

/** What search engines may read, and where the map is, if there is one. */
export function GET(): Response {
  const map = canonical('/sitemap.xml')
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), 'Allow: /api/v1/docs', ...(map ? ['', `Sitemap: ${map}`] : [])]
  return textResponse(`${lines.join('\n')}\n`, 'text/plain; charset=utf-8')
}
