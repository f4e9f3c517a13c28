import type { Connection } from '#db/connection.ts'
import { type Name, namesToMean, nearest } from '../search/spelling.ts'
import { folded, queryOf, type Wanted, WORD, wantedWords } from '../search/wanted.ts'
import { type LiveReport, type LiveReports, liveReports } from './live-reports.ts'
import { type Passage, passagesOf } from './passages.ts'
import type { SectionStart } from './searched-text.ts'

/*
 * What readers may search: the live editions alone. It runs in a thread of its own, over a connection of its own, and
 * so asks SQLite itself.
 */

/** What somebody looks for. Without a tier (its key) or a category (its slug), in all of them; what is none narrows nothing. Pages count from 1. */
export type Asked = { words: string; tier: string; category: string; page: number }

export type FoundReport = Omit<LiveReport, 'row' | 'companies'> & { passages: Passage[] }
/** How many reports a choice would leave, beside the other choice that was made. */
export type Choice = { key: string; label: string; count: number }

export type Found = {
  /** What was asked, as it was understood: no words where there was none to look for. */
  asked: Asked
  /** The name that a misspelt one was taken for, in the words that were looked for instead; null where nothing had to be guessed. */
  meant: string | null
  /** The labels of the tier and the category that were chosen, or null. */
  chosen: { tier: string | null; category: string | null }
  /** How many reports have all of the words, in this tier and category, and everywhere. */
  total: number
  everywhere: number
  /** So many reports are on a page. */
  size: number
  pages: number
  reports: FoundReport[]
  tiers: Choice[]
  categories: Choice[]
  /** Where nothing has all of the words: how many reports have each of them. */
  apart: { words: string; count: number }[]
  /** Where there is nothing to show: what there is to read, by tier and then by name; counted alone where it is much. */
  library: { tier: LiveReport['tier']; count: number; reports: { slug: string; name: string }[] }[]
}

export const PAGE = 10
/** No page of results leads further: whoever looks there has other words to try. */
const MOST_PAGES = 100
/** So many reports are weighed word for word. Where more have the words, these say little, and the newest comes first. */
const MOST_WEIGHED = 2_000
const MOST_PASSAGES = 2
/** So many sponsors' names are held against a misspelt one. */
const MOST_NAMES = 20_000

/** A library of more reports is counted, and not named. */
const MOST_NAMED = 80

/** bm25 by column: title, names, category, headings, standfirst, body. */
const WEIGHTS = '10, 8, 3, 6, 3, 1'

type Ranked = { report: LiveReport; named: number; weight: number }

/** Answers a search in one look at the database. */
export function search(connection: Connection, asked: Asked): Found {
  connection.exec('BEGIN')
  try {
    return answered(connection, liveReports(connection), asked)
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK')
  }
}

function answered(connection: Connection, live: LiveReports, given: Asked): Found {
  const { asked, chosen } = understood(live, given)
  const wanted = wantedWords(asked.words)
  if (wanted.length === 0) return { ...nothing({ ...asked, words: '' }), chosen, library: libraryOf(live) }
  const found = ranked(connection, live, wanted)
  if (found.length > 0) return { ...shown(connection, asked, wanted, found), chosen }
  const meant = corrected(connection, live, asked.words, wanted)
  const instead = meant === null ? [] : ranked(connection, live, wantedWords(meant))
  if (meant !== null && instead.length > 0) return { ...shown(connection, asked, wantedWords(meant), instead), chosen, meant }
  return { ...nothing(asked), chosen, apart: wanted.length > 1 ? apart(connection, wanted) : [], library: libraryOf(live) }
}

const nothing = (asked: Asked): Found => ({
  asked,
  chosen: { tier: null, category: null },
  meant: null,
  total: 0,
  everywhere: 0,
  size: PAGE,
  pages: 0,
  reports: [],
  tiers: [],
  categories: [],
  apart: [],
  library: [],
})

/** Without choices that there are not among what is live, and with what those are called that there are. */
function understood(live: LiveReports, { words, tier, category, page }: Asked): Pick<Found, 'asked' | 'chosen'> {
  const reports = [...live.values()]
  const inTier = tier === '' ? undefined : reports.find((report) => report.tier.key === tier)
  const inCategory = category === '' ? undefined : reports.find((report) => report.category.slug === category)
  return {
    asked: {
      words: words.trim(),
      tier: inTier?.tier.key ?? '',
      category: inCategory?.category.slug ?? '',
      page: Number.isSafeInteger(page) ? Math.min(Math.max(page, 1), MOST_PAGES) : 1,
    },
    chosen: { tier: inTier?.tier.plural ?? null, category: inCategory?.category.label ?? null },
  }
}

/** The reports that have all of what is wanted: those whose names hold most of it first, then by weight. */
function ranked(connection: Connection, live: LiveReports, wanted: Wanted[]): Ranked[] {
  const rows = (query: string) => connection.prepare('select rowid from published_words where published_words match ?').pluck().all(query) as number[]
  const query = queryOf(wanted)
  const count = connection.prepare('select count(*) from published_words where published_words match ?').pluck().get(query) as number
  if (count === 0) return []
  const counting = (columns: readonly string[]) => {
    const held = new Map<number, number>()
    for (const one of wanted) for (const row of rows(queryOf([one], columns))) held.set(row, (held.get(row) ?? 0) + 1)
    return held
  }
  const named = counting(['title', 'names'])
  const weights = count > MOST_WEIGHED ? byHeadings(rows(query), counting(['headings', 'standfirst']), live) : byWeight(connection, query)
  return weights
    .flatMap(([row, weight]) => {
      const report = live.get(row)
      return report ? [{ report, named: named.get(row) ?? 0, weight }] : []
    })
    .sort((one, other) => other.named - one.named || one.weight - other.weight || one.report.row - other.report.row)
}

/** By bm25, the best the least. */
const byWeight = (connection: Connection, query: string): [number, number][] =>
  connection.prepare(`select rowid, bm25(published_words, ${WEIGHTS}) from published_words where published_words match ?`).raw().all(query) as [
    number,
    number,
  ][]

/** Those with the words in headings or standfirst first, then the newest. */
const byHeadings = (rows: number[], held: ReadonlyMap<number, number>, live: LiveReports): [number, number][] =>
  rows.map((row) => [row, -(held.get(row) ?? 0) - (live.get(row)?.edition.publishedAt ?? 0) / 1e15])

function shown(connection: Connection, asked: Asked, wanted: Wanted[], found: Ranked[]): Found {
  const inTier = ({ report }: Ranked) => asked.tier === '' || report.tier.key === asked.tier
  const inCategory = ({ report }: Ranked) => asked.category === '' || report.category.slug === asked.category
  const chosen = found.filter((one) => inTier(one) && inCategory(one))
  const pages = Math.min(Math.ceil(chosen.length / PAGE), MOST_PAGES)
  const page = Math.min(asked.page, Math.max(pages, 1))
  const texts = connection.prepare('select standfirst, outline, body from published_texts where id = ?')
  const reports = chosen.slice((page - 1) * PAGE, page * PAGE).map(({ report: { row, companies: _, ...report } }): FoundReport => {
    const { outline, ...text } = texts.get(row) as { standfirst: string; outline: string; body: string }
    return { ...report, passages: passagesOf({ ...text, outline: JSON.parse(outline) as SectionStart[] }, wanted, MOST_PASSAGES) }
  })
  return {
    ...nothing({ ...asked, page }),
    total: chosen.length,
    everywhere: found.length,
    pages,
    reports,
    tiers: choices(found.filter(inCategory), ({ tier }) => ({ key: tier.key, label: tier.plural, place: tier.rank })),
    categories: choices(found.filter(inTier), ({ category }) => ({ key: category.slug, label: category.label, place: 0 })),
  }
}

type Place = { key: string; label: string; place: number }

/** How many reports each choice has: by its place, then by how many. */
function choices(found: Ranked[], of: (report: LiveReport) => Place): Choice[] {
  const counted = new Map<string, Place & { count: number }>()
  for (const { report } of found) {
    const choice = of(report)
    const known = counted.get(choice.key)
    if (known) known.count++
    else counted.set(choice.key, { ...choice, count: 1 })
  }
  return [...counted.values()]
    .sort((one, other) => one.place - other.place || other.count - one.count || one.label.localeCompare(other.label, 'en'))
    .map(({ place: _, ...choice }) => choice)
}

/** What was typed with the names in it that were most likely meant, or null where nothing of it is near to one. */
function corrected(connection: Connection, live: LiveReports, typed: string, wanted: Wanted[]): string | null {
  const names = namesToMean([...live.values()].slice(0, MOST_NAMES).flatMap(({ name, companies }) => [name, ...companies]))
  const whole = nearestUnless(typed, names)
  if (whole !== null) return whole
  const known = connection.prepare('select 1 from published_words where published_words match ? limit 1').pluck()
  const better = new Map<string, string>()
  for (const word of new Set(wanted.flatMap(({ words }) => words))) {
    const meant = known.get(queryOf([{ words: [word], prefix: true }])) === undefined ? nearest(word, names) : null
    if (meant !== null) better.set(folded(word), meant)
  }
  return better.size === 0 ? null : typed.replace(WORD, (word) => better.get(folded(word)) ?? word)
}

/** Several words may be one that a name writes together, or apart. */
const nearestUnless = (typed: string, names: Name[]): string | null => {
  const words = typed.match(WORD) ?? []
  return words.length > 1 && words.length < 6 ? nearest(words.join(''), names) : null
}

const apart = (connection: Connection, wanted: Wanted[]): Found['apart'] => {
  const count = connection.prepare('select count(*) from published_words where published_words match ?').pluck()
  return wanted.map((one) => ({ words: one.words.join(' '), count: count.get(queryOf([one])) as number }))
}

const byName = new Intl.Collator('en', { sensitivity: 'base' })

const libraryOf = (live: LiveReports): Found['library'] =>
  [...Map.groupBy(live.values(), ({ tier }) => tier)].map(([tier, reports]) => ({
    tier,
    count: reports.length,
    reports: live.size > MOST_NAMED ? [] : reports.map(({ slug, name }) => ({ slug, name })).sort((one, other) => byName.compare(one.name, other.name)),
  }))
