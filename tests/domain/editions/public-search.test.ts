import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, PAGE, search } from '#domain/editions/public-search.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import type { Block } from '#domain/richtext/document.ts'
import { changeSlug } from '#domain/sponsors/sponsor.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

type Given = { tier?: string; category?: string; standfirst?: string; blocks?: Block[]; now?: number }

async function aLive(world: TestDatabase, name: string, { tier, category, standfirst = '', blocks = saying('Nothing of note.'), now = NOW }: Given = {}) {
  const sponsor = { name, ...(tier && { tier }), ...(category && { category }) }
  const report = await aReport(world, { sponsor, content: aContent({ standfirst, blocks }) })
  await done(world, (tx) => publish(tx, anActor(), { reportId: report.id, revision: 1, change: 'major', note: 'First.' }, now))
  return report
}
const saying = (...lines: string[]) => [aHeading('h', 'Executive Summary'), ...lines.map((line, at) => aParagraph(`p${at}`, line))]
const look = ({ connection }: TestDatabase, words: string, asked: Partial<Asked> = {}) =>
  search(connection, { words, tier: '', category: '', page: 1, ...asked })
const names = (world: TestDatabase, words: string, asked: Partial<Asked> = {}) => look(world, words, asked).reports.map(({ name }) => name)

describe('words', () => {
  it('are found whatever their capitals and accents, the last one by its beginning, and all of them have to be there', async () => {
    const world = await testDatabase()
    await aLive(world, 'Northwind', { blocks: saying('The café of the Škoda pavilion opens at noon.') })
    await aLive(world, 'Eastgate', { blocks: saying('A CAFE, and nothing besides.') })
    expect(names(world, 'CAFÉ').toSorted()).toEqual(['Eastgate', 'Northwind'])
    expect(names(world, 'cafe skod')).toEqual(['Northwind'])
    expect(names(world, 'skod cafe')).toEqual([])
  })

  it('in quotes stand side by side, and never over the end of a line, a heading or a cell', async () => {
    const world = await testDatabase()
    await aLive(world, 'Northwind', { blocks: saying('The bay line runs late.', 'Boats wait.') })
    await aLive(world, 'Eastgate', { blocks: saying('A line along the bay.', 'It is late.', 'Boats are rare.') })
    expect(names(world, '"bay line"')).toEqual(['Northwind'])
    expect(names(world, '"late boats"')).toEqual([])
    expect(names(world, '“runs late”')).toEqual(['Northwind'])
    expect(names(world, '"summary the"')).toEqual([])
  })

  it('may be a name that the sponsor had, a company behind it, or an address that it left', async () => {
    const world = await testDatabase()
    const { sponsorId } = await aLive(world, 'Northwind')
    await done(world, (tx) => changeSlug(tx, anActor(), { sponsorId, slug: 'harbour-lines' }, NOW))
    await done(world, (tx) => changeSlug(tx, anActor(), { sponsorId, slug: 'bay-lines' }, NOW))
    expect(names(world, 'harbour')).toEqual(['Northwind'])
  })

  it('are never taken for operators, and nothing that anybody types throws', async () => {
    const world = await testDatabase()
    await aLive(world, 'Northwind', { blocks: saying('Boats NOT trains.') })
    expect(names(world, 'boats NOT trains')).toEqual(['Northwind'])
    expect(names(world, 'boats OR zeppelins')).toEqual([])
    expect(names(world, 'title:boats')).toEqual([])
    const signs = fc.constantFrom(
      '"',
      "'",
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      '+',
      '{',
      '}',
      ',',
      '\\',
      '\0',
      '\uD800',
      '\uE000',
      '“',
      ' ',
      ' NEAR(',
      ' AND ',
      'boats',
    )
    const hostile = fc.array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 20 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(hostile, hostile, fc.integer(), (words, other, page) => {
        const found = look(world, words, { tier: other, category: other, page })
        expect(found.reports.length).toBeLessThanOrEqual(1)
        expect([found.asked.tier, found.asked.category]).toEqual(['', ''])
      }),
      { numRuns: 300 },
    )
  })

  it('without a letter or a figure ask for nothing, and the library is shown', async () => {
    const world = await testDatabase()
    await aLive(world, 'Northwind')
    for (const words of ['', '  ', '"" *', '—'])
      expect(look(world, words)).toMatchObject({ asked: { words: '' }, total: 0, reports: [], library: [{ reports: [{ name: 'Northwind' }] }] })
  })
})

describe('the order', () => {
  it('has the report of that name first, then headings before text, then who says it most', async () => {
    const world = await testDatabase()
    const filler = 'Other words that stand here so that all are about as long as each other, more or less.'
    await aLive(world, 'Once', { blocks: saying(`A torch. ${filler}`, filler) })
    await aLive(world, 'Often', { blocks: saying('A torch beside a torch, torch after torch.', filler) })
    await aLive(world, 'Heading', { blocks: [...saying(filler), aHeading('t', 'The torch'), aParagraph('q', filler)] })
    await aLive(world, 'Torch Makers', { blocks: saying(filler, filler) })
    expect(names(world, 'torch')).toEqual(['Torch Makers', 'Heading', 'Often', 'Once'])
  })

  it('of very many has headings first and then the newest', async () => {
    const world = await testDatabase()
    await aLive(world, 'Old', { blocks: saying('A torch.') })
    await aLive(world, 'Newer', { blocks: saying('A torch.'), now: NOW + DAY })
    await aLive(world, 'Heading', { blocks: [...saying('It burns.'), aHeading('t', 'The torch')] })
    world.connection.exec(`pragma foreign_keys = off;
      with recursive each(n) as (select 1 union all select n + 1 from each where n < 2100)
      insert into published_texts (report_id, title, category, standfirst, body) select 'none-' || n, '', '', '', 'torch' from each`)
    expect(names(world, 'torch')).toEqual(['Heading', 'Newer', 'Old'])
  })
})

describe('passages', () => {
  const blocks: Block[] = [
    aParagraph('p0', 'A lantern before everything.'),
    aHeading('s', 'Executive Summary'),
    aParagraph('p1', 'Boats and piers.'),
    aHeading('a', 'History'),
    aParagraph('p2', 'A pier burnt down.'),
    aHeading('b', 'Origins of the lantern', 3),
    aParagraph('p3', 'They are old.'),
    aHeading('c', 'Outlook'),
    aParagraph('p4', `${'Many words come first. '.repeat(12)}Then the lantern goes out at the pier, ${'and more words follow '.repeat(12)}`),
  ]

  it('lead to the sections that say most, as the page calls them, with marks', async () => {
    const world = await testDatabase()
    const { slug } = await aLive(world, 'Northwind', { blocks })
    const [found] = look(world, 'lantern pier').reports
    expect(found).toMatchObject({ slug, name: 'Northwind', edition: { major: 1, minor: 0, publishedAt: NOW } })
    const [first, second] = found?.passages ?? []
    expect(first?.section).toEqual({
      number: '1.1',
      title: [
        { text: 'Origins of the ', hit: false },
        { text: 'lantern', hit: true },
      ],
      anchor: 's1-1',
    })
    expect(second?.section).toMatchObject({ number: '2', anchor: 's2' })
    const text = second?.parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('') ?? ''
    expect(text).toMatch(/^….*Then the \[lantern\] goes out at the \[pier\], .*…$/)
    expect(text.length).toBeLessThan(260)
  })

  it('are of the standfirst and of what has no heading, without a section', async () => {
    const world = await testDatabase()
    await aLive(world, 'Northwind', { blocks, standfirst: 'What a zeppelin costs.' })
    expect(look(world, 'zeppelin').reports[0]?.passages).toEqual([
      {
        section: null,
        parts: [
          { text: 'What a ', hit: false },
          { text: 'zeppelin', hit: true },
          { text: ' costs.', hit: false },
        ],
      },
    ])
    expect(look(world, 'northwind').reports[0]?.passages).toEqual([{ section: null, parts: [{ text: 'What a zeppelin costs.', hit: false }] }])
    expect(look(world, '"lantern before"').reports[0]?.passages).toMatchObject([{ section: null }])
  })
})

describe('what is live', () => {
  it('alone is found: no draft, and nothing of a report that was withdrawn, from the next moment on', async () => {
    const world = await testDatabase()
    const { id } = await aLive(world, 'Northwind', { blocks: saying('A secret pier.') })
    await aReport(world, { sponsor: { name: 'Eastgate' }, content: aContent({ blocks: saying('Another pier.') }) })
    expect(names(world, 'pier')).toEqual(['Northwind'])
    await done(world, (tx) => withdraw(tx, anActor(), { reportId: id, reason: 'By mistake' }, NOW))
    expect(look(world, 'pier')).toMatchObject({ total: 0, library: [] })
    expect(JSON.stringify(look(world, 'northwind'))).not.toMatch(/Northwind/)
    await done(world, (tx) => publish(tx, anActor(), { reportId: id, revision: 1, change: 'minor', note: 'Back.' }, NOW))
    expect(names(world, 'pier')).toEqual(['Northwind'])
  })

  it('is told under the present name, tier and category', async () => {
    const world = await testDatabase()
    await aLive(world, 'Northwind', { tier: 'founding-partner', category: 'Boats' })
    expect(look(world, 'northwind').reports[0]).toMatchObject({ tier: { key: 'founding-partner' }, category: { slug: 'boats', label: 'Boats' }, former: false })
  })
})

describe('narrowing', () => {
  async function threeBoats() {
    const world = await testDatabase()
    await aLive(world, 'One', { tier: 'founding-partner', category: 'Boats', blocks: saying('A pier.') })
    await aLive(world, 'Two', { tier: 'founding-partner', category: 'Trains', blocks: saying('A pier.') })
    await aLive(world, 'Three', { tier: 'worldwide-olympic-partner', category: 'Boats', blocks: saying('A pier.') })
    return world
  }

  it('counts what each choice would leave, beside the other choice', async () => {
    const world = await threeBoats()
    expect(look(world, 'pier')).toMatchObject({
      total: 3,
      tiers: [
        { key: 'worldwide-olympic-partner', count: 1 },
        { key: 'founding-partner', count: 2 },
      ],
      categories: [
        { key: 'boats', label: 'Boats', count: 2 },
        { key: 'trains', count: 1 },
      ],
    })
    const narrowed = look(world, 'pier', { tier: 'founding-partner', category: 'boats' })
    expect(narrowed).toMatchObject({ total: 1, everywhere: 3, reports: [{ name: 'One' }], categories: [{ key: 'boats' }, { key: 'trains' }] })
    expect(narrowed.tiers.map(({ count }) => count)).toEqual([1, 1])
  })

  it('by what there is not narrows nothing, and says what was chosen', async () => {
    const world = await threeBoats()
    expect(look(world, 'pier', { tier: 'nobody', category: 'nothing' })).toMatchObject({ total: 3, chosen: { tier: null, category: null } })
    expect(look(world, 'nowhere', { category: 'trains' })).toMatchObject({ total: 0, everywhere: 0, chosen: { category: 'Trains' } })
  })
})

it('comes by pages, and a page beyond the last is the last', async () => {
  const world = await testDatabase()
  for (let made = 0; made < PAGE + 2; made++) await aLive(world, `Sponsor ${made}`, { blocks: saying('A pier.') })
  const [first, second, beyond] = [1, 2, 77].map((page) => look(world, 'pier', { page }))
  expect([first?.reports.length, second?.reports.length, second?.pages, second?.total]).toEqual([PAGE, 2, 2, PAGE + 2])
  expect(beyond).toEqual(second)
  expect(new Set([...(first?.reports ?? []), ...(second?.reports ?? [])].map(({ slug }) => slug)).size).toBe(PAGE + 2)
})

describe('where nothing is found', () => {
  it.each([
    ['Alibba', 'Alibaba', 'Alibaba Group'],
    ['alibaab', 'Alibaba', 'Alibaba Group'],
    ['cocacola', 'Coca-Cola', 'Coca-Cola'],
    ['Coka Cola', 'Coca-Cola', 'Coca-Cola'],
    ['delta airlnes', 'Delta Air Lines', 'Delta Air Lines'],
    ['omgea boats', 'OMEGA boats', 'OMEGA'],
  ])('a misspelt sponsor is found all the same: %s', async (typed, meant, name) => {
    const world = await testDatabase()
    for (const each of ['Alibaba Group', 'Coca-Cola', 'Delta Air Lines', 'OMEGA', 'Visa']) await aLive(world, each, { blocks: saying('Boats.') })
    expect(look(world, typed)).toMatchObject({ meant, reports: [{ name }] })
  })

  it('a word that is near to no name stays as it is, and a short one too', async () => {
    const world = await testDatabase()
    await aLive(world, 'Visa')
    for (const typed of ['zeppelin', 'vsi']) expect(look(world, typed)).toMatchObject({ meant: null, total: 0 })
  })

  it('each word is counted alone, and the library is shown', async () => {
    const world = await testDatabase()
    await aLive(world, 'Northwind', { blocks: saying('A pier.') })
    await aLive(world, 'Eastgate', { blocks: saying('A quay.') })
    expect(look(world, 'pier quay zeppelin')).toMatchObject({
      total: 0,
      apart: [
        { words: 'pier', count: 1 },
        { words: 'quay', count: 1 },
        { words: 'zeppelin', count: 0 },
      ],
      library: [{ reports: [{ name: 'Eastgate' }, { name: 'Northwind' }] }],
    })
  })
})
