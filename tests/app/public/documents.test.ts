import { beforeEach, describe, expect, it } from 'vitest'
import * as elsewhere from '#app/(public)/[...path]/route.ts'
import * as front from '#app/(public)/route.tsx'
import * as sponsor from '#app/(public)/sponsors/[slug]/route.tsx'
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

let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
  offerDatabase(world)
})

const actor = anActor()
const ask = async (slug: string) => {
  const answer = await sponsor.GET(new Request('http://elsewhere.example/'), { params: Promise.resolve({ slug }) })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const read = async (answer: Promise<Response>) => (await answer).text()
const frontPage = (query = '') => front.GET(new Request(`http://elsewhere.example/${query}`))

async function aLiveReport() {
  const report = await aReport(world, { sponsor: { name: 'Northwind Ferries' } })
  await done(world, (tx) => publish(tx, actor, { reportId: report.id, revision: 1, change: 'major', note: 'The first edition.' }, NOW))
  return report
}

describe('the address of a sponsor', () => {
  it('answers with the live report', async () => {
    const { slug } = await aLiveReport()
    const { status, headers, text } = await ask(slug)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(text).toMatch(/^<!doctype html><html lang="en">/)
    expect(text).toContain('<h1>Northwind Ferries</h1>')
    expect(text).toContain('Edition 1.0 · <time dateTime="2026-07-14">14 July 2026</time>')
    expect(text).toContain('The first edition.')
  })

  const secret = 'A sentence that stands in the draft alone'
  const unpublished = aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', secret)], standfirst: secret })

  it('shows no word of a report that was never published', async () => {
    const { slug } = await aReport(world, { content: unpublished })
    const { status, text } = await ask(slug)
    expect(status).toBe(404)
    expect(text + (await read(frontPage()))).not.toContain(secret)
  })

  it('shows no word of a draft or a revision beside the live edition', async () => {
    const { id, slug } = await aLiveReport()
    await done(world, (tx) => replaceDraft(tx, actor, { reportId: id, content: unpublished }, NOW))
    await done(world, (tx) => cutRevision(tx, actor, { reportId: id, kind: 'kept' }, NOW))
    const { status, text } = await ask(slug)
    expect(status).toBe(200)
    expect(text + (await read(frontPage()))).not.toContain(secret)
  })

  it('answers 410 once the report is withdrawn, says since when and why, and shows nothing of it', async () => {
    const { id, slug } = await aLiveReport()
    await done(world, (tx) => withdraw(tx, actor, { reportId: id, reason: 'The figures are wrong.' }, NOW + DAY))
    const { status, text } = await ask(slug)
    expect(status).toBe(410)
    expect(text).toContain('There is no report on Northwind Ferries now. It was withdrawn on <time dateTime="2026-07-15">15 July 2026</time>.')
    expect(text).toContain('The figures are wrong.')
    for (const gone of ['forty-two boats', 'visitors between the venues', 'The first edition']) expect(text).not.toContain(gone)
    expect(await read(frontPage())).not.toContain('visitors between the venues')
    expect(await read(frontPage())).not.toContain(`href="/sponsors/${slug}"`)
  })

  it('leads on from an address that the sponsor had before', async () => {
    const { sponsorId, slug } = await aLiveReport()
    await done(world, (tx) => changeSlug(tx, actor, { sponsorId, slug: 'northwind' }, NOW))
    const { status, headers } = await ask(slug)
    expect([status, headers.get('location')]).toEqual([308, '/sponsors/northwind'])
    expect((await ask('northwind')).status).toBe(200)
  })

  it.each(['nobody', '__proto__', "x' OR 1=1 --", '<script>', '../desk'])('answers 404 to a name that nobody has: %s', async (slug) => {
    const { status, text } = await ask(slug)
    expect(status).toBe(404)
    expect(text).not.toContain(slug)
  })
})

describe('every document', () => {
  it('may be kept by any cache, be shown by none unasked, and runs nothing but our own file', async () => {
    const { slug } = await aLiveReport()
    const answers = [await ask(slug), await ask('nobody'), { headers: (await frontPage()).headers }]
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toMatch(/unsafe|nonce|\*/)
    }
  })

  it('takes no word from the Host of the request', async () => {
    const { slug } = await aLiveReport()
    expect((await ask(slug)).text).not.toContain('elsewhere.example')
  })
})

describe('the front page', () => {
  it('links what is live', async () => {
    const { slug } = await aLiveReport()
    await aReport(world, { sponsor: { name: 'Eastgate Cranes' } })
    const text = await read(frontPage())
    expect([...text.matchAll(/href="\/sponsors\/([^"]+)"/g)].map(([, linked]) => linked)).toEqual([slug])
    expect(text).toContain('Eastgate Cranes')
  })
})

describe('an address that leads nowhere', () => {
  const at = (...path: string[]) => elsewhere.GET(new Request('http://elsewhere.example/'), { params: Promise.resolve({ path }) })

  it('is answered by a document', async () => {
    const answer = await at('no', 'such', 'place')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toMatch(/^public/)
    expect(await answer.text()).toContain('<h1>No page here</h1>')
  })

  it.each(['desk', 'api', 'sign-in', 'welcome', '_next', 'live'])('is kept by no cache where it belongs to %s', async (room) => {
    expect((await at(room, 'x')).headers.get('cache-control')).toBe('no-store')
  })
})
