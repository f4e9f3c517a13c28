import type { Excerpt } from './passages.ts'

/** A row that holds the words, and how often. `row` is its key in its table: what `purged_rows` keeps. */
export type Place = { row: string; times: number }

/** Where the words stand in a report. A draft may hold them in its log alone, where somebody typed them and took them back. */
export type ReportPlaces = {
  reportId: string
  slug: string
  name: string
  archived: boolean
  revisions: (Place & { seq: number; number: number })[]
  /** The editions that show one of these revisions. */
  published: { major: number; minor: number; live: boolean }[]
  draft: { times: number; typed: boolean } | null
  names: (Place & { number: number })[]
  notes: (Place & { number: number })[]
  changeNotes: (Place & { major: number; minor: number })[]
  labels: (Place & { major: number; minor: number })[]
  withdrawals: (Place & { major: number; minor: number })[]
  excerpt: Excerpt | null
}

/** What could not be looked into: it may hold the words, and is left as it is. */
export type Unread = { reportId: string; name: string; revisions: number[]; draft: boolean }

/** Where else the words stand, which a purge does not reach: it removes them from reports. */
export const elsewhereKinds = ['person', 'sponsor', 'address', 'deal', 'tier', 'audit', 'token', 'session', 'reason'] as const
export type Elsewhere = { kind: (typeof elsewhereKinds)[number]; times: number; examples: string[] }

/** Where words stand. `seen` stands for all of it: whoever confirms says with it what they saw. */
export type WordsStand = {
  reports: ReportPlaces[]
  answers: number
  elsewhere: Elsewhere[]
  unread: Unread[]
  /** How often in all, in how many rows. */
  times: number
  rows: number
  /** Bytes of text in the reports whose bodies are encoded anew: what the time of a purge goes by. */
  bytes: number
  seen: string
}

type What = 'revision' | 'edition' | 'name' | 'note' | 'withdrawal' | 'draft'

/** The rows of a report that hold the words, each once, as `purged_rows` keeps them. */
export function rowsOf(report: ReportPlaces): { what: What; row: string }[] {
  const rows = (what: What, places: Place[]) => [...new Set(places.map(({ row }) => row))].map((row) => ({ what, row }))
  return [
    ...rows('revision', report.revisions),
    ...rows('draft', report.draft ? [{ row: report.reportId, times: 0 }] : []),
    ...rows('name', report.names),
    ...rows('note', report.notes),
    ...rows('edition', [...report.changeNotes, ...report.labels]),
    ...rows('withdrawal', report.withdrawals),
  ]
}

/** How often the words stand in a report. */
export const timesIn = ({ revisions, draft, names, notes, changeNotes, labels, withdrawals }: ReportPlaces): number =>
  [...revisions, ...names, ...notes, ...changeNotes, ...labels, ...withdrawals].reduce((sum, { times }) => sum + times, draft?.times ?? 0)

/** Whether its bodies hold the words, so that its draft begins anew. */
export const isBodyTouched = (report: ReportPlaces): boolean => report.revisions.length > 0 || report.draft !== null
