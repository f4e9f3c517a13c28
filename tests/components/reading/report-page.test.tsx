import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { descriptionOf } from '#components/reading/description.ts'
import { type DocumentHead, PublicDocument } from '#components/reading/document.tsx'
import type { ShownWays } from '#components/reading/report-end.tsx'
import { type PublishedReport, ReportPage, ReportPreview } from '#components/reading/report-page.tsx'
import type { ShownStanding } from '#components/reading/standing.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { Block } from '#domain/richtext/document.ts'
import { sections } from '#domain/richtext/sections.ts'
import { aContent, aHeading, aParagraph } from '#tests/support/factories.ts'

// One o'clock in the night of the 21st where the tests stand, still the 20th in UTC.
const publishedAt = Date.UTC(2026, 1, 20, 19, 15)

const ways: ShownWays = {
  slug: 'northwind',
  live: true,
  categorySlug: 'passenger-transport-by-water',
  updates: [
    { major: 2, minor: 1, note: 'The fleet is brought up to 2025.', publishedAt },
    { major: 2, minor: 0, note: 'Written anew.', publishedAt: Date.UTC(2026, 1, 3) },
    { major: 1, minor: 0, note: 'The first edition.', publishedAt: Date.UTC(2025, 10, 12) },
  ],
  previous: { slug: 'eastgate', name: 'Eastgate Cranes' },
  next: { slug: 'southbank', name: 'Southbank' },
  permanent: 'https://reports.example/sponsors/northwind/editions/2.1',
  files: [],
  feedback: null,
}

function aShownReport(overrides: Partial<PublishedReport> = {}): PublishedReport {
  return {
    name: 'Northwind Ferries',
    tier: { key: 'founding-partner', plural: 'Founding Partners' },
    category: 'Passenger transport by water',
    edition: { major: 2, minor: 1, note: 'The fleet is brought up to 2025.', publishedAt },
    ...aContent(),
    ...overrides,
  }
}

describe('the page of a report', () => {
  const markup = renderToStaticMarkup(<ReportPage report={aShownReport()} ways={ways} />)

  it('shows everything in the order of a printed report', () => {
    const order = [
      'All Sponsors</a>',
      '<p class="tierline label"><a href="/tiers/founding-partner">Founding Partners</a></p>',
      '<h1>Northwind Ferries</h1>',
      '<p class="category"><a href="/categories/passenger-transport-by-water">Passenger transport by water</a></p>',
      'Edition 2.1 · <time dateTime="2026-02-20">20 February 2026</time>',
      'The fleet is brought up to 2025.',
      'Show all updates</summary>',
      '<dt>First published</dt><dd><time dateTime="2025-11-12">12 November 2025</time></dd>',
      '<dt>Last major change</dt><dd><time dateTime="2026-02-03">3 February 2026</time></dd>',
      '<dt>Reading time</dt><dd>1 minute</dd>',
      '<p class="standfirst">',
      '<nav class="contents"',
      '<section class="exec" id="summary"',
      '<h2 id="s1">',
      'Appendix: sources</h2>',
      'End of report',
      'rel="prev"><span>Previous in Founding Partners</span>Eastgate Cranes</a>',
      'rel="next"><span>Next in Founding Partners</span>Southbank</a>',
      'Cite this report',
      'Every edition',
      'All Sponsors</a>',
      'Host City · Kindred Subjects · 2026',
    ]
    let at = 0
    for (const part of order) {
      const found = markup.indexOf(part, at)
      expect(found, part).toBeGreaterThanOrEqual(at)
      at = found + part.length
    }
  })

  it('lists in its contents what the text has, at the same addresses', () => {
    const outline = sections(aContent().document).filter(({ level }) => level < 4)
    const contents = markup.slice(markup.indexOf('<nav class="contents"'), markup.indexOf('</nav>'))
    expect(
      [...contents.matchAll(/<a href="#([^"]+)"><span>([^<]*)<\/span> <b>([^<]*)<\/b>/g)].map(([, anchor, number, title]) => [anchor, number, title]),
    ).toEqual(outline.map(({ anchor, number, title }) => [anchor, number, title]))
    for (const { anchor } of outline) expect(markup).toContain(` id="${anchor}"`)
  })

  it('gives no two elements the same address, whatever the headings say', () => {
    const blocks = [
      aHeading('s', 'Summary'),
      ...['Main text', 'Text', 'Contents', 'Contents name', 'Summary name', 'Text', 'Text 2', 'Text'].map((title, at) => aHeading(`h${at}`, title, 4)),
    ]
    const ids = [...renderToStaticMarkup(<ReportPage report={aShownReport(aContent({ blocks }))} ways={ways} />).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(blocks.length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has one main part and one heading of the first level', () => {
    expect(markup.match(/<main/g)).toHaveLength(1)
    expect(markup.match(/<h1/g)).toHaveLength(1)
  })

  it('leaves out what a report does not have', () => {
    const bare = renderToStaticMarkup(
      <ReportPage
        report={aShownReport({ standfirst: '', category: '', document: { type: 'doc', content: [aParagraph('p', 'All there is.')] } })}
        ways={ways}
      />,
    )
    for (const absent of ['standfirst', 'category', 'contents', 'exec']) expect(bare).not.toContain(`class="${absent}"`)
  })

  it('keeps subsections that come before any section in the contents', () => {
    const blocks: Block[] = [aHeading('a', 'First', 3), aHeading('b', 'Second', 2), aHeading('c', '', 2)]
    const page = renderToStaticMarkup(<ReportPage report={aShownReport(aContent({ blocks }))} ways={ways} />)
    expect(page).toContain('<a href="#first"><span></span> <b>First</b></a>')
    expect(page.slice(page.indexOf('<nav class="contents"')).split('</nav>')[0]?.match(/<li>/g)).toHaveLength(2)
  })
})

describe('how the sponsor stands', () => {
  const deal = { tier: 'Founding Partner', category: 'Airline', from: '2021', until: '2028', ended: false }
  const standing: ShownStanding = { entities: ['The Coca-Cola Company', 'Mengniu'], headquarters: 'Atlanta', ticker: 'NYSE: KO', deals: [deal], former: null }
  const page = (more: Partial<ShownStanding>) => renderToStaticMarkup(<ReportPage report={aShownReport({ standing: { ...standing, ...more } })} ways={ways} />)

  it('is told below the standfirst: deals with their time, companies, seat and shares', () => {
    const markup = page({ deals: [deal, { ...deal, tier: 'Team USA Partner', category: 'Official airline', from: null, until: null, ended: true }] })
    expect(markup).toContain('<dt>Deals</dt><dd>Founding Partner, 2021–2028</dd><dd>Team USA Partner (ended)<span>Official airline</span></dd>')
    expect(markup).toContain('<dt>Companies</dt><dd>The Coca-Cola Company</dd><dd>Mengniu</dd>')
    expect(markup).toContain('<dd>Atlanta</dd>')
    expect(markup).toContain('<dd>NYSE: KO</dd>')
    expect(markup).not.toContain('Former')
  })

  it('says of a former sponsor, at the head of its page, that it is history', () => {
    const markup = page({ former: { from: '2015', until: '2024' } })
    expect(markup).toContain('<p class="tierline label"><a href="/tiers/founding-partner">Former · Founding Partners</a></p>')
    expect(markup).toContain('<p class="history">Former sponsor, 2015–2024. This report stays as history.</p>')
    expect(page({ former: { from: null, until: null } })).toContain('Former sponsor. This report stays as history.')
  })

  it('is left out where nothing is known', () => {
    const nothing = { entities: [], headquarters: null, ticker: null, deals: [{ ...deal, from: null, until: null }] }
    expect(page(nothing)).not.toContain('class="standing meta"')
  })
})

describe('what leads on from a report', () => {
  const page = (more: Partial<ShownWays>) => renderToStaticMarkup(<ReportPage report={aShownReport()} ways={{ ...ways, ...more }} />)

  it('tells each edition that stands, with its address', () => {
    const markup = page({})
    const updates = markup.slice(markup.indexOf('<details'), markup.indexOf('</details>'))
    expect([...updates.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(
      ['2.1', '2.0', '1.0'].map((edition) => `/sponsors/northwind/editions/${edition}`),
    )
    expect(updates).toContain('Written anew.')
  })

  it('leaves what is told of a long history to the page of changes', () => {
    const updates = Array.from({ length: 15 }, (_, at) => ({ major: 1, minor: 14 - at, note: `Change ${14 - at}.`, publishedAt }))
    const markup = page({ updates })
    expect(markup.match(/<li><a href="[^"]*editions/g)).toHaveLength(12)
    expect(markup).toContain('3 older ones are on the page of changes.')
    expect(markup).toContain('href="/sponsors/northwind/changes"')
  })

  it('has no updates to show where there is one edition, and says once when it came', () => {
    const markup = page({ updates: ways.updates.slice(0, 1) })
    expect(markup).not.toContain('<details')
    expect(markup).not.toContain('Last major change')
    expect(markup).not.toContain('What changed since')
  })

  it('is cited by the address that stays', () => {
    expect(page({})).toContain(
      '“Northwind Ferries”, Host City, edition 2.1. Kindred Subjects, 20 February 2026. <a href="/sponsors/northwind/editions/2.1">https://reports.example/sponsors/northwind/editions/2.1</a>',
    )
  })

  it('may be taken away as what there is, and in no other form', () => {
    expect(page({})).not.toContain('Take it with you')
    const markup = page({ files: ['pdf', 'md'] })
    expect(markup).toContain('<a href="/sponsors/northwind/editions/2.1.pdf" type="application/pdf">')
    expect(markup).toContain('href="/sponsors/northwind/editions/2.1.md"')
    expect(markup).not.toContain('2.1.docx')
  })

  it('leads to what changed since the edition before, and to feeds', () => {
    const markup = page({})
    expect(markup).toContain('<a href="/sponsors/northwind/changes/2.0/2.1"><b>What changed since <!-- -->2.0</b>'.replace('<!-- -->', ''))
    expect(markup).toContain('href="/sponsors/northwind/feed.atom"')
    expect(markup).toContain('href="/sponsors/northwind/all.atom"')
  })

  it('takes an answer where the desk has an address for it', () => {
    expect(page({})).not.toContain('Tell the desk')
    expect(page({ feedback: 'mailto:desk@example.org' })).toContain('href="mailto:desk@example.org?subject=Northwind%20Ferries%2C%20edition%202.1"')
    expect(page({ feedback: 'https://example.org/ask' })).toContain('href="https://example.org/ask"')
  })

  it('has no neighbours where there are none, and keeps the side of the only one', () => {
    expect(page({ previous: null, next: null })).not.toContain('siblings')
    expect(page({ previous: null })).toContain('<nav class="siblings" aria-label="Founding Partners"><span></span><a')
  })

  it('has room for the mark of an earlier reading, hidden until there is one, and not on an edition that stays', () => {
    expect(page({})).toMatch(/<p class="last-read meta" hidden="" data-slug="northwind" data-edition="2.1" data-editions="2.1 2.0 1.0" data-changes="[^"]+">/)
    expect(page({ live: false })).not.toContain('last-read')
  })
})

describe('the preview of a report', () => {
  const shown = aShownReport()
  const preview = renderToStaticMarkup(<ReportPreview report={{ ...shown, edition: { ...shown.edition, publishedAt: null } }} />)

  it('has the very body and contents of the public page, but for the files that are not there yet', () => {
    const inner = (markup: string, from: string, to: string) => markup.slice(markup.indexOf(from) + from.length, markup.indexOf(to))
    const page = renderToStaticMarkup(<ReportPage report={shown} ways={ways} />)
    const csv = '<a class="csv" href="/sponsors/northwind/editions/2.1/table-1.csv" type="text/csv" aria-label="Table 1 as CSV">CSV</a>'
    expect(page).toContain(csv)
    expect(inner(preview, '<div class="text">', 'End of report')).toBe(inner(page, '<main class="text" id="main_text">', 'End of report').replace(csv, ''))
    expect(inner(preview, '<nav', '</nav>')).toBe(inner(page, '<nav', '</nav>'))
  })

  it('says that the edition is not published, and brings no landmarks into the page around it', () => {
    expect(preview).toContain('Edition 2.1 · not published')
    expect(preview).not.toMatch(/<(main|header|footer)/)
  })
})

describe('the document around a page', () => {
  const head: DocumentHead = {
    title: 'Northwind',
    description: 'A "quoted" <b>',
    canonical: 'https://reports.example/sponsors/northwind',
    stylesheet: '/reader.css?v=1',
    tone: 'founding',
    skip: { to: 'main_text', words: 'Skip to the report' },
  }
  const markup = renderToStaticMarkup(<PublicDocument head={head}>words</PublicDocument>)

  it('says what it is', () => {
    expect(markup).toMatch(/^<html lang="en"><head>/)
    expect(markup).toContain('<title>Northwind · Host City</title>')
    expect(markup).toContain('<meta name="description" content="A &quot;quoted&quot; &lt;b&gt;"/>')
    expect(markup).toContain('<link rel="canonical" href="https://reports.example/sponsors/northwind"/>')
    expect(markup).toContain('<body data-tier="founding"><a class="skip" href="#main_text">Skip to the report</a>')
  })

  it('claims no address where the server knows none', () => {
    expect(renderToStaticMarkup(<PublicDocument head={{ ...head, canonical: undefined }}>words</PublicDocument>)).not.toContain('canonical')
  })

  it('loads one sheet and nothing that runs', () => {
    expect(markup.match(/rel="stylesheet"/g)).toHaveLength(1)
    expect(markup).not.toMatch(/<script|<style|\sstyle=/)
  })

  it('asks at once for faces that the sheet asks for', () => {
    const sheet = readFileSync('components/styles/tokens.css', 'utf8')
    const early = [...markup.matchAll(/rel="preload" href="([^"]+)"/g)].map(([, address]) => address)
    expect(early).toHaveLength(3)
    for (const face of early) expect(sheet).toContain(`url("${face}")`)
  })

  it('loads the script where it has one, deferred', () => {
    const page = renderToStaticMarkup(<PublicDocument head={{ ...head, script: '/reader.js?v=1' }}>words</PublicDocument>)
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/reader.js?v=1" defer="">'])
  })

  it('carries facts for machines that no parser takes for markup', () => {
    const data = { name: '</script><script>alert(1)</script><!-- & \u2028' }
    const page = renderToStaticMarkup(<PublicDocument head={{ ...head, data }}>words</PublicDocument>)
    const [, block = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page) ?? []
    expect(block).not.toMatch(/[<>&]/)
    expect(JSON.parse(block)).toEqual(data)
    expect(page.match(/<script/g)).toHaveLength(1)
  })

  it('says where the same is told in another form, and what to show where it is shared', () => {
    const alternates = [{ type: 'application/atom+xml', href: '/feed.atom', title: 'Major changes' }]
    const social = { type: 'article' as const, image: 'https://reports.example/card.png', published: '2026-02-20T19:15:00.000Z' }
    const page = renderToStaticMarkup(<PublicDocument head={{ ...head, alternates, social }}>words</PublicDocument>)
    expect(page).toContain('<link rel="alternate" type="application/atom+xml" href="/feed.atom" title="Major changes"/>')
    expect([...page.matchAll(/<meta property="([^"]+)" content="([^"]*)"/g)].map(([, name, content]) => [name, content])).toEqual([
      ['og:site_name', 'Host City'],
      ['og:type', 'article'],
      ['og:title', 'Northwind'],
      ['og:description', 'A &quot;quoted&quot; &lt;b&gt;'],
      ['og:url', 'https://reports.example/sponsors/northwind'],
      ['og:image', 'https://reports.example/card.png'],
      ['og:image:width', '1200'],
      ['og:image:height', '630'],
      ['og:image:alt', 'Northwind'],
      ['article:published_time', '2026-02-20T19:15:00.000Z'],
    ])
  })
})

describe('a description', () => {
  const { document } = aContent()
  it('is the standfirst', () => expect(descriptionOf('In short.', document)).toBe('In short.'))
  it('is the first paragraph where there is no standfirst', () => expect(descriptionOf('', document)).toMatch(/^The company runs forty-two boats/))
  it('is cut between words', () => {
    const long = descriptionOf('word, '.repeat(80), document)
    expect(long.length).toBeLessThanOrEqual(200)
    expect(long).toMatch(/word…$/)
  })
})

describe('a tier', () => {
  it.each([
    ['worldwide-olympic-partner', 'worldwide'],
    ['official-supplier', 'supporter'],
    ['team-usa-partner', 'past'],
    ['constructor', 'past'],
  ])('%s has the accent %s', (key, tone) => expect(tierTone(key)).toBe(tone))
})
