import { and, desc, eq, isNotNull, lte, or, sql } from 'drizzle-orm'
import { adding, prepared } from '#db/prepared.ts'
import { drafts, draftWriters, reports, type revisionKinds, revisions, revisionWriters } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { keepAuthorship } from '../authorship/keep.ts'
import { ALLOWANCE } from '../compare/allowance.ts'
import { compareContents } from '../compare/compare.ts'
import type { Unreadable } from '../drafts/content.ts'
import { type NotFound, openDraft } from '../drafts/read.ts'
import { forgetTypists } from '../drafts/typists.ts'
import { hashOf } from '../drafts/updates.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'
import { countWords, textLines } from '../richtext/sections.ts'
import { chainOf, keepBody } from './body.ts'
import { rememberContent } from './known.ts'
import { putName } from './name.ts'
import { contentOfRevision, type Said } from './read.ts'
import { indexWords } from './words.ts'

export type RevisionKind = (typeof revisionKinds)[number]
export type CutRefusal = Forbidden | NotFound | Unreadable
/** What is cut and why. A restore says from which revision it brought back what (`restoredPart`, null for all), and where that stands. */
type CutOf = {
  reportId: string
  kind: RevisionKind
  name?: string | undefined
  restoredFrom?: number
  restoredPart?: 'section' | 'change'
  restoredPlace?: string
}
/** The revision that a draft was cut as, or the latest one where that says the same (`cut: false`). */
export type Cut = Said & { cut: boolean }

/** A spell of writing is cut after so long without a word, and at the latest after so long a spell. Milliseconds. */
export const CADENCE = { idle: 10 * 60_000, spell: 30 * 60_000 } as const

/**
 * Cuts a revision from the draft: an immutable snapshot with who wrote since the last one. A draft that says what
 * the latest revision says cuts nothing and gives that one; a name is then put on it. Others wait for
 * the transaction, so that two states that are too different are compared coarsely: more words count then as gone and
 * come, and are found as such, than did.
 * Refusals: forbidden, not-found, draft-unreadable, draft-unknown-schema.
 */
export function cutRevision(
  tx: Tx,
  actor: Actor,
  { reportId, kind, name, restoredFrom, restoredPart, restoredPlace }: CutOf,
  now: number,
): Result<Cut, CutRefusal> {
  if (!may(actor, 'revision.cut')) return refuse({ kind: 'forbidden', action: 'revision.cut' })
  const opened = openDraft(tx, reportId)
  if (!opened.ok) return opened
  const parent = latestRevision(tx, reportId)
  const { history, draft, text } = opened.value
  const { content, etag: hash } = draft
  ending(tx).spell.run({ reportId })
  const chain = parent && chainOf(tx, parent.seq)
  const before = parent && contentOfRevision(tx, parent, chain)
  // An older schema wrote the same content with another hash.
  if (parent && (parent.hash === hash || (before && parent.schemaVersion !== SCHEMA_VERSION && hashOf(before) === hash))) {
    if (name) putName(tx, actor, { revisionId: parent.id, reportId, name }, now)
    return ok({ id: parent.id, number: parent.number, hash: parent.hash, content, cut: false })
  }

  const id = newId()
  const number = (parent?.number ?? 0) + 1
  const comparison = compareContents(before ?? nothing, content, ALLOWANCE.brief)
  const seq = addRevision(tx, {
    id,
    reportId,
    number,
    parent: parent?.number ?? null,
    kind,
    authorId: actor.id,
    restoredFrom: restoredFrom ?? null,
    restoredPart: restoredPart ?? null,
    restoredPlace: restoredPlace ?? null,
    hash,
    schemaVersion: SCHEMA_VERSION,
    words: wordsOf(content),
    wordsAdded: comparison.counts.wordsAdded,
    wordsRemoved: comparison.counts.wordsRemoved,
    createdAt: now,
  })
  keepBody(tx, { seq, text, before: chain })
  rememberContent(tx, { hash, content, length: text.length })
  indexWords(tx, id, comparison)
  const writers = creditWriters(tx, reportId, id)
  const restores = restoredFrom !== undefined
  keepAuthorship(tx, { reportId, number, hash, content, history, comparison, parent: parent && { ...parent, content: before }, writers, restores })
  forgetTypists(tx, reportId)
  if (name) putName(tx, actor, { revisionId: id, reportId, name }, now)
  record(tx, actor, { action: 'revision.cut', reportId, details: { revision: number, kind } }, now)
  return ok({ id, number, hash, content, cut: true })
}

/** The reports whose spell of writing is due for a cut, and why. Asked by the clock; the answer outlives a restart. */
export function dueCuts(db: Db, now: number): { reportId: string; kind: 'idle' | 'interval' }[] {
  return db
    .select({ reportId: drafts.reportId, writtenAt: drafts.writtenAt })
    .from(drafts)
    .innerJoin(reports, eq(reports.id, drafts.reportId))
    .where(and(isNotNull(drafts.spellSince), or(lte(drafts.writtenAt, now - CADENCE.idle), lte(drafts.spellSince, now - CADENCE.spell))))
    .all()
    .map(({ reportId, writtenAt }) => ({ reportId, kind: writtenAt <= now - CADENCE.idle ? 'idle' : 'interval' }))
}

/** The newest revision of a report, if it has one. */
export function latestRevision(db: Db, reportId: string): { seq: number; id: string; number: number; hash: string; schemaVersion: number } | null {
  return latest(db).get({ reportId }) ?? null
}

const latest = prepared((db) =>
  db
    .select({ seq: revisions.seq, id: revisions.id, number: revisions.number, hash: revisions.hash, schemaVersion: revisions.schemaVersion })
    .from(revisions)
    .where(eq(revisions.reportId, sql.placeholder('reportId')))
    .orderBy(desc(revisions.number))
    .limit(1)
    .prepare(),
)

/** Says of a revision who wrote since the one before. Gives them. */
export function creditWriters(tx: Tx, reportId: string, revisionId: string): string[] {
  const writers = ending(tx).writers.all({ reportId })
  for (const { personId } of writers) credit(tx, { revisionId, personId })
  ending(tx).writing.run({ reportId })
  return writers.map(({ personId }) => personId)
}

const addRevision = adding(revisions)
const credit = adding(revisionWriters)

/** A cut ends what is counted since the one before. */
const ending = prepared((db) => {
  const reportId = sql.placeholder('reportId')
  return {
    spell: db.update(drafts).set({ spellSince: null }).where(eq(drafts.reportId, reportId)).prepare(),
    writers: db.select({ personId: draftWriters.personId }).from(draftWriters).where(eq(draftWriters.reportId, reportId)).prepare(),
    writing: db.delete(draftWriters).where(eq(draftWriters.reportId, reportId)).prepare(),
  }
})

const nothing: Content = { standfirst: '', document: { type: 'doc', content: [] } }
const wordsOf = (content: Content) => countWords(content.standfirst) + textLines(content.document).reduce((sum, line) => sum + countWords(line), 0)
