import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type * as Y from 'yjs'
import { drafts, draftUpdates } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { canonical } from '../richtext/parse.ts'
import { plainLines } from '../richtext/plain-lines.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'
import { contentOf, type DraftOfUnknownSchema, type Unreadable } from './content.ts'
import { rawOf } from './raw.ts'
import { strangerIn } from './strangers.ts'
import { hashOfText, sharedOf } from './updates.ts'

/** `etag` is the hash of the canonical content, ids included, without quotes. */
export type Draft = { reportId: string; generation: number; content: Content; etag: string }
export type NotFound = { kind: 'not-found' }

/** The draft of a report as it stands on disk, which is all that was ever acknowledged. */
export function readDraft(db: Db, reportId: string): Result<Draft, NotFound | Unreadable> {
  const opened = openDraft(db, reportId)
  return opened.ok ? ok(opened.value.draft) : opened
}

/** The draft with the shared document that it was read from, for a change of it, and with its canonical text. */
export function openDraft(db: Db, reportId: string): Result<{ draft: Draft; shared: Y.Doc; text: string }, NotFound | Unreadable> {
  const kept = db.select({ generation: drafts.generation, version: drafts.schemaVersion }).from(drafts).where(eq(drafts.reportId, reportId)).get()
  if (!kept) return refuse({ kind: 'not-found' })
  const { generation, version } = kept
  if (version !== SCHEMA_VERSION) return refuse({ kind: 'draft-unknown-schema', version, path: '' })
  const shared = loadDraft(db, reportId)
  const content = contentOf(shared)
  if (!content.ok) return content
  const text = canonical(content.value)
  return ok({ draft: { reportId, generation, content: content.value, etag: hashOfText(text) }, shared, text })
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

/** The shared document of a draft, made of its updates. */
export function loadDraft(db: Db, reportId: string): Y.Doc {
  return sharedOf(updatesAfter(db, reportId, 0).map(({ data }) => data))
}

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
  return db
    .select({ id: draftUpdates.id, data: draftUpdates.data })
    .from(draftUpdates)
    .where(and(eq(draftUpdates.reportId, reportId), gt(draftUpdates.id, id)))
    .orderBy(asc(draftUpdates.id))
    .all()
}

/** How many bytes of updates are kept of a draft, what was deleted and not folded away yet included. */
export function draftBytes(db: Db, reportId: string): number {
  const sum = db.select({ bytes: sql<number>`coalesce(sum(length(${draftUpdates.data})), 0)` }).from(draftUpdates)
  return sum.where(eq(draftUpdates.reportId, reportId)).get()?.bytes ?? 0
}
