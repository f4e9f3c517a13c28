import { createHash } from 'node:crypto'
import { createElement } from 'react'
import { comparisonAddress, editionAddress, editionName, feedAddress, INDEX, reportAddress, tierAddress } from '#components/reading/addresses.ts'
import { atomFeed } from '#components/reading/atom.ts'
import type { FeedEntry, ShownFeed } from '#components/reading/feed.ts'
import { FeedEntryText, feedWords } from '#components/reading/feed-entry.tsx'
import { jsonFeed } from '#components/reading/json-feed.ts'
import { type FeedSubject, publicFeed, type ToldEdition } from '#domain/editions/public-feed.ts'
import { markupOf, movedResponse, textResponse } from '#lib/document.tsx'
import { reads } from '#lib/process.ts'
import { canonical, worldly } from './canonical.ts'
import { missing } from './missing.tsx'

type Form = { all: boolean; format: 'atom' | 'json' }

const types = { atom: 'application/atom+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8' }

/** The feed that a part of an address names, "feed.atom" or "all.json", or null. */
export function feedForm(part: string): Form | null {
  const [, name, format] = /^(feed|all)\.(atom|json)$/.exec(part) ?? []
  return name && format ? { all: name === 'all', format: format as Form['format'] } : null
}

/** A feed of the library, a tier or a sponsor. */
export async function feedResponse(subject: FeedSubject, form: Form): Promise<Response> {
  const answer = publicFeed(reads(), subject, form)
  switch (answer.kind) {
    case 'moved':
      return movedResponse(feedAddress(reportAddress(answer.slug), form))
    case 'unknown':
      return missing({ keep: true })
    case 'feed': {
      const feed = await shown(subject, form, answer)
      return textResponse(form.format === 'atom' ? atomFeed(feed) : jsonFeed(feed), types[form.format])
    }
  }
}

const addressOf = (subject: FeedSubject): string =>
  subject.kind === 'site' ? INDEX : subject.kind === 'tier' ? tierAddress(subject.key) : reportAddress(subject.slug)

async function shown(subject: FeedSubject, { all }: Form, { name, editions }: { name: string | null; editions: ToldEdition[] }): Promise<ShownFeed> {
  const about = addressOf(subject)
  const own = { atom: feedAddress(about, { all, format: 'atom' }), json: feedAddress(about, { all, format: 'json' }) }
  return {
    id: canonical(own.atom) ?? `tag:localhost,2026:${own.atom}`,
    title: `${name ? `${name} · ` : ''}Host City${all ? ', every change' : ''}`,
    subtitle: `${subjectOf(subject, name)}: ${all ? 'every edition, corrections too' : 'new reports and major changes'}.`,
    home: worldly(about),
    own: { atom: worldly(own.atom), json: worldly(own.json) },
    entries: await Promise.all(editions.map(entryOf)),
  }
}

function subjectOf({ kind }: FeedSubject, name: string | null): string {
  if (name === null) return 'Reports on the companies that sponsor the Olympic Games'
  return kind === 'sponsor' ? `The report on ${name}` : `Reports on ${name}`
}

async function entryOf({ id, slug, name, tier, publishedAt, note, withdrawal, before, ...number }: ToldEdition): Promise<FeedEntry> {
  const edition = editionName(number)
  const url = worldly(editionAddress(slug, number))
  const changes = before && { url: worldly(comparisonAddress(slug, before, number)), since: editionName(before) }
  return {
    id: lastingId(id),
    title: `${name}, edition ${edition}${withdrawal ? ': withdrawn' : ''}`,
    url,
    summary: feedWords({ note, withdrawal }),
    html: await markupOf(createElement(FeedEntryText, { edition, url, note, changes, withdrawal })),
    publishedAt,
    updatedAt: withdrawal?.at ?? publishedAt,
    tag: tier,
  }
}

/** A name that an edition keeps whatever its sponsor or this server is called: a UUID (version 8) made of its id. */
function lastingId(id: string): string {
  const hex = createHash('sha256').update(`edition ${id}`).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
