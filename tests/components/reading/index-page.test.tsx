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

  it('says what an empty library waits for', () => {
    const empty = renderToStaticMarkup(<IndexPage index={{ tiers: [], former: [], sponsors: 0, reports: 0, latest: null }} />)
    expect(empty).toContain('The library has no sponsors yet.')
    expect(empty).not.toContain('Latest edition')
    expect(empty).toContain('Host City · Kindred Subjects<')
  })
})

describe('a page with one thing to say', () => {
  it('says that a report is gone, and since when', () => {
    expect(renderToStaticMarkup(<GonePage name="Northwind" at={at} />)).toContain(
      'There is no report on Northwind now. It was withdrawn on <time dateTime="2026-02-06">6 February 2026</time>.',
    )
  })
  it('leads back to the library from an address that leads nowhere', () => {
    expect(renderToStaticMarkup(<NotFoundPage />)).toContain('href="/"')
  })
})
