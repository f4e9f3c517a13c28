import type { Block } from '#domain/richtext/document.ts'
import { wordsOfDocx, wordsOfPdf } from '../domain/exchange/read-back.ts'
import { aBody, api, authorization, expect, paragraph, replaceDraft, test } from './support/desk.ts'
import { everyChange } from './support/every-change.ts'
import { type HostCity, startHostCity } from './support/server.ts'

/*
 * What must never reach a reader is planted wherever the desk keeps words, and then everything public is read: every
 * address that a public document names, in whatever form it comes, and the addresses that nobody names.
 */

/** Where this Host City says that it is: without that it has no map for search engines. */
const PUBLIC = 'https://library.example'

/** What was planted. A crawl looks for these alone: among its random letters (nonces, tokens) stands any short pattern, one day. */
const words = new Set<string>()

/** A word that stands nowhere else, and is looked for from now on. */
function planted(what: string): string {
  const word = `zq${what}zq`
  words.add(word)
  return word
}

/** A body with every node, mark and attribute, each of whose words is planted. */
function plantedBody(): Block[] {
  const mark = (name: string, value: unknown) => {
    if (typeof value !== 'string') return value
    if (name === 'href') return `https://${planted('link')}.example/`
    return ['text', 'label', 'caption'].includes(name) ? `${planted(`draft${name}`)} ${value}` : value
  }
  return JSON.parse(JSON.stringify(everyChange().newer, (name, value) => mark(name, value))) as Block[]
}

/** A report of which readers see an edition that holds nothing planted, while everything that they do not see does. */
async function planting(host: HostCity): Promise<{ reportId: string; live: string }> {
  const sponsor = (name: string) => ({ name, tier: 'worldwide-olympic-partner', category: 'Passenger transport by water' })
  const made = (name: string) => api<{ id: string; slug: string }>(host, 'POST', '/api/v1/reports', { sponsor: sponsor(name) })
  const publish = (id: string, note: string) => api(host, 'POST', `/api/v1/reports/${id}/editions`, { change: 'major', note })

  const live = await made('Northwind Ferries')
  await replaceDraft(host, live, aBody('The first boat leaves at dawn.'))
  await publish(live.id, 'First edition.')
  await replaceDraft(host, live, aBody('The first boat leaves before dawn.'))
  await publish(live.id, 'Timetable corrected.')
  await replaceDraft(host, live, plantedBody(), planted('standfirst'))
  const { number } = await api<{ number: number }>(host, 'POST', `/api/v1/reports/${live.id}/revisions`, { name: planted('name') })
  await api(host, 'PATCH', `/api/v1/reports/${live.id}/revisions/${number}`, { note: planted('note') })
  await replaceDraft(host, live, [...plantedBody(), paragraph(planted('later'))], planted('standfirst'))

  const withdrawn = await made('Southwind Ferries')
  await replaceDraft(host, withdrawn, aBody(planted('withdrawn')), planted('withdrawnstandfirst'))
  await publish(withdrawn.id, planted('withdrawnnote'))
  await api(host, 'DELETE', `/api/v1/reports/${withdrawn.id}/editions/live`, { reason: 'The licence has ended.' })

  const draft = await made('Eastwind Ferries')
  await replaceDraft(host, draft, aBody(planted('unpublished')), planted('unpublishedstandfirst'))

  const replaced = await made('Westwind Ferries')
  await replaceDraft(host, replaced, aBody('The bridge is closed at night.'))
  await publish(replaced.id, 'First edition.')
  await replaceDraft(host, replaced, aBody(planted('replaced')))
  await publish(replaced.id, planted('replacednote'))
  await api(host, 'DELETE', `/api/v1/reports/${replaced.id}/editions/live`, { reason: 'A figure was wrong.' })
  return { reportId: live.id, live: live.slug }
}

const publicHost = async (): Promise<HostCity & AsyncDisposable> => {
  const host = await startHostCity({ PUBLIC_URL: PUBLIC })
  return { ...host, [Symbol.asyncDispose]: () => host.remove() }
}

type Seen = { at: string; status: number; text: string }

/** Reads everything that can be reached from these addresses, each once, and whatever it names in turn. */
async function crawl(host: HostCity, from: string[], headers: Record<string, string> = {}): Promise<Seen[]> {
  const waiting = [...from]
  const known = new Set(from)
  const seen: Seen[] = []
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const answer = await fetch(host.url + at, { redirect: 'manual', headers })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    const packed = answer.status !== 200 ? '' : at.endsWith('.pdf') ? await wordsOfPdf(bytes) : at.endsWith('.docx') ? await wordsOfDocx(bytes) : ''
    const text = `${head}\n\n${bytes.toString('latin1')}\n${bytes.toString('utf8')}\n${packed}`
    seen.push({ at, status: answer.status, text })
    for (const [, named] of text.matchAll(/(?:href=|src=|content=|<loc>|"url": ?|"home_page_url": ?|location: )"?([^"<>\s]+)/g)) {
      const { origin, pathname, search } = new URL((named ?? '').replaceAll('&amp;', '&'), host.url + at)
      const next = pathname + search
      if (![host.url, PUBLIC].includes(origin) || known.has(next) || known.size > 1_500) continue
      known.add(next)
      waiting.push(next)
    }
  }
  return seen
}

test('nothing of a draft, a name, a note or a person reaches a reader, wherever one looks', async ({ aPerson }) => {
  test.setTimeout(240_000)
  await using host = await publicHost()
  const { email } = await aPerson(`${planted('person')} Marchetti`, 'editor', host)
  const { reportId, live } = await planting(host)
  await api(host, 'POST', `/api/v1/reports/${reportId}/revisions`, { name: planted('latername') })

  const searches = ['zq', planted('drafttext'), planted('withdrawn'), planted('replaced'), planted('person'), 'Ferries', 'boat'].flatMap((q) => [
    `/search?q=${q}`,
    `/search.json?q=${q}`,
  ])
  const unnamed = [
    ...['/sitemap.xml', '/robots.txt', '/feed.atom', '/feed.json', '/all.atom', '/all.json', '/sponsors.csv', '/sponsors.json', '/favicon.ico'],
    ...['southwind-ferries', 'eastwind-ferries', 'westwind-ferries', live].flatMap((slug) =>
      [
        ...['', '/changes', '/feed.atom', '/feed.json', '/all.atom', '/all.json', '/changes/1.0/2.0', '/changes/1.0/2.0/whole', '/changes/2.0/3.0'],
        ...['1.0', '2.0', '3.0'].flatMap((edition) =>
          ['', '.pdf', '.docx', '.md', '.txt', '.json', '.png', '/table-1.csv'].map((end) => `/editions/${edition}${end}`),
        ),
      ].map((rest) => `/sponsors/${slug}${rest}`),
    ),
    ...['/desk', `/desk/reports/${reportId}`, `/desk/reports/${reportId}/compare`, '/admin/people', `/api/v1/reports/${reportId}`],
    ...[`/api/v1/reports/${reportId}/draft`, `/api/v1/reports/${reportId}/revisions`, '/api/v1/people', '/api/health', '/api/ready'],
    ...['/nowhere', '/sponsors/nobody', `/sponsors/${live}/nothing`, '/_next/data/x.json', '/%2e%2e/data', `/sponsors/${live}?_rsc=1`],
  ]
  const seen = [
    ...(await crawl(host, ['/', ...unnamed, ...searches])),
    ...(await crawl(host, ['/', `/sponsors/${live}`, '/desk', `/desk/reports/${reportId}`], {
      rsc: '1',
      accept: 'text/x-component',
      'next-router-prefetch': '1',
    })),
  ]

  // What is asked for by a planted word may say that word again, and no other.
  const secret = new RegExp([...words, 'robin\\W?press', 'marchetti'].join('|'), 'g')
  for (const { at, text } of seen) {
    const asked = decodeURIComponent(at.split('?')[1] ?? '').toLowerCase()
    const found = new Set((text.toLowerCase().match(secret) ?? []).filter((word) => !asked.includes(word)))
    expect([...found], at).toEqual([])
    expect(text, at).not.toContain(email)
  }
  // The crawl has been where readers go.
  const answered = (pattern: RegExp, status = 200) => seen.filter((one) => pattern.test(one.at) && one.status === status).length
  expect(answered(/^\/$/)).toBeGreaterThan(0)
  for (const pattern of [
    /^\/sponsors\/[a-z-]+$/,
    /\/editions\/1\.0$/,
    /\/changes$/,
    /\/changes\/1\.0\/2\.0$/,
    /feed\.atom$/,
    /all\.json$/,
    /^\/sitemap\.xml$/,
    /^\/search\?/,
    /^\/sponsors\.csv$/,
    /^\/tiers\/[a-z-]+$/,
    ...['pdf', 'docx', 'md', 'txt', 'json', 'png'].map((ending) => new RegExp(`/editions/2\\.0\\.${ending}$`)),
  ]) {
    expect(answered(pattern), String(pattern)).toBeGreaterThan(0)
  }
  for (const ending of ['', '.pdf', '.docx', '.md', '.txt', '.json', '.png'])
    expect(answered(new RegExp(`^/sponsors/westwind-ferries/editions/2\\.0${ending.replace('.', '\\.')}$`), 410), ending).toBeGreaterThan(0)
  expect(answered(/^\/sponsors\/southwind-ferries$/, 410)).toBeGreaterThan(0)
  expect(seen.some(({ text }) => text.includes('The first boat leaves before dawn.'))).toBe(true)
  const inside = await fetch(`${host.url}/api/v1/reports/${reportId}/draft`, { headers: await authorization(host) })
  expect(await inside.text()).toContain(planted('drafttext'))
})
