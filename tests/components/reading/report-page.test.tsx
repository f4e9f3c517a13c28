import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { descriptionOf } from '#components/reading/description.ts'
import { type DocumentHead, PublicDocument } from '#components/reading/document.tsx'
import { ReportPage, ReportPreview, type ShownReport } from '#components/reading/report-page.tsx'
import type { ShownStanding } from '#components/reading/standing.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { Block } from '#domain/richtext/document.ts'
import { sections } from '#domain/richtext/sections.ts'
import { aContent, aHeading, aParagraph } from '#tests/support/factories.ts'

// One o'clock in the night of the 21st where the tests stand, still the 20th in UTC.
const publishedAt = Date.UTC(2026, 1, 20, 19, 15)

function aShownReport(overrides: Partial<ShownReport> = {}): ShownReport {
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
  const markup = renderToStaticMarkup(<ReportPage report={aShownReport()} />)

  it('shows everything in the order of a printed report', () => {
    const order = [
      'All Sponsors</a>',
      '<p class="tierline label">Founding Partners</p>',
      '<h1>Northwind Ferries</h1>',
      '<p class="category">Passenger transport by water</p>',
      'Edition 2.1 · <time dateTime="2026-02-20">20 February 2026</time>',
      'The fleet is brought up to 2025.',
      '<p class="standfirst">',
      '<nav class="contents"',
      '<section class="exec" id="summary"',
      '<h2 id="s1">',
      'Appendix: sources</h2>',
      'End of report',
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
    const ids = [...renderToStaticMarkup(<ReportPage report={aShownReport(aContent({ blocks }))} />).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(blocks.length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has one main part and one heading of the first level', () => {
    expect(markup.match(/<main/g)).toHaveLength(1)
    expect(markup.match(/<h1/g)).toHaveLength(1)
  })

  it('leaves out what a report does not have', () => {
    const bare = renderToStaticMarkup(
      <ReportPage report={aShownReport({ standfirst: '', category: '', document: { type: 'doc', content: [aParagraph('p', 'All there is.')] } })} />,
    )
    for (const absent of ['standfirst', 'category', 'contents', 'exec']) expect(bare).not.toContain(`class="${absent}"`)
  })

  it('keeps subsections that come before any section in the contents', () => {
    const blocks: Block[] = [aHeading('a', 'First', 3), aHeading('b', 'Second', 2), aHeading('c', '', 2)]
    const page = renderToStaticMarkup(<ReportPage report={aShownReport(aContent({ blocks }))} />)
    expect(page).toContain('<a href="#first"><span></span> <b>First</b></a>')
    expect(page.match(/<li>/g)).toHaveLength(2)
  })
})

describe('how the sponsor stands', () => {
  const deal = { tier: 'Founding Partner', category: 'Airline', from: '2021', until: '2028', ended: false }
  const standing: ShownStanding = { entities: ['The Coca-Cola Company', 'Mengniu'], headquarters: 'Atlanta', ticker: 'NYSE: KO', deals: [deal], former: null }
  const page = (more: Partial<ShownStanding>) => renderToStaticMarkup(<ReportPage report={aShownReport({ standing: { ...standing, ...more } })} />)

  it('is told beside the edition: deals with their time, companies, seat and shares', () => {
    const markup = page({ deals: [deal, { ...deal, tier: 'Team USA Partner', category: 'Official airline', from: null, until: null, ended: true }] })
    expect(markup).toContain('<dt>Deals</dt><dd>Founding Partner, 2021–2028</dd><dd>Team USA Partner (ended)<span>Official airline</span></dd>')
    expect(markup).toContain('<dt>Companies</dt><dd>The Coca-Cola Company</dd><dd>Mengniu</dd>')
    expect(markup).toContain('<dd>Atlanta</dd>')
    expect(markup).toContain('<dd>NYSE: KO</dd>')
    expect(markup).not.toContain('Former')
  })

  it('says of a former sponsor, at the head of its page, that it is history', () => {
    const markup = page({ former: { from: '2015', until: '2024' } })
    expect(markup).toContain('<p class="tierline label">Former · Founding Partners</p>')
    expect(markup).toContain('<p class="history">Former sponsor, 2015–2024. This report stays as history.</p>')
    expect(page({ former: { from: null, until: null } })).toContain('Former sponsor. This report stays as history.')
  })

  it('is left out where nothing is known', () => {
    const nothing = { entities: [], headquarters: null, ticker: null, deals: [{ ...deal, from: null, until: null }] }
    expect(page(nothing)).not.toContain('class="standing"')
  })
})

describe('the preview of a report', () => {
  const shown = aShownReport()
  const preview = renderToStaticMarkup(<ReportPreview report={{ ...shown, edition: { ...shown.edition, publishedAt: null } }} />)

  it('has the very body and contents of the public page', () => {
    const inner = (markup: string, from: string, to: string) => markup.slice(markup.indexOf(from) + from.length, markup.indexOf(to))
    const page = renderToStaticMarkup(<ReportPage report={shown} />)
    expect(inner(preview, '<div class="text">', 'End of report')).toBe(inner(page, '<main class="text" id="main_text">', 'End of report'))
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
