/*
 * Where things stand in the library, for every link to them. An address that was given out once is never given to
 * something else.
 */

type Numbered = { major: number; minor: number }

/** The forms in which an edition may be taken away. */
export const fileFormats = ['pdf', 'docx', 'md', 'txt', 'json'] as const
export type FileFormat = (typeof fileFormats)[number]

/** An edition's number as it is written, in addresses as on pages: 2.1. */
export const editionName = ({ major, minor }: Numbered): string => `${major}.${minor}`

/** The number that a part of an address names, or null. */
export function editionOf(part: string): Numbered | null {
  const [, major, minor] = /^([1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/.exec(part) ?? []
  return major === undefined || minor === undefined ? null : { major: Number(major), minor: Number(minor) }
}

export const INDEX = '/'
export const SEARCH = '/search'

/** A search by its words, narrowed to a tier by its key and a category by its slug, from a page on. What is empty is left out. */
export function searchAddress({ words, tier = '', category = '', page = 1 }: { words: string; tier?: string; category?: string; page?: number }): string {
  const asked = { q: words, tier, category, page: page > 1 ? String(page) : '' }
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  return query.size > 0 ? `${SEARCH}?${query}` : SEARCH
}

export const tierAddress = (key: string): string => `/tiers/${encodeURIComponent(key)}`
export const categoryAddress = (slug: string): string => `/categories/${encodeURIComponent(slug)}`
export const reportAddress = (slug: string): string => `/sponsors/${encodeURIComponent(slug)}`
/** A section of a report, by the anchor that its page gives it. */
export const anchorAddress = (slug: string, anchor: string): string => `${reportAddress(slug)}#${encodeURIComponent(anchor)}`

/** An edition for ever, whether it is the newest or not. */
export const editionAddress = (slug: string, edition: Numbered): string => `${reportAddress(slug)}/editions/${editionName(edition)}`
/** An edition as a file. */
export const fileAddress = (slug: string, edition: Numbered, format: FileFormat): string => `${editionAddress(slug, edition)}.${format}`
/** A table of an edition, counted from 1 as its caption says, as comma-separated values. */
export const tableAddress = (slug: string, edition: Numbered, table: number): string => `${editionAddress(slug, edition)}/table-${table}.csv`
/** The picture that stands for an edition where somebody shares its address. */
export const cardAddress = (slug: string, edition: Numbered): string => `${editionAddress(slug, edition)}.png`

/** The editions of a report and what each changed. */
export const changesAddress = (slug: string): string => `${reportAddress(slug)}/changes`
/** What differs between two editions. */
export const comparisonAddress = (slug: string, older: Numbered, newer: Numbered): string =>
  `${changesAddress(slug)}/${editionName(older)}/${editionName(newer)}`

/** The same with the text that is unchanged. */
export const wholeComparisonAddress = (slug: string, older: Numbered, newer: Numbered): string => `${comparisonAddress(slug, older, newer)}/whole`
/** Of a long comparison, the changes from one on, by its number. */
export const comparisonPartAddress = (slug: string, older: Numbered, newer: Numbered, from: number): string =>
  `${comparisonAddress(slug, older, newer)}/from-${from}`

export const DIRECTORY = { csv: '/sponsors.csv', json: '/sponsors.json' } as const

/** What a feed is about: the whole site, a tier, a sponsor. `/feed.atom`, `/tiers/worldwide/feed.atom`, `/sponsors/omega/feed.atom`; with every change and not the major ones alone, `/sponsors/omega/all.atom`. */
export function feedAddress(about: string, { all = false, format = 'atom' }: { all?: boolean; format?: 'atom' | 'json' } = {}): string {
  return `${about === INDEX ? '' : about}/${all ? 'all' : 'feed'}.${format}`
}
/** Orders of the index beside that of rank. */
export const sortings = ['name', 'latest'] as const
/** What the index is narrowed to and how it is ordered; what is left out is not asked for. */
export type Sifting = { tier?: string | undefined; category?: string | undefined; programme?: string | undefined; sort?: (typeof sortings)[number] | undefined }

/** The index, sifted. */
export function indexAddress({ tier, category, programme, sort }: Sifting): string {
  const asked = Object.entries({ tier, category, programme, sort }).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
  return asked.length > 0 ? `${INDEX}?${new URLSearchParams(asked)}` : INDEX
}
