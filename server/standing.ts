import { eq } from 'drizzle-orm'
import { drafts, reports } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { may } from '#domain/people/may.ts'
import { actorOfSession, type PersonActor } from '#domain/people/sessions.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'

/** What a document on the socket is called: `draft.<reportId>.<generation>`. */
export type DraftName = { reportId: string; generation: number }

export function parseDraftName(name: string): DraftName | null {
  const found = /^draft\.([A-Za-z0-9_-]{1,40})\.([1-9]\d{0,11})$/.exec(name)
  return found?.[1] && found[2] ? { reportId: found[1], generation: Number(found[2]) } : null
}

export const nameOfDraft = ({ reportId, generation }: DraftName): string => `draft.${reportId}.${generation}`

/** Why a draft is open for reading only; null where one may write. */
export type ReadOnly = 'archived' | 'role' | null

/** Why a draft is not opened, or not any longer. The editor has a sentence for each. */
export type Refused = 'signed-out' | 'forbidden' | 'not-found' | 'generation' | 'schema'

export type Standing = { ok: true; actor: PersonActor; readOnly: ReadOnly } | { ok: false; reason: Refused }

/** What a session may do with a draft at this moment, read from the database with every message. */
export function standing(db: Db, sessionId: string, { reportId, generation }: DraftName, now: number): Standing {
  const actor = actorOfSession(db, sessionId, now)
  if (!actor) return { ok: false, reason: 'signed-out' }
  if (!may(actor, 'desk.read')) return { ok: false, reason: 'forbidden' }
  const draft = draftState(db, reportId)
  if (!draft) return { ok: false, reason: 'not-found' }
  if (draft.generation !== generation) return { ok: false, reason: 'generation' }
  if (draft.schemaVersion !== SCHEMA_VERSION) return { ok: false, reason: 'schema' }
  return { ok: true, actor, readOnly: draft.archived ? 'archived' : may(actor, 'draft.write') ? null : 'role' }
}

export function draftState(db: Db, reportId: string): { generation: number; schemaVersion: number; archived: boolean } | null {
  const found = db
    .select({ generation: drafts.generation, schemaVersion: drafts.schemaVersion, archivedAt: reports.archivedAt })
    .from(drafts)
    .innerJoin(reports, eq(reports.id, drafts.reportId))
    .where(eq(drafts.reportId, reportId))
    .get()
  return found ? { generation: found.generation, schemaVersion: found.schemaVersion, archived: found.archivedAt !== null } : null
}
