import { describe, expect, it } from 'vitest'
import { publishedTexts } from '#db/schema.ts'
import { publish } from '#domain/editions/publish.ts'
import { indexAgain, indexedBefore, isInStep } from '#domain/editions/published-text.ts'
import { linesIn, searchedText } from '#domain/editions/searched-text.ts'
import { sections } from '#domain/richtext/sections.ts'
import { describeSponsor } from '#domain/sponsors/describe.ts'
import { changeFacts } from '#domain/sponsors/sponsor.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const admin = anActor({}, { role: 'admin' })
const rowIn = (world: TestDatabase) => world.reads.select().from(publishedTexts).get()

async function aLive(world: TestDatabase) {
  const report = await aReport(world, { sponsor: { name: 'Northwind' } })
  await done(world, (tx) => publish(tx, admin, { reportId: report.id, revision: 1, change: 'major', note: 'First.' }, NOW))
  return report
}

describe('the text of a body', () => {
  const { document } = aContent()
  const { outline, body, headings } = searchedText(document)

  it('has every section of the page where its lines begin, by the anchor that the page gives it', () => {
    expect(outline.map(([, number, title, anchor]) => ({ number, title, anchor }))).toEqual(
      sections(document).map(({ number, title, anchor }) => ({ number, title, anchor })),
    )
    const lines = linesIn(body)
    const under = (anchor: string) => lines[outline.find((start) => start[3] === anchor)?.[0] ?? -1]
    expect(under('summary')).toMatch(/^The company runs forty-two boats/)
    expect(under('s1-1')).toBe('Talks began on a night crossing in 2018 and were signed the year after.')
    for (const [, , title] of outline) expect([headings.includes(title), lines.includes(title)]).toEqual([true, false])
  })

  it('has a row of a table as one line, with its cells apart', () => {
    expect(linesIn(body).some((line) => / · 31$/.test(line))).toBe(true)
  })

  it('leaves out a heading without words, and a sign that parts lines parts none in a text', () => {
    const content = [aHeading('h', 'History'), aParagraph('p', 'One.'), aHeading('e', ' ', 3), aParagraph('q', 'Two \uE000 three.')]
    const text = searchedText({ type: 'doc', content })
    expect(text.outline).toEqual([[0, '1', 'History', 's1']])
    expect(linesIn(text.body)).toEqual(['One.', 'Two   three.'])
  })
})

describe('what a report is found by', () => {
  it('follows the sponsor: its name and category, its companies, where its shares are listed, and the names it had', async () => {
    const world = await testDatabase()
    const { sponsorId } = await aLive(world)
    const described = { entities: ['Northwind AG', 'Bay Boats'], headquarters: null, ticker: 'SIX: NWD' }
    await done(world, (tx) => describeSponsor(tx, admin, { sponsorId, ...described }, NOW))
    await done(world, (tx) => changeFacts(tx, admin, { sponsorId, facts: { name: 'Southwind', tier: 'founding-partner', category: 'Ships' } }, NOW))
    expect(rowIn(world)).toMatchObject({ title: 'Southwind', category: 'Ships' })
    expect(linesIn(rowIn(world)?.names ?? '')).toEqual(['Northwind AG', 'Bay Boats', 'SIX: NWD', 'Northwind'])
  })

  it('is made anew where older rules made it', async () => {
    const world = await testDatabase()
    const { id } = await aLive(world)
    const made = rowIn(world)
    expect(indexedBefore(world.reads, 10)).toEqual([])
    world.connection.prepare("update published_texts set version = 0, headings = '', outline = '[]', body = 'All in one.'").run()
    expect(indexedBefore(world.reads, 10)).toEqual([id])
    await world.transact((tx) => indexAgain(tx, id))
    expect([rowIn(world), indexedBefore(world.reads, 10)]).toEqual([made, []])
    expect(world.connection.prepare("select count(*) from published_words where published_words match 'forty'").pluck().get()).toBe(1)
  })

  it('is its names alone where the live edition cannot be read', async () => {
    const world = await testDatabase()
    const { id } = await aLive(world)
    world.connection.prepare('update published_texts set version = 0').run()
    world.connection.prepare("update revision_bodies set bytes = x'00'").run()
    await world.transact((tx) => indexAgain(tx, id))
    expect(rowIn(world)).toMatchObject({ title: 'Northwind', body: '', outline: [] })
  })

  it('is in step until somebody writes past the verbs', async () => {
    const world = await testDatabase()
    const { id } = await aLive(world)
    expect(isInStep(world.reads, id)).toBe(true)
    for (const change of ["title = 'Other'", "body = body || ' more'", "outline = '[]'", "names = 'Secret'"]) {
      const before = world.connection.prepare('select title, names, outline, body from published_texts').get() as Record<string, string>
      world.connection.exec(`update published_texts set ${change}`)
      expect(isInStep(world.reads, id), change).toBe(false)
      world.connection.prepare('update published_texts set title = @title, names = @names, outline = @outline, body = @body').run(before)
    }
    expect(isInStep(world.reads, id)).toBe(true)
  })
})
