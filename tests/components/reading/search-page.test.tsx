import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SearchPage } from '#components/reading/search-page.tsx'
import type { Found } from '#domain/editions/public-search.ts'

const tier = { key: 'founding-partner', singular: 'Founding Partner', plural: 'Founding Partners', rank: 2 }
const report = (name: string): Found['reports'][number] => ({
  slug: name.toLowerCase(),
  name,
  siglum: 'No',
  tier,
  category: { slug: 'boats', label: 'Boats' },
  former: false,
  edition: { major: 2, minor: 1, publishedAt: Date.UTC(2026, 1, 6, 12) },
  passages: [],
})
const none: Found = {
  asked: { words: 'torch', tier: '', category: '', page: 1 },
  chosen: { tier: null, category: null },
  meant: null,
  total: 0,
  everywhere: 0,
  size: 10,
  pages: 0,
  reports: [],
  tiers: [],
  categories: [],
  apart: [],
  library: [],
}
const some: Found = { ...none, total: 1, everywhere: 1, pages: 1, reports: [report('Northwind')] }
const shown = (found: Found) => renderToStaticMarkup(<SearchPage found={found} />)
/** What a reader sees of it. */
const text = (found: Found) => shown(found).replace(/<[^>]+>/g, '')

describe('what was found', () => {
  it('is counted in a sentence', () => {
    expect(text(some)).toContain('1 report matches “torch”')
    expect(text({ ...some, total: 12, everywhere: 12, pages: 2, asked: { ...some.asked, page: 2 } })).toContain('12 reports match “torch”, page 2 of 2')
    const chosen = { tier: 'Founding Partners', category: 'Boats' }
    expect(text({ ...some, total: 3, everywhere: 12, chosen })).toContain('3 of 12 reports match “torch” in Founding Partners, Boats')
  })

  it('is a list that goes on from the page before', () => {
    expect(shown({ ...some, pages: 3, total: 25, asked: { ...some.asked, page: 2 } })).toMatch(/<ol class="found" start="11"><li data-tier="founding">/)
    expect(text(some)).toContain('Founding Partner · Boats · Edition 2.1, 6 Feb 2026')
    expect(text({ ...some, reports: [{ ...report('Northwind'), former: true }] })).toContain('Former · Founding Partner')
  })

  it('leads to the pages before and after, with what was chosen', () => {
    const asked = { words: 'torch', tier: 'founding-partner', category: '', page: 2 }
    const markup = shown({ ...some, asked, total: 25, pages: 3 })
    expect(markup).toContain('href="/search?q=torch&amp;tier=founding-partner" rel="prev"')
    expect(markup).toContain('href="/search?q=torch&amp;tier=founding-partner&amp;page=3" rel="next"')
    expect(markup).toContain('<input type="hidden" name="tier" value="founding-partner"/>')
  })

  it('is narrowed by links that keep the other choice, and says which is made', () => {
    const tiers = [{ key: 'founding-partner', label: 'Founding Partners', count: 4 }]
    const markup = shown({ ...some, asked: { ...some.asked, tier: 'founding-partner', category: 'boats' }, tiers })
    expect(markup).toContain('<a href="/search?q=torch&amp;category=boats">All tiers</a>')
    expect(markup).toContain('<a href="/search?q=torch&amp;tier=founding-partner&amp;category=boats" aria-current="true">Founding Partners</a><span>4</span>')
    expect(shown(some)).not.toContain('aria-label="Narrow')
  })

  it('says which name a misspelt one was taken for', () => {
    const markup = shown({ ...some, asked: { ...some.asked, words: 'nrothwind' }, meant: 'Northwind' })
    expect(markup).toContain('No report matches “nrothwind”. Did you mean <a href="/search?q=Northwind">Northwind</a>?')
    expect(markup).toContain('1 report matches “Northwind”')
  })
})

describe('where nothing was found', () => {
  it('leads on by each word, and to all sponsors', () => {
    const apart = [
      { words: 'bay line', count: 2 },
      { words: 'zeppelin', count: 0 },
    ]
    const markup = shown({ ...none, asked: { ...none.asked, words: '"bay line" zeppelin' }, apart })
    expect(markup).toContain('<a href="/search?q=%22bay+line%22">bay line</a> in 2 reports')
    expect(markup).not.toContain('>zeppelin</a>')
    expect(markup).toContain('<a href="/">All Sponsors</a>')
  })

  it('in a tier, leads out of it', () => {
    const found = { ...none, everywhere: 3, asked: { ...none.asked, tier: 'founding-partner' }, chosen: { tier: 'Founding Partners', category: null } }
    expect(text(found)).toContain('No report in Founding Partners matches “torch”')
    expect(shown(found)).toContain('3 reports elsewhere do: <a href="/search?q=torch">search all tiers and categories</a>')
  })
})

describe('the library', () => {
  const library = [{ tier, count: 1, reports: [{ slug: 'northwind', name: 'Northwind' }] }]

  it('is what an empty search shows, by tier', () => {
    const markup = shown({ ...none, asked: { ...none.asked, words: '' }, library })
    expect(markup).toContain('<a href="/tiers/founding-partner">Founding Partners</a> <span>1 report</span>')
    expect(markup).toContain('<a href="/sponsors/northwind">Northwind</a>')
    expect(markup).not.toContain('No report')
  })

  it('names no reports where there are very many', () => {
    const markup = shown({ ...none, library: [{ tier, count: 90, reports: [] }] })
    expect(markup).toContain('90 reports')
    expect(markup).not.toContain('/sponsors/')
  })
})

it('one heading leads every page, and levels follow each other', () => {
  for (const found of [none, some, { ...none, asked: { ...none.asked, words: '' } }]) {
    const levels = [...shown(found).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels[0]).toBe(1)
  }
})
