import { createHash } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { editions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { answersWith } from './answers.ts'
import type { Found } from './passages.ts'
import { type Elsewhere, isBodyTouched, type ReportPlaces, rowsOf, timesIn, type Unread, type WordsStand } from './places.ts'
import type { Sought } from './sought.ts'
import { type TextPlace, textsOf } from './texts.ts'

export type Head = { reportId: string; slug: string; name: string; archivedAt: number | null; live: string | null }
export type Held = { seq: number; id: string; number: number; found: Found }
export type InDraft = { readable: boolean; found: Found | null; typed: boolean }

/** What was found, by report: the revisions that hold the words, the numbers of the damaged ones, how long all texts are, the drafts. */
export type Known = {
  held: Map<string, Held[]>
  damaged: Map<string, number[]>
  bytes: Map<string, number>
  drafts: Map<string, InDraft>
  elsewhere: Elsewhere[]
}

/** All that was found as a person reads it, with what stands about revisions and editions. */
export function standOf(db: Db, sought: Sought, heads: Head[], known: Known): WordsStand {
  const texts = textsOf(db, sought)
  const found: { report: ReportPlaces; places: unknown }[] = heads.flatMap((head) => {
    const { reportId, slug, name, archivedAt, live } = head
    const held = known.held.get(reportId) ?? []
    const draft = known.drafts.get(reportId)
    const mine = texts.filter((text) => text.reportId === reportId)
    const inContent = draft?.found?.times ?? 0
    const isInDraft = draft?.readable === true && (inContent > 0 || draft.typed)
    if (held.length === 0 && mine.length === 0 && !isInDraft) return []
    const rows = (what: TextPlace['what']) => mine.filter((text) => text.what === what)
    const numbered = (what: 'name' | 'note') => rows(what).map(({ row, found: { times }, number }) => ({ row, times, number: number ?? 0 }))
    const inEdition = (what: 'change-note' | 'label' | 'withdrawal') =>
      rows(what).map(({ row, found: { times }, major, minor }) => ({ row, times, major: major ?? 0, minor: minor ?? 0 }))
    const report: ReportPlaces = {
      reportId,
      slug,
      name,
      archived: archivedAt !== null,
      revisions: held.map(({ seq, id, number, found: { times } }) => ({ row: id, times, seq, number })),
      published: publishedOf(
        db,
        reportId,
        held.map(({ id }) => id),
        live,
      ),
      draft: isInDraft ? { times: inContent, typed: draft.typed } : null,
      names: numbered('name'),
      notes: numbered('note'),
      changeNotes: inEdition('change-note'),
      labels: inEdition('label'),
      withdrawals: inEdition('withdrawal'),
      excerpt: [draft?.found, held.at(-1)?.found, ...mine.map((text) => text.found)].find((each) => each?.excerpt)?.excerpt ?? null,
    }
    // Where the words stand in a draft moves while people type; that they stand there does not.
    const places = [reportId, held.map(({ id, found: { places } }) => [id, places]), report.draft, mine.map((text) => [text.what, text.row, text.found.places])]
    return [{ report, places }]
  })
  const stood = found.map(({ report }) => report)
  const drafts = stood.filter(isBodyTouched)
  return {
    reports: stood,
    answers: answersWith(db, sought).length,
    elsewhere: known.elsewhere,
    unread: unreadOf(heads, known),
    times: stood.reduce((sum, report) => sum + timesIn(report), 0),
    rows: stood.reduce((sum, report) => sum + rowsOf(report).length, 0),
    bytes: drafts.reduce((sum, { reportId }) => sum + (known.bytes.get(reportId) ?? 0), 0),
    seen: createHash('sha256')
      .update(JSON.stringify(found.map(({ places }) => places)))
      .digest('hex')
      .slice(0, 24),
  }
}

function unreadOf(heads: Head[], known: Known): Unread[] {
  return heads.flatMap(({ reportId, name }) => {
    const damaged = known.damaged.get(reportId) ?? []
    const draft = known.drafts.get(reportId)?.readable === false
    return damaged.length > 0 || draft ? [{ reportId, name, revisions: damaged, draft }] : []
  })
}

function publishedOf(db: Db, reportId: string, revisionIds: string[], live: string | null): ReportPlaces['published'] {
  if (revisionIds.length === 0) return []
  const holding = new Set(revisionIds)
  return db
    .select({ id: editions.id, revisionId: editions.revisionId, major: editions.major, minor: editions.minor })
    .from(editions)
    .where(eq(editions.reportId, reportId))
    .orderBy(asc(editions.major), asc(editions.minor))
    .all()
    .filter(({ revisionId }) => holding.has(revisionId))
    .map(({ id, major, minor }) => ({ major, minor, live: id === live }))
}
