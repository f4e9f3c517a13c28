import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { GonePage } from '#components/reading/gone-page.tsx'
import { IndexPage, type ShownIndex } from '#components/reading/index-page.tsx'
import { NotFoundPage } from '#components/reading/not-found-page.tsx'

const at = Date.UTC(2026, 1, 6, 12)
const sponsor = (name: string, live: ShownIndex['tiers'][number]['sponsors'][number]['live'] = null) => ({
  slug: name.toLowerCase(),
  name,
  siglum: name.slice(0, 2),
  category: `${name} and more`,
  entities: [] as string[],
  live,
})
const programme = { name: 'The programme', owner: 'Its owner' }
const index: ShownIndex = {
  tiers: [
    {
      tier: { key: 'worldwide-olympic-partner', plural: 'Worldwide Olympic Partners' },
      programme,
      sponsors: [sponsor('Northwind', { major: 1, minor: 3, publishedAt: at, standfirst: 'Boats, and who pays for them.' }), sponsor('Eastgate')],
    },
    { tier: { key: 'founding-partner', plural: 'Founding Partners' }, programme, sponsors: [sponsor('Southbank'), sponsor('Westhill')] },
    { tier: { key: 'official-partner', plural: 'Official Partners' }, programme, sponsors: [] },
  ],
  former: [],
  sponsors: 4,
  reports: 1,
  latest: at,
}

describe('the front page', () => {
  const markup = renderToStaticMarkup(<IndexPage index={index} />)

  it('keeps the order of the tiers, and leaves out one without sponsors', () => {
    expect([...markup.matchAll(/<h2 id="tier-([a-z-]+)">/g)].map(([, key]) => key)).toEqual(['worldwide-olympic-partner', 'founding-partner'])
  })

  it('links the sponsors that have a live report and lists the others without a link', () => {
    expect([...markup.matchAll(/href="\/sponsors\/([^"]+)"/g)].map(([, slug]) => slug)).toEqual(['northwind'])
    for (const name of ['Eastgate', 'Southbank', 'Westhill']) expect(markup).toContain(`<li>${name}<span>${name} and more</span></li>`)
  })

  it('says what each live report is, and of when', () => {
    expect(markup).toContain('Boats, and who pays for them.')
    expect(markup).toContain('<b>Edition 1.3</b> <time dateTime="2026-02-06">6 Feb 2026</time>')
  })

  it('counts', () => {
    expect(markup).toContain('2 sponsors, 1 report<')
    expect(markup).toContain('2 sponsors, no reports<')
    expect(markup).toContain('<dt>Sponsors</dt><dd>4</dd>')
  })

  it('names the companies behind a joint sponsor, with a report and without, and leaves out a single one', () => {
    const joint = { entities: ['The Coca-Cola Company', 'Mengniu'] }
    const live = { major: 1, minor: 0, publishedAt: at, standfirst: '' }
    const sponsors = [
      { ...sponsor('One', live), ...joint },
      { ...sponsor('Two'), ...joint },
      { ...sponsor('Three'), entities: ['Three plc'] },
    ]
    const shown = renderToStaticMarkup(<IndexPage index={{ ...index, tiers: [{ tier: { key: 'a', plural: 'As' }, programme, sponsors }] }} />)
    expect(shown).toContain('<p class="parties">The Coca-Cola Company and Mengniu</p>')
    expect(shown).toContain('<li>Two<span>Two and more</span><span>The Coca-Cola Company and Mengniu</span></li>')
    expect(shown).not.toContain('Three plc')
  })

  it('has former sponsors last, with what they were and when', () => {
    const tier = { singular: 'Founding Partner' }
    const former = [
      { ...sponsor('Quay', { major: 1, minor: 0, publishedAt: at, standfirst: '' }), tier, years: { from: '2015', until: '2024' } },
      { ...sponsor('Pier'), tier, years: { from: null, until: '2017' } },
    ]
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
    const empty = renderToStaticMarkup(<IndexPage index={{ tiers: [], former: [], sponsors: 0, reports: 0, latest: null }} />)
    expect(empty).toContain('The library has no sponsors yet.')
    expect(empty).not.toContain('Latest edition')
    expect(empty).toContain('Host City · Kindred Subjects<')
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
