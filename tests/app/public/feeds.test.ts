import { SaxesParser, type SaxesTagNS } from 'saxes'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import * as allAtom from '#app/(public)/all.atom/route.ts'
import * as allJson from '#app/(public)/all.json/route.ts'
import * as feedAtom from '#app/(public)/feed.atom/route.ts'
import * as feedJson from '#app/(public)/feed.json/route.ts'
import * as robots from '#app/(public)/robots.txt/route.ts'
import * as sitemap from '#app/(public)/sitemap.xml/route.ts'
import * as ofSponsor from '#app/(public)/sponsors/[slug]/[feed]/route.ts'
import * as ofTier from '#app/(public)/tiers/[key]/[feed]/route.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { changeSlug } from '#domain/sponsors/sponsor.ts'
import { offerDatabase } from '#tests/support/api.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const settings = vi.hoisted(() => ({ publicUrl: null as URL | null, development: false }))
vi.mock('#lib/environment.ts', () => ({ environment: () => settings }))

let world: TestDatabase
const actor = anActor()

beforeEach(async () => {
  settings.publicUrl = new URL('https://reports.example')
  world = await testDatabase()
  offerDatabase(world)
})

type Report = Awaited<ReturnType<typeof aReport>>

async function goOn({ id }: Report, change: 'major' | 'minor', note: string, at: number, words = note) {
  const content = aContent({ blocks: [aHeading('s', 'Executive Summary'), aParagraph('p', words)] })
  await done(world, (tx) => replaceDraft(tx, actor, { reportId: id, content }, at))
  const { number } = await done(world, (tx) => cutRevision(tx, actor, { reportId: id, kind: 'kept' }, at))
  await done(world, (tx) => publish(tx, actor, { reportId: id, revision: number, change, note }, at))
}

/** A report with editions 1.0, 1.1 and 2.0, a day apart. */
async function aStory(name = 'Northwind & Sons', tier = 'worldwide-olympic-partner'): Promise<Report> {
  const report = await aReport(world, { sponsor: { name, tier } })
  await goOn(report, 'major', 'First edition.', NOW)
  await goOn(report, 'minor', 'Corrected: <b>forty</b> boats & not "fifty".', NOW + DAY)
  await goOn(report, 'major', 'The history is longer.', NOW + 2 * DAY)
  return report
}

const sponsorFeed = (slug: string, feed: string) => ofSponsor.GET(new Request('http://elsewhere.example/'), { params: Promise.resolve({ slug, feed }) })
const tierFeed = (key: string, feed: string) => ofTier.GET(new Request('http://elsewhere.example/'), { params: Promise.resolve({ key, feed }) })
const jsonOf = async (answer: Response | Promise<Response>) => jsonFeed.parse(JSON.parse(await (await answer).text()))
const atomOf = async (answer: Response | Promise<Response>) => parsed(await (await answer).text())

/** JSON Feed 1.1 as its specification has it, of what these feeds have. */
const time = z.iso.datetime()
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: z.string(),
  feed_url: z.string(),
  language: z.literal('en'),
  authors: z.array(z.strictObject({ name: z.string() })).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.string(),
      title: z.string(),
      summary: z.string(),
      content_html: z.string(),
      date_published: time,
      date_modified: time,
      tags: z.array(z.string()),
    }),
  ),
})

type Node = { name: string; uri: string; attributes: Record<string, string>; text: string; children: Node[] }

/** Reads XML with namespaces, and throws where it is not well formed. */
function parsed(text: string): Node {
  const root: Node = { name: '', uri: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri, attributes }: SaxesTagNS) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]))
    const node: Node = { name: local, uri, attributes: values, text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (words) => {
    const node = open.at(-1)
    if (node) node.text += words
  })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return root.children[0] ?? root
}
const under = ({ children }: Node, name: string) => children.filter((child) => child.name === name)
const textUnder = (node: Node, name: string) => under(node, name).map(({ text }) => text)

/** What RFC 4287 asks of a feed and its entries. */
function holdToAtom(feed: Node): void {
  expect([feed.name, feed.uri]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
  for (const holder of [feed, ...under(feed, 'entry')]) {
    for (const once of ['id', 'title', 'updated']) expect(under(holder, once), once).toHaveLength(1)
    for (const moment of [...textUnder(holder, 'updated'), ...textUnder(holder, 'published')]) expect(time.safeParse(moment).success, moment).toBe(true)
    expect(under(holder, 'link').filter(({ attributes }) => attributes.rel === 'alternate')).toHaveLength(1)
    const [id = ''] = textUnder(holder, 'id')
    expect(id).toMatch(/^[a-z][a-z0-9+.-]*:\S+$/)
  }
  expect(under(feed, 'author')).toHaveLength(1)
  const ids = under(feed, 'entry').flatMap((entry) => textUnder(entry, 'id'))
  expect(new Set(ids).size).toBe(ids.length)
}

describe('a feed', () => {
  it('tells of major changes, or of every one, in either form', async () => {
    const { slug } = await aStory()
    const major = ['Northwind & Sons, edition 2.0', 'Northwind & Sons, edition 1.0']
    const every = ['Northwind & Sons, edition 2.0', 'Northwind & Sons, edition 1.1', 'Northwind & Sons, edition 1.0']
    for (const [titles, atom, json] of [
      [major, feedAtom.GET(), feedJson.GET()],
      [every, allAtom.GET(), allJson.GET()],
      [major, sponsorFeed(slug, 'feed.atom'), sponsorFeed(slug, 'feed.json')],
      [every, sponsorFeed(slug, 'all.atom'), sponsorFeed(slug, 'all.json')],
      [major, tierFeed('worldwide-olympic-partner', 'feed.atom'), tierFeed('worldwide-olympic-partner', 'feed.json')],
      [every, tierFeed('worldwide-olympic-partner', 'all.atom'), tierFeed('worldwide-olympic-partner', 'all.json')],
    ] as const) {
      const feed = await atomOf(atom)
      holdToAtom(feed)
      expect(under(feed, 'entry').flatMap((entry) => textUnder(entry, 'title'))).toEqual(titles)
      const items = (await jsonOf(json)).items
      expect(items.map(({ title }) => title)).toEqual(titles)
      expect(items.map(({ id }) => id)).toEqual(under(feed, 'entry').flatMap((entry) => textUnder(entry, 'id')))
    }
  })

  it('says what changed, with the ways to it, and nothing becomes markup', async () => {
    const { slug } = await aStory()
    const [, corrected] = (await jsonOf(sponsorFeed(slug, 'all.json'))).items
    const note = 'Corrected: <b>forty</b> boats & not "fifty".'
    expect(corrected).toMatchObject({
      url: `https://reports.example/sponsors/${slug}/editions/1.1`,
      summary: note,
      date_published: '2026-07-15T09:00:00.000Z',
      date_modified: '2026-07-15T09:00:00.000Z',
    })
    expect(corrected?.content_html).toContain('<p>Corrected: &lt;b&gt;forty&lt;/b&gt; boats &amp; not &quot;fifty&quot;.</p>')
    expect(corrected?.content_html).toContain(`<a href="https://reports.example/sponsors/${slug}/changes/1.0/1.1">What changed since 1.0</a>`)
    const entry = under(await atomOf(sponsorFeed(slug, 'all.atom')), 'entry')[1] as Node
    expect(textUnder(entry, 'summary')).toEqual([note])
    expect(textUnder(entry, 'content')).toEqual([corrected?.content_html])
  })

  it('is written whatever stands in a note', async () => {
    const report = await aReport(world)
    await goOn(report, 'major', 'A bell \u0007, half of a pair \ud83d, and ]]> <!-- of it.', NOW, 'Words.')
    const [entry] = under(await atomOf(feedAtom.GET()), 'entry') as [Node]
    expect(textUnder(entry, 'summary')).toEqual(['A bell , half of a pair \ufffd, and ]]> <!-- of it.'])
  })

  it('keeps an entry the same whatever its sponsor and the server are called', async () => {
    const { slug, sponsorId } = await aStory()
    const before = (await jsonOf(sponsorFeed(slug, 'all.json'))).items.map(({ id }) => id)
    await done(world, (tx) => changeSlug(tx, actor, { sponsorId, slug: 'northwind' }, NOW))
    settings.publicUrl = new URL('https://library.example')
    expect((await jsonOf(sponsorFeed('northwind', 'all.json'))).items.map(({ id }) => id)).toEqual(before)
    const moved = await sponsorFeed(slug, 'all.json')
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/sponsors/northwind/all.json'])
  })

  it('tells those who follow it that an edition was withdrawn, and takes its words back', async () => {
    const report = await aStory()
    await goOn(report, 'minor', 'A last correction.', NOW + 3 * DAY)
    await done(world, (tx) => withdraw(tx, actor, { reportId: report.id, reason: 'A court asked for it.' }, NOW + 4 * DAY))
    const [first, second] = (await jsonOf(sponsorFeed(report.slug, 'feed.json'))).items
    expect(first).toMatchObject({
      title: 'Northwind & Sons, edition 2.1: withdrawn',
      summary: 'Withdrawn on 18 July 2026. A court asked for it.',
      date_published: '2026-07-17T09:00:00.000Z',
      date_modified: '2026-07-18T09:00:00.000Z',
    })
    expect(second?.title).toBe('Northwind & Sons, edition 2.0')
    expect(textUnder(await atomOf(feedAtom.GET()), 'updated')).toEqual(['2026-07-18T09:00:00.000Z'])
    for (const answer of [feedAtom.GET(), feedJson.GET(), allAtom.GET(), allJson.GET()]) expect(await (await answer).text()).not.toContain('A last correction')
  })

  it('compares with the edition before that still stands', async () => {
    const report = await aStory()
    await done(world, (tx) => withdraw(tx, actor, { reportId: report.id, reason: 'Wrong.' }, NOW + 3 * DAY))
    await goOn(report, 'minor', 'Right.', NOW + 4 * DAY)
    const [newest] = (await jsonOf(allJson.GET())).items
    expect(newest?.content_html).toContain('/changes/1.1/2.1">What changed since 1.1</a>')
  })

  it('is of a tier alone, and of a sponsor alone', async () => {
    await aStory()
    const other = await aStory('Eastgate', 'founding-partner')
    const names = async (answer: Promise<Response>) => new Set((await jsonOf(answer)).items.map(({ title }) => title.split(',')[0]))
    expect(await names(tierFeed('founding-partner', 'feed.json'))).toEqual(new Set(['Eastgate']))
    expect(await names(sponsorFeed(other.slug, 'feed.json'))).toEqual(new Set(['Eastgate']))
    expect((await jsonOf(feedJson.GET())).items).toHaveLength(4)
  })

  it('is empty and whole where there is nothing to tell', async () => {
    holdToAtom(await atomOf(feedAtom.GET()))
    expect((await jsonOf(tierFeed('founding-partner', 'all.json'))).items).toEqual([])
  })

  it.each([
    ['nobody', 'feed.atom'],
    ['northwind', 'feed.rss'],
    ['northwind', 'feed'],
  ])('is not there: %s/%s', async (slug, feed) => expect((await sponsorFeed(slug, feed)).status).toBe(404))

  it('is not there for a sponsor of whom nothing was published, nor for an unknown tier', async () => {
    const { slug } = await aReport(world)
    expect((await sponsorFeed(slug, 'all.atom')).status).toBe(404)
    expect((await tierFeed('nowhere', 'feed.atom')).status).toBe(404)
  })

  it('has the types that readers of feeds know, and may be kept', async () => {
    const [atom, json] = [await feedAtom.GET(), await feedJson.GET()]
    expect([atom.headers.get('content-type'), json.headers.get('content-type')]).toEqual([
      'application/atom+xml; charset=utf-8',
      'application/feed+json; charset=utf-8',
    ])
    expect(atom.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  })

  it('leads nowhere that the server was not told of', async () => {
    settings.publicUrl = null
    const { slug } = await aStory()
    const feed = await jsonOf(sponsorFeed(slug, 'feed.json'))
    expect([feed.feed_url, feed.items[0]?.url]).toEqual([`/sponsors/${slug}/feed.json`, `/sponsors/${slug}/editions/2.0`])
    const atom = await atomOf(sponsorFeed(slug, 'feed.atom'))
    holdToAtom(atom)
    expect(JSON.stringify(atom)).not.toContain('elsewhere.example')
  })
})

describe('the map of the site', () => {
  it('has what is live, with the moments at which it changed', async () => {
    const report = await aStory()
    await aReport(world, { sponsor: { name: 'Never published' } })
    const gone = await aStory('Abandoned', 'founding-partner')
    await done(world, (tx) => withdraw(tx, actor, { reportId: gone.id, which: 'all', reason: 'Wrong.' }, NOW + 9 * DAY))
    const answer = await sitemap.GET()
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    const map = parsed(await answer.text())
    expect([map.name, map.uri]).toEqual(['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9'])
    expect(map.children.map((url) => [...textUnder(url, 'loc'), ...textUnder(url, 'lastmod')])).toEqual([
      ['https://reports.example/', '2026-07-23T09:00:00.000Z'],
      ['https://reports.example/tiers/founding-partner', '2026-07-23T09:00:00.000Z'],
      ['https://reports.example/tiers/worldwide-olympic-partner', '2026-07-16T09:00:00.000Z'],
      ['https://reports.example/categories/passenger-transport-by-water', '2026-07-23T09:00:00.000Z'],
      [`https://reports.example/sponsors/${report.slug}`, '2026-07-16T09:00:00.000Z'],
      [`https://reports.example/sponsors/${report.slug}/changes`, '2026-07-16T09:00:00.000Z'],
    ])
  })

  it('is not there where the server does not know its address, and is not named then', async () => {
    expect(await robots.GET().text()).toContain('\nSitemap: https://reports.example/sitemap.xml\n')
    settings.publicUrl = null
    expect((await sitemap.GET()).status).toBe(404)
    const told = await robots.GET().text()
    expect(told).not.toContain('Sitemap')
    for (const room of ['/desk', '/admin', '/api/', '/sign-in']) expect(told).toContain(`Disallow: ${room}\n`)
  })
})
