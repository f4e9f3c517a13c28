import { beforeEach, describe, expect, it } from 'vitest'
import * as part from '#app/(public)/sponsors/[slug]/changes/[older]/[newer]/[part]/route.ts'
import * as comparison from '#app/(public)/sponsors/[slug]/changes/[older]/[newer]/route.ts'
import * as changes from '#app/(public)/sponsors/[slug]/changes/route.tsx'
import * as edition from '#app/(public)/sponsors/[slug]/editions/[edition]/route.tsx'
import * as sponsor from '#app/(public)/sponsors/[slug]/route.tsx'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { type Which, withdraw } from '#domain/editions/withdraw.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import type { Block } from '#domain/richtext/document.ts'
import { changeFacts, changeSlug } from '#domain/sponsors/sponsor.ts'
import { offerDatabase } from '#tests/support/api.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase
const actor = anActor()

beforeEach(async () => {
  world = await testDatabase()
  offerDatabase(world)
})

const saying = (words: string, ...more: Block[]) =>
  aContent({ standfirst: 'Boats.', blocks: [aHeading('s', 'Executive Summary'), aParagraph('s1', words), aHeading('h', 'History'), ...more] })
const boats = 'Northwind runs forty-two boats between the venues.'
const fewer = 'Northwind runs thirty-one boats between the venues.'

type Report = { id: string; sponsorId: string; slug: string }

/** A report with editions 1.0, 1.1 and 2.0, a day apart. */
async function threeEditions(): Promise<Report> {
  const kept = aParagraph('h1', 'Talks began on a night crossing.')
  const report = await aReport(world, { sponsor: { name: 'Northwind Ferries' }, content: saying(boats, kept) })
  await go(report, 1, 'major', 'First edition.', NOW)
  await go(report, await write(report, saying(fewer, kept)), 'minor', 'The fleet is counted anew.', NOW + DAY)
  await go(report, await write(report, saying(fewer, kept, aParagraph('h2', 'The deal was signed in 2019.'))), 'major', 'The history is longer.', NOW + 2 * DAY)
  return report
}

async function write({ id }: Report, content: ReturnType<typeof aContent>): Promise<number> {
  await done(world, (tx) => replaceDraft(tx, actor, { reportId: id, content }, NOW))
  return (await done(world, (tx) => cutRevision(tx, actor, { reportId: id, kind: 'kept' }, NOW))).number
}
const go = ({ id }: Report, revision: number, change: 'major' | 'minor', note: string, at: number) =>
  done(world, (tx) => publish(tx, actor, { reportId: id, revision, change, note }, at))
const takeBack = ({ id }: Report, which: Which, reason = 'The figures\nare wrong.', at = NOW + 3 * DAY) =>
  done(world, (tx) => withdraw(tx, actor, { reportId: id, which, reason }, at))

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>
async function ask<Params>(handler: Handler<Params>, params: Params) {
  const answer = await handler(new Request('http://elsewhere.example/'), { params: Promise.resolve(params) })
  return { status: answer.status, location: answer.headers.get('location'), headers: answer.headers, text: await answer.text() }
}
const askEdition = (slug: string, number: string) => ask(edition.GET, { slug, edition: number })
const askChanges = (slug: string) => ask(changes.GET, { slug })
const askComparison = (slug: string, older: string, newer: string) => ask(comparison.GET, { slug, older, newer })
const askPart = (slug: string, older: string, newer: string, name: string) => ask(part.GET, { slug, older, newer, part: name })

describe('the address of an edition', () => {
  it('has it as it was, says that it is not the newest, and leads there', async () => {
    const { slug } = await threeEditions()
    const { status, text, headers } = await askEdition(slug, '1.0')
    expect(status).toBe(200)
    expect(text).toContain('<title>Northwind Ferries, edition 1.0 · Host City</title>')
    expect(text).toContain('forty-two boats')
    expect(text).not.toContain('The deal was signed')
    expect(text).toContain('Edition 1.0 of <time dateTime="2026-07-14">14 July 2026</time> is not the newest.')
    expect(text).toContain(`<a href="/sponsors/${slug}">Read edition 2.0 of <time dateTime="2026-07-16">16 July 2026</time></a>`)
    expect(text).toContain(`<a href="/sponsors/${slug}/changes/1.0/2.0">What changed since</a>`)
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  })

  it('says of the newest that it is, and stays the same when a newer one comes but for that', async () => {
    const report = await threeEditions()
    const before = (await askEdition(report.slug, '2.0')).text
    expect(before).toContain('</time>, the newest.')
    await go(report, 1, 'minor', 'Back.', NOW + 4 * DAY)
    const after = (await askEdition(report.slug, '2.0')).text
    expect(after).toContain('is not the newest.')
    expect(bodyOf(after)).toBe(bodyOf(before))
  })

  it('keeps the labels of its day', async () => {
    const report = await threeEditions()
    const { sponsorId, slug } = report
    await done(world, (tx) => changeFacts(tx, actor, { sponsorId, facts: { name: 'Southwind', tier: 'founding-partner', category: 'Ships' } }, NOW))
    await go(report, 1, 'minor', 'Under a new name.', NOW + 4 * DAY)
    const old = (await askEdition(slug, '1.0')).text
    expect(old).toContain('<h1>Northwind Ferries</h1>')
    expect(old).not.toMatch(/Southwind|Founding Partners|Ships/)
    expect((await askEdition(slug, '2.1')).text).toContain('<h1>Southwind</h1>')
    const compared = (await askComparison(slug, '2.0', '2.1')).text
    for (const change of ['Published under other labels', '<del>Northwind Ferries</del>', '<ins>Southwind</ins>', '<ins>Ships</ins>'])
      expect(compared).toContain(change)
  })

  it('answers 404 to a number that there never was, and names those that there are', async () => {
    const { slug } = await threeEditions()
    for (const number of ['9.9', '1.2']) {
      const { status, text } = await askEdition(slug, number)
      expect(status).toBe(404)
      for (const known of ['1.0', '1.1', '2.0']) expect(text).toContain(`href="/sponsors/${slug}/editions/${known}"`)
    }
  })

  it.each(['x', '1', '01.0', '1.00', '1.0.0', '__proto__', '../desk', '999999.0'])('answers 404 to what is no number: %s', async (number) => {
    const { slug } = await threeEditions()
    expect((await askEdition(slug, number)).status).toBe(404)
  })
})

const bodyOf = (text: string) => text.slice(text.indexOf('<header class="opening">'))

describe('an edition that was withdrawn', () => {
  it('answers 410 everywhere, says when and why, and the others stay', async () => {
    const report = await threeEditions()
    const { slug } = report
    await takeBack(report, 'live')
    for (const answer of [await askEdition(slug, '2.0'), await askComparison(slug, '1.0', '2.0'), await askPart(slug, '1.0', '2.0', 'whole')]) {
      expect(answer.status).toBe(410)
      expect(answer.text).toContain('withdrawn on <time dateTime="2026-07-17">17 July 2026</time>')
      expect(answer.text).toContain('The figures\nare wrong.')
      expect(answer.text).not.toMatch(/The deal was signed|The history is longer/)
    }
    const older = await askEdition(slug, '1.1')
    expect(older.status).toBe(200)
    expect(older.text).toContain('edition 2.0 was withdrawn on <time dateTime="2026-07-17">17 July 2026</time>')
    expect((await askComparison(slug, '1.0', '1.1')).status).toBe(200)
  })

  it('is named on the page of changes, without its note', async () => {
    const report = await threeEditions()
    await takeBack(report, 'live')
    const { status, text } = await askChanges(report.slug)
    expect(status).toBe(200)
    expect(text).toContain('Withdrawn on <time dateTime="2026-07-17">17 July 2026</time>')
    expect(text).not.toContain('The history is longer')
    expect(text).toContain('1.0 compared with 1.1')
  })

  it('leaves the sponsor’s address gone, with the editions that stand', async () => {
    const report = await threeEditions()
    await takeBack(report, 'live')
    const { status, text } = await ask(sponsor.GET, { slug: report.slug })
    expect(status).toBe(410)
    expect(text).toContain('Earlier editions still stand')
    expect([...text.matchAll(/editions\/(\d\.\d)"/g)].map(([, number]) => number)).toEqual(['1.1', '1.0'])
  })

  it('takes all others along where every edition is withdrawn', async () => {
    const report = await threeEditions()
    await takeBack(report, 'all')
    const { slug } = report
    const answers = [await askEdition(slug, '1.0'), await askEdition(slug, '2.0'), await askChanges(slug), await askComparison(slug, '1.0', '1.1')]
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410])
    for (const { text } of answers) expect(text).not.toMatch(/boats between|First edition|counted anew|\/changes/)
  })

  it('keeps a reason for itself that was not given to be told', async () => {
    const report = await threeEditions()
    await takeBack(report, 'live', 'Only for the desk')
    world.connection.exec('drop trigger withdrawals_never_change; update withdrawals set told = 0')
    for (const { text } of [await askEdition(report.slug, '2.0'), await ask(sponsor.GET, { slug: report.slug })])
      expect(text).not.toContain('Only for the desk')
  })
})

describe('a sponsor’s former address', () => {
  it('leads everything under it to the present one', async () => {
    const { slug, sponsorId } = await threeEditions()
    await done(world, (tx) => changeSlug(tx, actor, { sponsorId, slug: 'northwind' }, NOW))
    const answers = [
      await askEdition(slug, '1.0'),
      await askChanges(slug),
      await askComparison(slug, '1.0', '2.0'),
      await askPart(slug, '1.0', '2.0', 'whole'),
      await askPart(slug, '1.0', '2.0', 'from-2'),
    ]
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [308, '/sponsors/northwind/editions/1.0'],
      [308, '/sponsors/northwind/changes'],
      [308, '/sponsors/northwind/changes/1.0/2.0'],
      [308, '/sponsors/northwind/changes/1.0/2.0/whole'],
      [308, '/sponsors/northwind/changes/1.0/2.0/from-2'],
    ])
  })
})

describe('the page of changes', () => {
  it('lists the editions, the newest first, and compares the newest two', async () => {
    const { slug } = await threeEditions()
    const { text } = await askChanges(slug)
    expect(text.indexOf('The history is longer.')).toBeLessThan(text.indexOf('The fleet is counted anew.'))
    expect(text).toContain('3 editions since <time dateTime="2026-07-14">14 July 2026</time>')
    expect(text).toContain('Since edition 1.1, one place has changed, in section 1. The rest reads as it did.')
    expect(text).toContain('<ins>The deal was signed in 2019.</ins>')
    expect(text).toContain('what readers see now')
  })

  it('has nothing to compare where there is one edition', async () => {
    const report = await aReport(world)
    await go(report, 1, 'major', 'First edition.', NOW)
    const { status, text } = await askChanges(report.slug)
    expect(status).toBe(200)
    expect(text).toContain('One edition, of')
    expect(text).not.toContain('compared with')
  })

  it('is unknown where nothing was published, and where the report was put away', async () => {
    const report = await aReport(world)
    expect((await askChanges(report.slug)).status).toBe(404)
    await go(report, 1, 'major', 'First edition.', NOW)
    await go(report, await write(report, saying(fewer)), 'major', 'Second.', NOW)
    await takeBack(report, 'live')
    await done(world, (tx) => archiveReport(tx, actor, { reportId: report.id }, NOW))
    expect([(await askChanges(report.slug)).status, (await askEdition(report.slug, '1.0')).status]).toEqual([404, 404])
  })
})

describe('a comparison for readers', () => {
  it('shows what changed under its section, and folds the rest away', async () => {
    const { slug } = await threeEditions()
    const { status, text, headers } = await askComparison(slug, '1.0', '2.0')
    expect(status).toBe(200)
    expect(text).toContain('From edition 1.0 to 2.0, two places have changed, in “Executive Summary” and section 1. The rest reads as it did.')
    expect(text).toContain('<del>forty-two</del>')
    expect(text).toContain('<ins>thirty-one</ins>')
    expect(text).toMatch(/<details class="kept"><summary>1 block unchanged<\/summary><p>Talks began/)
    expect(text).toContain(`href="/sponsors/${slug}/changes/1.0/2.0/whole"`)
    expect(headers.get('x-robots-tag')).toBe('noindex')
    for (const note of ['The fleet is counted anew.', 'The history is longer.']) expect(text).toContain(note)
  })

  it('has the whole text at an address of its own', async () => {
    const { slug } = await threeEditions()
    const { status, text } = await askPart(slug, '1.0', '2.0', 'whole')
    expect(status).toBe(200)
    expect(text).not.toContain('<details')
    expect(text).toContain('Talks began on a night crossing.')
  })

  it('leads to the right way round', async () => {
    const { slug } = await threeEditions()
    expect(await askComparison(slug, '2.0', '1.1')).toMatchObject({ status: 308, location: `/sponsors/${slug}/changes/1.1/2.0` })
  })

  it('is not of an edition with itself, of one that there never was, or of changes that there are not', async () => {
    const { slug } = await threeEditions()
    const answers = [
      await askComparison(slug, '1.0', '1.0'),
      await askComparison(slug, '1.0', '3.0'),
      await askComparison(slug, 'x', '2.0'),
      await askComparison('nobody', '1.0', '2.0'),
      await askPart(slug, '1.0', '2.0', 'from-9'),
      await askPart(slug, '1.0', '2.0', 'from-1'),
      await askPart(slug, '1.0', '2.0', 'rest'),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  })

  it('comes in parts where it is long', async () => {
    const many = (word: string) => saying(boats, ...Array.from({ length: 130 }, (_, at) => aParagraph(`m${at}`, `Line ${at} of the log says ${word}.`)))
    const report = await aReport(world, { content: many('calm') })
    await go(report, 1, 'major', 'First.', NOW)
    await go(report, await write(report, many('storm')), 'major', 'Second.', NOW + DAY)
    const first = await askComparison(report.slug, '1.0', '2.0')
    expect(first.text).toContain('Changes 1 to 100 of 130')
    expect(first.text).toContain(`href="/sponsors/${report.slug}/changes/1.0/2.0/from-101"`)
    const second = await askPart(report.slug, '1.0', '2.0', 'from-101')
    expect(second.status).toBe(200)
    expect(second.text).toContain('Changes 101 to 130 of 130')
    expect(second.text).toContain('id="change-130"')
  })
})

describe('nothing but published words', () => {
  it('comes to any of these pages', async () => {
    const secret = 'Herring in the hold'
    const person = await aPerson(world, { name: 'Tom Secretary' })
    const report = await threeEditions()
    await write(report, saying(secret))
    await done(world, (tx) => cutRevision(tx, anActor(person), { reportId: report.id, kind: 'kept', name: secret }, NOW))
    const answers = [
      await askEdition(report.slug, '1.0'),
      await askEdition(report.slug, '9.0'),
      await askChanges(report.slug),
      await askComparison(report.slug, '1.0', '2.0'),
      await askPart(report.slug, '1.0', '2.0', 'whole'),
    ]
    for (const { text } of answers) expect(text).not.toMatch(/Herring|Secretary|An editor|elsewhere\.example/)
  })
})
