import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { GonePage } from '#components/reading/gone-page.tsx'
import { categoryOf, GroupPage, NoGroupPage, type ShownGroup, tierOf } from '#components/reading/group-page.tsx'
import { IndexPage } from '#components/reading/index-page.tsx'
import { NotFoundPage } from '#components/reading/not-found-page.tsx'
import type { LiveEdition, ShownIndex, ShownSponsor } from '#components/reading/sifting.ts'

const at = Date.UTC(2026, 1, 6, 12)
const tier = (key: string, singular: string, rank: number) => ({ key, singular, plural: `${singular}s`, rank, programmeKey: 'all' })
const worldwide = tier('worldwide-olympic-partner', 'Worldwide Olympic Partner', 1)
const founding = tier('founding-partner', 'Founding Partner', 2)
const official = tier('official-partner', 'Official Partner', 3)
const live: LiveEdition = { major: 1, minor: 3, publishedAt: at, majorAt: Date.UTC(2026, 0, 9), standfirst: 'Boats, and who pays for them.' }
const sponsor = (name: string, of: typeof worldwide, edition: LiveEdition | null = null, ended = false): ShownSponsor => ({
  slug: name.toLowerCase(),
  name,
  siglum: name.slice(0, 2),
  entities: [],
  deals: [{ tier: of, category: { slug: `${name.toLowerCase()}-and-more`, name: `${name} and more` }, ended }],
  live: edition,
})
const index: ShownIndex = {
  tiers: [
    { sponsors: [sponsor('Northwind', worldwide, live), sponsor('Eastgate', worldwide)] },
    { sponsors: [sponsor('Southbank', founding), sponsor('Westhill', founding)] },
  ],
  former: [],
  known: [worldwide, founding, official].map((one) => ({ tier: one, programme: { key: 'all', name: 'The programme', owner: 'Its owner' } })),
  sponsors: 4,
  reports: 1,
  latest: at,
}
const former = [
  { ...sponsor('Quay', founding, live, true), years: { from: '2015', until: '2024' } },
  { ...sponsor('Pier', founding, null, true), years: { from: null, until: '2017' } },
]
const hrefs = (markup: string, under: string) => [...markup.matchAll(new RegExp(`href="${under}([^"]+)"`, 'g'))].map(([, rest]) => rest)

describe('the front page', () => {
  const markup = renderToStaticMarkup(<IndexPage index={index} />)

  it('keeps the order of the tiers, leaves out one without sponsors, and leads to the page of each', () => {
    expect([...markup.matchAll(/<h2 id="tier-([a-z-]+)"><a href="\/tiers\/\1">/g)].map(([, key]) => key)).toEqual([
      'worldwide-olympic-partner',
      'founding-partner',
    ])
  })

  it('links the sponsors that have a live report and lists the others without a link', () => {
    expect(hrefs(markup, '/sponsors/')).toEqual(['northwind'])
    for (const name of ['Eastgate', 'Southbank', 'Westhill']) expect(markup).toContain(`<li>${name}<span>${name} and more</span></li>`)
  })

  it('says what each live report is, and when it last changed in earnest', () => {
    expect(markup).toContain('Boats, and who pays for them.')
    expect(markup).toContain('<b>Edition 1.3</b> Published <time dateTime="2026-01-09">9 Jan 2026</time>')
    const second = { ...index, tiers: [{ sponsors: [sponsor('Northwind', worldwide, { ...live, major: 2 })] }] }
    expect(renderToStaticMarkup(<IndexPage index={second} />)).toContain('<b>Edition 2.3</b> Last major change <time dateTime="2026-01-09">')
  })

  it('counts', () => {
    expect(markup).toContain('2 sponsors, 1 report<')
    expect(markup).toContain('2 sponsors, no reports<')
    expect(markup).toContain('<dt>Sponsors</dt><dd>4</dd>')
  })

  it('leads to each tier by its address, and marks where one is', () => {
    expect(hrefs(markup, '/\\?tier=')).toEqual(['worldwide-olympic-partner', 'founding-partner'])
    expect(markup).toContain('<a class="all" href="/" aria-current="true">All <b>4</b></a>')
    const one = renderToStaticMarkup(<IndexPage index={index} sifting={{ tier: 'founding-partner', sort: 'name' }} />)
    expect(one).toContain('<a href="/?tier=founding-partner&amp;sort=name" data-tier="founding" aria-current="true">')
    expect(one).toContain('<a class="all" href="/?sort=name">')
    expect(one).toContain('<input type="hidden" name="tier" value="founding-partner"/>')
    expect(one).toContain('<option value="name" selected="">By name</option>')
  })

  it('searches all reports, and sifts by forms, without a script', () => {
    expect(markup).toContain('action="/search"')
    expect(markup).toContain('name="q"')
    for (const name of ['category', 'programme', 'sort']) expect(markup).toContain(`<select name="${name}">`)
    expect(markup).toContain('<option value="northwind-and-more">Northwind and more (1)</option>')
  })

  it('says how much of the library it shows, and leads on to more', () => {
    const one = renderToStaticMarkup(<IndexPage index={index} sifting={{ category: 'northwind-and-more' }} />)
    expect(one).toContain('1 sponsor, 1 report, of 4 sponsors in all.')
    expect(one).toContain('<a href="/categories/northwind-and-more">The page of this category</a>')
    expect(one.slice(one.indexOf('id="sponsors"'))).not.toContain('Eastgate')
  })

  it('helps on where nobody is all that was asked for', () => {
    const none = renderToStaticMarkup(<IndexPage index={index} sifting={{ tier: 'founding-partner', category: 'northwind-and-more' }} />)
    expect(none).toContain('No sponsor is all of this at once.')
    expect(none).toContain('<a href="/?category=northwind-and-more">Any tier</a>')
    expect(none).toContain('<a href="/?tier=founding-partner">Any category</a>')
    expect(none).toContain('<a href="/">All sponsors</a>')
  })

  it('says what of an address nobody knows, and shows the rest', () => {
    const lost = renderToStaticMarkup(<IndexPage index={index} unknown={['tier', 'sort']} />)
    expect(lost).toContain('This address asks for a tier that the library does not have.')
    expect(lost).toContain('This address asks for an order that the library does not have.')
    expect(lost).toContain('Northwind')
  })

  it('names the tier of each where all stand in one list, each in its colour', () => {
    const list = renderToStaticMarkup(<IndexPage index={index} sifting={{ sort: 'latest' }} />)
    expect(list).toContain('<li data-tier="worldwide">')
    expect(list).toContain('<p class="cat">Worldwide Olympic Partner · Northwind and more</p>')
    expect(list).toContain('<li>Southbank<span>Founding Partner · Southbank and more</span></li>')
    expect(list).toContain('By latest major change</h2>')
  })

  it('names the companies behind a joint sponsor, with a report and without, and leaves out a single one', () => {
    const entities = ['The Coca-Cola Company', 'Mengniu']
    const sponsors = [
      { ...sponsor('One', founding, live), entities },
      { ...sponsor('Two', founding), entities },
      { ...sponsor('Three', founding), entities: ['Three plc'] },
    ]
    const shown = renderToStaticMarkup(<IndexPage index={{ ...index, tiers: [{ sponsors }] }} />)
    expect(shown).toContain('<p class="parties">The Coca-Cola Company and Mengniu</p>')
    expect(shown).toContain('<li>Two<span>Two and more</span><span>The Coca-Cola Company and Mengniu</span></li>')
    expect(shown).not.toContain('Three plc')
  })

  it('has former sponsors last, with what they were and when', () => {
    const shown = renderToStaticMarkup(<IndexPage index={{ ...index, former }} />)
    const last = shown.slice(shown.lastIndexOf('<section'))
    expect(last).toContain('data-tier="past"')
    expect(last).toContain('Former Sponsors</h2>')
    expect(last).toContain('<a href="/sponsors/quay">Quay</a></h3><p class="cat">Founding Partner, 2015–2024</p>')
    expect(last).toContain('<li>Pier<span>Founding Partner, until 2017</span></li>')
    expect(last).toContain('2 sponsors, 1 report')
    expect(markup).not.toContain('Former Sponsors')
  })

  it('says what an empty library waits for', () => {
    const nothing = { tiers: [], former: [], known: index.known, sponsors: 0, reports: 0, latest: null }
    const empty = renderToStaticMarkup(<IndexPage index={nothing} />)
    expect(empty).toContain('The library has no sponsors yet.')
    expect(empty).not.toContain('Latest edition')
    expect(empty).not.toContain('<form')
    expect(empty).toContain('Host City · Kindred Subjects<')
  })
})

describe('the page of a tier or a category', () => {
  const all = { ...index, former }
  const page = (group: ShownGroup | null) => {
    if (!group) throw new Error('No such group')
    return renderToStaticMarkup(<GroupPage index={all} group={group} />)
  }

  it('has the sponsors of a tier, then those that were, then the other tiers', () => {
    const markup = page(tierOf(all, 'founding-partner'))
    expect(markup).toContain('<h1>Founding Partners</h1>')
    expect(markup).toContain('The programme, Its owner.')
    expect(markup.indexOf('Southbank')).toBeLessThan(markup.indexOf('Former Sponsors'))
    expect(markup.indexOf('Former Sponsors')).toBeLessThan(markup.indexOf('Quay'))
    expect(markup).not.toContain('Northwind')
    expect(hrefs(markup, '/tiers/')).toEqual(['worldwide-olympic-partner'])
  })

  it('says of a category under which tier each sponsor has it', () => {
    const markup = page(categoryOf(all, 'northwind-and-more'))
    expect(markup).toContain('<h1>Northwind and more</h1>')
    expect(markup).toContain('<p class="cat">Worldwide Olympic Partner</p>')
    expect(hrefs(markup, '/categories/')).toContain('southbank-and-more')
  })

  it('says so where nobody is in a tier now', () => {
    expect(page(tierOf(all, 'official-partner'))).toContain('No company sponsors the Games in this tier now.')
    expect(page(categoryOf(all, 'quay-and-more'))).toContain('No company sponsors the Games in this category now.')
  })

  it('is nowhere for a name that nobody knows, and then leads to those that there are', () => {
    expect(tierOf(all, 'gold')).toBeNull()
    expect(categoryOf(all, '__proto__')).toBeNull()
    const markup = renderToStaticMarkup(<NoGroupPage index={all} facet="tier" />)
    expect(markup).toContain('<h1>No such tier</h1>')
    expect(hrefs(markup, '/tiers/')).toEqual(['worldwide-olympic-partner', 'founding-partner'])
  })
})

describe('a page with one thing to say', () => {
  it('says that a report is gone, and since when', () => {
    expect(renderToStaticMarkup(<GonePage slug="northwind" name="Northwind" editions={[]} at={at} reason={null} />)).toContain(
      'There is no report on Northwind now. It was withdrawn on <time dateTime="2026-02-06">6 February 2026</time>.',
    )
  })
  it('leads back to the library from an address that leads nowhere', () => {
    expect(renderToStaticMarkup(<NotFoundPage />)).toContain('href="/"')
  })
})
