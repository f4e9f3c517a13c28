import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type * as Y from 'yjs'
import { prepared } from '#db/prepared.ts'
import { drafts, draftUpdates } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { plainLines } from '../richtext/plain-lines.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'
import { contentOf, type DraftOfUnknownSchema, type Unreadable } from './content.ts'
import { knownDraft, rememberDraft, type SaidByDraft } from './known.ts'
import { rawOf } from './raw.ts'
import { strangerIn } from './strangers.ts'
import { sharedOf } from './updates.ts'

/** `etag` is the hash of the canonical content, ids included, without quotes. */
export type Draft = { reportId: string; generation: number; content: Content; etag: string }
export type NotFound = { kind: 'not-found' }

/** The draft of a report as it stands on disk, which is all that was ever acknowledged. */
export function readDraft(db: Db, reportId: string): Result<Draft, NotFound | Unreadable> {
  const opened = openDraft(db, reportId)
  return opened.ok ? ok(opened.value.draft) : opened
}

/** A draft with its canonical text, and with its history, for a change of it. */
export type OpenDraft = { draft: Draft; text: string; history: History }

/** The draft as `readDraft` gives it, for whoever does something with it. */
export function openDraft(db: Db, reportId: string): Result<OpenDraft, NotFound | Unreadable> {
  const kept = asked(db).kept.get({ reportId })
  if (!kept) return refuse({ kind: 'not-found' })
  const { generation, version } = kept
  if (version !== SCHEMA_VERSION) return refuse({ kind: 'draft-unknown-schema', version, path: '' })
  const history = historyOf(db, reportId)
  const said = readHistory(db, history)
  if (!said.ok) return said
  const { content, text, etag } = said.value
  return ok({ draft: { reportId, generation, content, etag }, text, history })
}

function readHistory(db: Db, { updates, shared }: History): Result<SaidByDraft, Unreadable> {
  const known = knownDraft(db, updates)
  if (known) return ok(known)
  const content = contentOf(shared())
  return content.ok ? ok(rememberDraft(db, updates, content.value)) : content
}

/** What a draft is kept as, not read yet. Refusals: not-found, draft-unknown-schema. */
export function keptDraft(db: Db, reportId: string): Result<Uint8Array[], NotFound | Unreadable> {
  const kept = db.select({ version: drafts.schemaVersion }).from(drafts).where(eq(drafts.reportId, reportId)).get()
  if (!kept) return refuse({ kind: 'not-found' })
  if (kept.version !== SCHEMA_VERSION) return refuse({ kind: 'draft-unknown-schema', version: kept.version, path: '' })
  return ok(updatesAfter(db, reportId, 0).map(({ data }) => data))
}

/** The generation that a draft's document name carries, or null for a report that there is not. */
export function generationOf(db: Db, reportId: string): number | null {
  return db.select({ generation: drafts.generation }).from(drafts).where(eq(drafts.reportId, reportId)).get()?.generation ?? null
}

/** The updates that a draft is kept as, oldest first, and the shared document that they make, made once and when it is asked for. */
export type History = { updates: readonly Uint8Array[]; shared(): Y.Doc }

export function historyOf(db: Db, reportId: string): History {
  const updates = updatesAfter(db, reportId, 0).map(({ data }) => data)
  let shared: Y.Doc | null = null
  return {
    updates,
    shared() {
      shared ??= sharedOf(updates)
      return shared
    },
  }
}

/** The shared document of a draft, made of its updates. */
export const loadDraft = (db: Db, reportId: string): Y.Doc => historyOf(db, reportId).shared()

/** Whether another version of Host City wrote the draft, so that an editor of this one would take away what it does not know; null where it did not. */
export function unknownSchemaOf(db: Db, reportId: string): DraftOfUnknownSchema | null {
  const kept = db.select({ version: drafts.schemaVersion }).from(drafts).where(eq(drafts.reportId, reportId)).get()
  if (!kept) return null
  const { version } = kept
  const path = version === SCHEMA_VERSION ? strangerIn(loadDraft(db, reportId)) : ''
  return path === null ? null : { kind: 'draft-unknown-schema', version, path }
}

/** The words of a draft as plain lines, whichever schema it is in. */
export const linesOfDraft = (db: Db, reportId: string): string[] => plainLines(rawOf(loadDraft(db, reportId)))

/** The updates of a draft that came after the one with this id, oldest first. */
export function updatesAfter(db: Db, reportId: string, id: number): { id: number; data: Buffer }[] {
  return asked(db).updates.all({ reportId, id })
}

const asked = prepared((db) => {
  const reportId = sql.placeholder('reportId')
  return {
    kept: db.select({ generation: drafts.generation, version: drafts.schemaVersion }).from(drafts).where(eq(drafts.reportId, reportId)).prepare(),
    updates: db
      .select({ id: draftUpdates.id, data: draftUpdates.data })
      .from(draftUpdates)
      .where(and(eq(draftUpdates.reportId, reportId), gt(draftUpdates.id, sql.placeholder('id'))))
      .orderBy(asc(draftUpdates.id))
      .prepare(),
  }
})

/** How many bytes of updates are kept of a draft, what was deleted and not folded away yet included. */
export function draftBytes(db: Db, reportId: string): number {
  const sum = db.select({ bytes: sql<number>`coalesce(sum(length(${draftUpdates.data})), 0)` }).from(draftUpdates)
  return sum.where(eq(draftUpdates.reportId, reportId)).get()?.bytes ?? 0
}
