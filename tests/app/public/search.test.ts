import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import * as page from '#app/(public)/search/route.tsx'
import * as data from '#app/(public)/search.json/route.ts'
import { publish } from '#domain/editions/publish.ts'
import { shelf } from '#lib/registry.ts'
import { notSearched, offerSearcher, type Searcher } from '#lib/searching.ts'
import { offerDatabase } from '#tests/support/api.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
  offerDatabase(world)
})

async function aLiveReport(name = 'Northwind Ferries') {
  const report = await aReport(world, { sponsor: { name } })
  await done(world, (tx) => publish(tx, anActor(), { reportId: report.id, revision: 1, change: 'major', note: 'First.' }, NOW))
  return report
}

async function answerOf(route: typeof page | typeof data, query: string) {
  const answer = await route.GET(new Request(`http://elsewhere.example/search?${query}`))
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

function refusing(why: Parameters<typeof notSearched>[0]): void {
  const searcher: Searcher = { answer: () => Promise.resolve(notSearched(why)) }
  offerSearcher(searcher)
  onTestFinished(() => void shelf.delete('searcher'))
}

describe('the page of a search', () => {
  it('shows what was found, with marks that lead to the sections', async () => {
    const { slug } = await aLiveReport()
    const { status, headers, text } = await answerOf(page, 'q=night+crossing')
    expect(status).toBe(200)
    expect(text).toContain(`<a href="/sponsors/${slug}#s1-1"><span class="n">1.1</span> Origins of the partnership</a>`)
    expect(text).toContain('Talks began on a <mark>night</mark> <mark>crossing</mark> in 2018')
    expect(text).toContain('<title>“night crossing” · Search · Host City</title>')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('cache-control')).toBe('private, max-age=0, must-revalidate')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('is offered by search engines as the way to search alone, not with what somebody asked', async () => {
    await aLiveReport()
    const bare = await page.GET(new Request('http://elsewhere.example/search'))
    expect(bare.headers.get('x-robots-tag')).toBe(null)
    expect(await bare.text()).toContain('<meta name="description" content="Search the reports')
    for (const query of ['q=', 'tier=domestic-partner', 'page=2']) expect((await answerOf(page, query)).headers.get('x-robots-tag')).toBe('noindex')
  })

  it('holds nothing that anybody typed as markup', async () => {
    await aLiveReport()
    const typed = '"><script>alert(1)</script>'
    for (const query of [`q=${encodeURIComponent(typed)}`, `q=boats&tier=${encodeURIComponent(typed)}&category=${encodeURIComponent(typed)}&page=${typed}`]) {
      const { status, text } = await answerOf(page, query)
      expect(status).toBe(200)
      expect(text).not.toContain('<script')
    }
  })

  it.each(['', 'q=', 'q=%22%22', 'q=%00', 'q=%ED%A0%80', 'q=a&q=b', 'page=-1', 'page=1e9', `q=${'word+'.repeat(2_000)}`, '%%%'])(
    'answers whatever is asked: %s',
    async (query) => {
      await aLiveReport()
      const { status, text } = await answerOf(page, query)
      expect([status, text.match(/<h1>/g)?.length]).toEqual([200, 1])
    },
  )

  it.each([
    ['many', /Many people are searching/],
    ['time', /took too long/],
    ['memory', /took too long/],
    ['fault', /not your doing/],
  ] as const)('says what to do when it was refused: %s', async (why, sentence) => {
    refusing(why)
    const { status, headers, text } = await answerOf(page, 'q=torch')
    expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([503, '5', 'no-store'])
    expect(text).toMatch(sentence)
    expect(text).toContain('value="torch"')
  })
})

describe('the search as data', () => {
  it('says what the page says, to programs of any origin', async () => {
    const { slug } = await aLiveReport()
    const { status, headers, text } = await answerOf(data, 'q=night+crossing&tier=nobody')
    expect([status, headers.get('access-control-allow-origin'), headers.get('content-type')]).toEqual([200, '*', 'application/json; charset=utf-8'])
    expect(JSON.parse(text)).toMatchObject({
      query: 'night crossing',
      tier: null,
      meant: null,
      total: 1,
      page: 1,
      pages: 1,
      next: null,
      reports: [
        {
          slug,
          address: `/sponsors/${slug}`,
          edition: { number: '1.0', address: `/sponsors/${slug}/editions/1.0`, publishedAt: '2026-07-14T09:00:00.000Z' },
          passages: [{ section: { number: '1.1', title: 'Origins of the partnership', address: `/sponsors/${slug}#s1-1` } }],
        },
      ],
      tiers: [{ key: 'worldwide-olympic-partner', count: 1 }],
    })
  })

  it('leads to the next page, in the same tier', async () => {
    for (let made = 0; made < 11; made++) await aLiveReport(`Northwind ${made}`)
    const { text } = await answerOf(data, 'q=boats&tier=worldwide-olympic-partner')
    const { next } = JSON.parse(text) as { next: string }
    expect(next).toBe('/search.json?q=boats&tier=worldwide-olympic-partner&page=2')
    const second = JSON.parse((await answerOf(data, next.slice('/search.json?'.length))).text)
    expect([second.reports.length, second.next]).toEqual([1, null])
  })

  it('is refused as a problem', async () => {
    refusing('many')
    const { status, headers, text } = await answerOf(data, 'q=torch')
    expect([status, headers.get('retry-after'), headers.get('content-type'), JSON.parse(text).why]).toEqual([503, '5', 'application/problem+json', 'many'])
  })
})
