import { and, eq } from 'drizzle-orm'
import { revisionNames, revisionNotes, revisions } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { namesOf, notesOf } from './named.ts'

export type NameRefusal = Forbidden | { kind: 'revision-not-found'; number: number }

/**
 * Gives a revision a name, another one, or with an empty text none. Former names are kept; the one that it has already
 * writes nothing. Refusals: forbidden, revision-not-found.
 */
export function nameRevision(
  tx: Tx,
  actor: Actor,
  { reportId, number, name }: { reportId: string; number: number; name: string },
  now: number,
): Result<{ number: number; name: string | null }, NameRefusal> {
  if (!may(actor, 'revision.name')) return refuse({ kind: 'forbidden', action: 'revision.name' })
  const revisionId = idOf(tx, reportId, number)
  if (revisionId === null) return refuse({ kind: 'revision-not-found', number })
  putName(tx, actor, { revisionId, reportId, name }, now)
  return ok({ number, name: name || null })
}

/** Writes a name down where it is another one. The caller has asked whether the actor may. */
export function putName(tx: Tx, actor: Actor, { revisionId, reportId, name }: { revisionId: string; reportId: string; name: string }, now: number): void {
  if ((namesOf(tx, [revisionId]).get(revisionId)?.text ?? '') === name) return
  tx.insert(revisionNames).values({ revisionId, name, personId: actor.id, at: now }).run()
  record(tx, actor, { action: 'revision.named', reportId, details: { revisionId, ...(name === '' && { taken: true }) } }, now)
}

/**
 * Puts a note on a revision, another one, or with an empty text none. Former notes are kept; the one that it has already
 * writes nothing. Refusals: forbidden, revision-not-found.
 */
export function noteRevision(
  tx: Tx,
  actor: Actor,
  { reportId, number, note }: { reportId: string; number: number; note: string },
  now: number,
): Result<{ number: number; note: string | null }, NameRefusal> {
  if (!may(actor, 'revision.name')) return refuse({ kind: 'forbidden', action: 'revision.name' })
  const revisionId = idOf(tx, reportId, number)
  if (revisionId === null) return refuse({ kind: 'revision-not-found', number })
  if ((notesOf(tx, [revisionId]).get(revisionId)?.text ?? '') === note) return ok({ number, note: note || null })

  tx.insert(revisionNotes).values({ revisionId, note, personId: actor.id, at: now }).run()
  record(tx, actor, { action: 'revision.noted', reportId, details: { revisionId, ...(note === '' && { taken: true }) } }, now)
  return ok({ number, note: note || null })
}

const idOf = (db: Db, reportId: string, number: number): string | null =>
  db
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), eq(revisions.number, number)))
    .get()?.id ?? null
