import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { groupData, indexData, reportData } from '#components/reading/structured-data.ts'

const at = (path: string) => new URL(path, 'https://reports.example').href
const described = {
  slug: 'northwind',
  name: 'Northwind Ferries',
  tier: { key: 'founding-partner', plural: 'Founding Partners' },
  category: 'Passenger transport by water',
  standing: { entities: ['Northwind plc'], ticker: 'LSE: NWF' },
  edition: { major: 2, minor: 1, publishedAt: Date.UTC(2026, 1, 20, 19, 15) },
  firstAt: Date.UTC(2025, 10, 12),
  description: 'Boats, and who pays for them.',
  words: 2_530,
  minutes: 11,
}

const moment = z.iso.datetime()
const reference = z.strictObject({ '@id': z.url() })
const organization = z.strictObject({
  '@type': z.literal('Organization'),
  '@id': z.url().optional(),
  name: z.string().min(1),
  url: z.url().optional(),
  legalName: z.string().optional(),
  tickerSymbol: z.string().optional(),
})
/** What schema.org says of the kinds that pages use, and search engines ask of them: names, whole addresses, moments, places that count from 1. */
const things = z.discriminatedUnion('@type', [
  z.strictObject({
    '@type': z.literal('Report'),
    '@id': z.url(),
    url: z.url(),
    sameAs: z.url(),
    name: z.string().min(1),
    headline: z.string().min(1).max(110),
    description: z.string().min(1),
    inLanguage: z.literal('en'),
    isAccessibleForFree: z.literal(true),
    version: z.string().regex(/^\d+\.\d+$/),
    datePublished: moment,
    dateModified: moment,
    wordCount: z.int().positive(),
    timeRequired: z.string().regex(/^PT\d+M$/),
    keywords: z.array(z.string().min(1)),
    about: organization,
    author: reference,
    publisher: reference,
    isPartOf: reference,
  }),
  z.strictObject({
    '@type': z.literal('WebSite'),
    '@id': z.url(),
    name: z.string(),
    url: z.url(),
    inLanguage: z.literal('en'),
    publisher: reference,
    potentialAction: z.strictObject({ '@type': z.literal('SearchAction'), target: z.string().includes('{words}'), query: z.literal('required name=words') }),
  }),
  z.strictObject({
    '@type': z.literal('BreadcrumbList'),
    itemListElement: z
      .array(z.strictObject({ '@type': z.literal('ListItem'), position: z.int(), name: z.string().min(1), item: z.url() }))
      .refine((items) => items.length > 1 && items.every(({ position }, index) => position === index + 1)),
  }),
  organization,
])
const graph = z.strictObject({ '@context': z.literal('https://schema.org'), '@graph': z.array(things) })
const kinds = (data: object) => graph.parse(data)['@graph'].map((thing) => thing['@type'])

describe('what pages say to machines', () => {
  it('is a report, where it stands, the library and who publishes it', () => {
    expect(kinds(reportData(described, at))).toEqual(['Report', 'BreadcrumbList', 'WebSite', 'Organization'])
    expect(kinds(groupData('Founding Partners', '/tiers/founding-partner', at))).toEqual(['BreadcrumbList', 'WebSite', 'Organization'])
    expect(kinds(indexData(at))).toEqual(['WebSite', 'Organization'])
  })

  it('names the report by its address, and its editions by theirs', () => {
    expect(reportData(described, at)['@graph'][0]).toMatchObject({
      url: 'https://reports.example/sponsors/northwind',
      sameAs: 'https://reports.example/sponsors/northwind/editions/2.1',
      version: '2.1',
      datePublished: '2025-11-12T00:00:00.000Z',
      dateModified: '2026-02-20T19:15:00.000Z',
      about: { name: 'Northwind Ferries', legalName: 'Northwind plc', tickerSymbol: 'LSE: NWF' },
    })
  })

  it('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(reportData(described, at))
    const all = graph.parse(JSON.parse(text))['@graph'].flatMap((thing) => ('@id' in thing && thing['@id'] ? [thing['@id']] : []))
    for (const [, referred] of text.matchAll(/\{"@id":"([^"]+)"\}/g)) expect(all).toContain(referred)
  })

  it('leads from the library over the tier to the report', () => {
    const trail = reportData(described, at)['@graph'].find((thing) => typeof thing === 'object' && '@type' in thing && thing['@type'] === 'BreadcrumbList')
    expect(JSON.stringify(trail)).toContain('"position":2,"name":"Founding Partners","item":"https://reports.example/tiers/founding-partner"')
  })
})
