import { isoTime, PUBLISHER, type ShownFeed } from './feed.ts'
import { element, xmlDocument } from './xml.ts'

/** A feed in Atom (RFC 4287). */
export function atomFeed({ id, title, subtitle, home, own, entries }: ShownFeed): string {
  const updated = entries.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0)
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' },
      element('id', {}, id),
      element('title', {}, title),
      element('subtitle', {}, subtitle),
      element('updated', {}, isoTime(updated)),
      element('author', {}, element('name', {}, PUBLISHER)),
      element('generator', {}, 'Host City'),
      element('link', { rel: 'self', type: 'application/atom+xml', href: own.atom }),
      element('link', { rel: 'alternate', type: 'text/html', href: home }),
      ...entries.map((entry) =>
        element(
          'entry',
          {},
          element('id', {}, entry.id),
          element('title', {}, entry.title),
          element('published', {}, isoTime(entry.publishedAt)),
          element('updated', {}, isoTime(entry.updatedAt)),
          element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
          element('category', { term: entry.tag }),
          element('summary', {}, entry.summary),
          element('content', { type: 'html' }, entry.html),
        ),
      ),
    ),
  )
}
