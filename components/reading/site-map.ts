import { isoTime } from './feed.ts'
import { element, xmlDocument } from './xml.ts'

/** Pages of the library, each with the moment at which it last changed, null where that is not known (sitemaps.org, 0.9). */
export const siteMap = (pages: readonly { url: string; at: number | null }[]): string =>
  xmlDocument(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      ...pages.map(({ url, at }) => element('url', {}, element('loc', {}, url), ...(at === null ? [] : [element('lastmod', {}, isoTime(at))]))),
    ),
  )
