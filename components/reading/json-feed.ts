import { isoTime, PUBLISHER, type ShownFeed } from './feed.ts'

/** A feed in JSON (JSON Feed 1.1). */
export function jsonFeed({ title, subtitle, home, own, entries }: ShownFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: subtitle,
    home_page_url: home,
    feed_url: own.json,
    language: 'en',
    authors: [{ name: PUBLISHER }],
    items: entries.map(({ id, url, title, summary, html, publishedAt, updatedAt, tag }) => ({
      id,
      url,
      title,
      summary,
      content_html: html,
      date_published: isoTime(publishedAt),
      date_modified: isoTime(updatedAt),
      tags: [tag],
    })),
  })
}
