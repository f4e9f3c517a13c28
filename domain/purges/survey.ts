import { and, asc, count, eq, gt, max } from 'drizzle-orm'
import { draftUpdates, purges, reports, revisions, sponsors, wordPurges } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { readDraft } from '../drafts/read.ts'
import { bodyOf, walk } from '../revisions/body.ts'
import { elsewhere } from './elsewhere.ts'
import { findIn, type Stored } from './passages.ts'
import type { WordsStand } from './places.ts'
import type { Sought } from './sought.ts'
import { type Head, type InDraft, type Known, standOf } from './stand.ts'
import { typedIn } from './typed.ts'

/**
 * What is known of where words stand, and up to which moment. What was found in revisions stays true, since they never
 * change but for a purge; `hashes` says of every content that was read whether it holds the words.
 */
export type Survey = Known & {
  stand: WordsStand
  hashes: Map<string, boolean>
  mark: { revision: number; update: number; purges: number }
}

/**
 * Looks for words in everything that is kept. It stops after each body that it read, so that whoever drives it can let
 * others have their turn. `since` is an earlier survey of the same words: only what came after it is read then. Gives
 * null where a purge came between, and the earlier one holds no more.
 */
export function* survey(db: Db, sought: Sought, since?: Survey): Generator<void, Survey | null> {
  const mark = markOf(db)
  if (since && since.mark.purges !== mark.purges) return null
  const held = new Map(since?.held)
  const hashes = new Map(since?.hashes)
  const damaged = new Map(since?.damaged)
  const bytes = new Map(since?.bytes)
  const drafts = new Map(since?.drafts)
  const found = since?.elsewhere ?? (yield* elsewhere(db, sought))
  const heads = headsOf(db)
  for (const { reportId } of heads) {
    for (const { revision, text } of since ? later(db, reportId, since.mark.revision) : walk(db, reportId)) {
      const inText = text === null ? null : findIn(JSON.parse(text) as Stored, sought)
      if (inText === null) damaged.set(reportId, [...(damaged.get(reportId) ?? []), revision.number])
      else hashes.set(revision.hash, inText.times > 0)
      if (inText && inText.times > 0) {
        const { seq, id, number } = revision
        held.set(reportId, [...(held.get(reportId) ?? []), { seq, id, number, found: inText }])
      }
      bytes.set(reportId, (bytes.get(reportId) ?? 0) + (text?.length ?? 0))
      yield
    }
    if (since && lastUpdate(db, reportId) <= since.mark.update) continue
    drafts.set(reportId, inDraft(db, reportId, sought))
    yield
  }
  const stand = standOf(db, sought, heads, { held, damaged, bytes, drafts, elsewhere: found })
  return { stand, held, hashes, damaged, bytes, drafts, elsewhere: found, mark }
}

const headsOf = (db: Db): Head[] =>
  db
    .select({ reportId: reports.id, slug: sponsors.slug, name: sponsors.name, archivedAt: reports.archivedAt, live: reports.liveEditionId })
    .from(reports)
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    .orderBy(asc(sponsors.name), asc(reports.createdAt))
    .all()

function markOf(db: Db): Survey['mark'] {
  const last = (value: number | null | undefined) => value ?? 0
  const gone = [wordPurges, purges].map((table) => db.select({ count: count() }).from(table).get()?.count ?? 0)
  return {
    revision: last(
      db
        .select({ last: max(revisions.seq) })
        .from(revisions)
        .get()?.last,
    ),
    update: last(
      db
        .select({ last: max(draftUpdates.id) })
        .from(draftUpdates)
        .get()?.last,
    ),
    purges: gone.reduce((sum, each) => sum + each, 0),
  }
}

function lastUpdate(db: Db, reportId: string): number {
  const row = db
    .select({ last: max(draftUpdates.id) })
    .from(draftUpdates)
    .where(eq(draftUpdates.reportId, reportId))
    .get()
  return row?.last ?? 0
}

function later(db: Db, reportId: string, seq: number) {
  return db
    .select({ seq: revisions.seq, id: revisions.id, number: revisions.number, hash: revisions.hash })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), gt(revisions.seq, seq)))
    .orderBy(asc(revisions.number))
    .all()
    .map((revision) => ({ revision, text: bodyOf(db, revision) }))
}

function inDraft(db: Db, reportId: string, sought: Sought): InDraft {
  const draft = readDraft(db, reportId)
  const typed = sought.rangesIn(typedIn(db, reportId)).length > 0
  return { readable: draft.ok, found: draft.ok ? findIn(draft.value.content, sought) : null, typed }
}
