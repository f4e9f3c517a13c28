import { and, eq, lte, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import { drafts, draftUpdates, draftWriters, reports } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { parseContent } from '../richtext/parse.ts'
import type { Unreadable } from './content.ts'
import { applyContent, updateFor } from './difference.ts'
import { HOST } from './fragments.ts'
import { rememberDraft } from './known.ts'
import { type History, historyOf, type NotFound, openDraft } from './read.ts'
import { noteTypist } from './typists.ts'
import { hashOf } from './updates.ts'

export type Archived = { kind: 'archived' }
export type Stale = { kind: 'stale'; etag: string }
export type WriteRefusal = Forbidden | NotFound | Archived | Unreadable

/** Starts the draft of a new report. */
export function startDraft(tx: Tx, actor: Actor, { reportId, content }: { reportId: string; content: Content }, now: number): void {
  tx.insert(drafts).values({ reportId, writtenAt: now, writtenBy: actor.id, spellSince: now }).run()
  tx.insert(draftUpdates)
    .values({ reportId, data: Buffer.from(updateFor(content, HOST)) })
    .run()
  noteWriters(tx, reportId, actor.id ? [actor.id] : [], now)
}

/**
 * Makes the draft say `content`, as a difference aligned by blocks that merges with what others are typing.
 * Refusals: forbidden, not-found, archived, draft-unreadable; stale when `ifMatch` is not the draft's ETag.
 * The same content changes nothing.
 */
export function replaceDraft(
  tx: Tx,
  actor: Actor,
  { reportId, content, ifMatch }: { reportId: string; content: Content; ifMatch?: string },
  now: number,
): Result<{ etag: string; changed: boolean }, WriteRefusal | Stale> {
  if (!may(actor, 'draft.write')) return refuse({ kind: 'forbidden', action: 'draft.write' })
  const present = openDraft(tx, reportId)
  if (!present.ok) return present
  const { draft, history } = present.value
  if (isArchived(tx, reportId)) return refuse({ kind: 'archived' })
  if (ifMatch !== undefined && ifMatch !== draft.etag) return refuse({ kind: 'stale', etag: draft.etag })
  const etag = hashOf(content)
  if (etag === draft.etag) return ok({ etag, changed: false })

  writeContent(tx, actor, { reportId, content, history }, now)
  record(tx, actor, { action: 'draft.replaced', reportId }, now)
  return ok({ etag, changed: true })
}

/** The edit inside `replaceDraft` and a restore: appended like anything typed. `history` is the draft's as it is on disk now. */
export function writeContent(
  tx: Tx,
  actor: Actor,
  { reportId, content, history = historyOf(tx, reportId) }: { reportId: string; content: Content; history?: History },
  now: number,
): void {
  const shared = history.shared()
  shared.clientID = HOST
  const changes: Uint8Array[] = []
  shared.on('update', (update: Uint8Array) => changes.push(update))
  applyContent(shared, content)
  appendUpdates(
    tx,
    reportId,
    changes.map((data) => ({ data, writer: actor.id })),
    now,
  )
  // The shared document says the canonical form of what it was made to say, and nothing that has none.
  const said = parseContent(content)
  if (said.ok) rememberDraft(tx, [...history.updates, ...changes], said.value)
}

/** What was typed, and by whom. */
export type Typed = { data: Uint8Array; writer: string | null }

/** Appends what was typed, and who typed it. Gives the id of the last row. */
export function appendUpdates(tx: Tx, reportId: string, updates: readonly Typed[], now: number): number {
  let last = 0
  const writers: string[] = []
  for (const { data, writer } of updates) {
    const row = tx.insert(draftUpdates).values({ reportId, data: Buffer.from(data) })
    last = Number(row.run().lastInsertRowid)
    if (writer === null) continue
    writers.push(writer)
    noteTypist(tx, reportId, data, writer)
  }
  tx.update(drafts)
    .set({ writtenAt: now, writtenBy: writers.at(-1) ?? null, spellSince: sql`coalesce(${drafts.spellSince}, ${now})` })
    .where(eq(drafts.reportId, reportId))
    .run()
  noteWriters(tx, reportId, writers, now)
  return last
}

function noteWriters(tx: Tx, reportId: string, writers: readonly string[], now: number): void {
  for (const personId of new Set(writers))
    tx.insert(draftWriters)
      .values({ reportId, personId, at: now })
      .onConflictDoUpdate({ target: [draftWriters.reportId, draftWriters.personId], set: { at: now } })
      .run()
}

/**
 * Folds the updates of a draft into one, when there are `atLeast` of them. Applying them to an empty document
 * also drops what was deleted; they stay merged but whole while something they hang on is missing.
 */
export function compactDraft(tx: Tx, reportId: string, atLeast = 200): void {
  const rows = tx
    .select({ id: draftUpdates.id, data: draftUpdates.data })
    .from(draftUpdates)
    .where(eq(draftUpdates.reportId, reportId))
    .orderBy(draftUpdates.id)
    .all()
  const last = rows.at(-1)
  if (!last || rows.length < atLeast) return
  const merged = Y.mergeUpdates(rows.map((row) => row.data))
  const draft = new Y.Doc()
  Y.applyUpdate(draft, merged)
  const whole = draft.store.pendingStructs || draft.store.pendingDs ? merged : Y.encodeStateAsUpdate(draft)

  tx.delete(draftUpdates)
    .where(and(eq(draftUpdates.reportId, reportId), lte(draftUpdates.id, last.id)))
    .run()
  tx.insert(draftUpdates)
    .values({ reportId, data: Buffer.from(whole) })
    .run()
}

export function isArchived(tx: Tx, reportId: string): boolean {
  const report = tx.select({ archivedAt: reports.archivedAt }).from(reports).where(eq(reports.id, reportId)).get()
  return report !== undefined && report.archivedAt !== null
}
