import type { BreadcrumbList, Graph, ListItem, Organization, Report, WebSite } from 'schema-dts'
import { editionAddress, editionName, INDEX, reportAddress, SEARCH, tierAddress } from './addresses.ts'

/*
 * What a page says to machines, in the words of schema.org. `at` makes a path an address as the world writes it; where
 * the server does not know that, paths stay what they are and count from the page's own address.
 */

type At = (path: string) => string

type DescribedReport = {
  slug: string
  name: string
  tier: { key: string; plural: string }
  category: string
  standing: { entities: string[]; ticker: string | null }
  edition: { major: number; minor: number; publishedAt: number }
  /** When the first edition that stands was published. */
  firstAt: number
  description: string
  words: number
  minutes: number
}

/** A report, whose it is, what it is about, and where it stands. */
export function reportData(described: DescribedReport, at: At): Graph {
  const { slug, name, tier, category, standing, edition, firstAt, description, words, minutes } = described
  const here = at(reportAddress(slug))
  const report: Report = {
    '@type': 'Report',
    '@id': `${here}#report`,
    url: here,
    name,
    headline: name,
    description,
    inLanguage: 'en',
    isAccessibleForFree: true,
    version: editionName(edition),
    datePublished: new Date(firstAt).toISOString(),
    dateModified: new Date(edition.publishedAt).toISOString(),
    sameAs: at(editionAddress(slug, edition)),
    wordCount: words,
    timeRequired: `PT${minutes}M`,
    keywords: [tier.plural, category].filter((word) => word !== ''),
    about: {
      '@type': 'Organization',
      name,
      ...(standing.entities.length === 1 && { legalName: standing.entities[0] }),
      ...(standing.ticker && { tickerSymbol: standing.ticker }),
    },
    author: { '@id': publisherId(at) },
    publisher: { '@id': publisherId(at) },
    isPartOf: { '@id': libraryId(at) },
  }
  return graph(at, report, trail(at, [tier.plural, tierAddress(tier.key)], [name, reportAddress(slug)]))
}

/** The library itself, with the search that it has. */
export const indexData = (at: At): Graph => graph(at)

/** A page of the library that stands under All Sponsors. */
export const groupData = (title: string, path: string, at: At): Graph => graph(at, trail(at, [title, path]))

const publisherId = (at: At): string => `${at(INDEX)}#publisher`
const libraryId = (at: At): string => `${at(INDEX)}#library`

function graph(at: At, ...things: (Report | BreadcrumbList)[]): Graph {
  const publisher: Organization = { '@type': 'Organization', '@id': publisherId(at), name: 'Kindred Subjects', url: at(INDEX) }
  const library: WebSite = {
    '@type': 'WebSite',
    '@id': libraryId(at),
    name: 'Host City',
    url: at(INDEX),
    inLanguage: 'en',
    publisher: { '@id': publisherId(at) },
    potentialAction: { '@type': 'SearchAction', target: `${at(SEARCH)}?q={words}`, query: 'required name=words' },
  }
  return { '@context': 'https://schema.org', '@graph': [...things, library, publisher] }
}

function trail(at: At, ...steps: [name: string, path: string][]): BreadcrumbList {
  const itemListElement = [['All Sponsors', INDEX] as const, ...steps].map(
    ([name, path], index): ListItem => ({ '@type': 'ListItem', position: index + 1, name, item: at(path) }),
  )
  return { '@type': 'BreadcrumbList', itemListElement }
}
