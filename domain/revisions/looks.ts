import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { drafts, looks, revisions, revisionWriters } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { type NotFound, readDraft } from '../drafts/read.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { latestRevision } from './cut.ts'

/** What was seen: the newest revision of that moment, and the hash of the draft if that was seen too. */
export type Seen = { reportId: string; revision: number; hash: string | null }

/** The revision that a person saw last, and when. `hash` is that of the draft which they saw with it. */
export type Look = { revision: number; hash: string | null; at: number }

/**
 * Notes what a person saw of a report. The pointer goes forward alone: seeing something old forgets nothing. It is no act
 * of the audit, for it changes nothing for anybody else. Refusals: forbidden, not-found.
 */
export function lookedAt(tx: Tx, actor: Actor, { reportId, revision, hash }: Seen, now: number): Result<null, Forbidden | NotFound> {
  const { id: personId } = actor
  if (!may(actor, 'desk.read') || personId === null) return refuse({ kind: 'forbidden', action: 'desk.read' })
  const latest = latestRevision(tx, reportId)
  if (!latest || revision < 1 || revision > latest.number) return refuse({ kind: 'not-found' })
  const before = lastLook(tx, personId, reportId)
  if (before && before.revision > revision) return ok(null)
  tx.insert(looks)
    .values({ personId, reportId, revision, hash, at: now })
    .onConflictDoUpdate({ target: [looks.personId, looks.reportId], set: { revision, hash, at: now } })
    .run()
  return ok(null)
}

/** The same of the draft as it stands on disk: what a person has before them who leaves the editor. Refusals: as of `lookedAt`. */
export function lookedAtDraft(tx: Tx, actor: Actor, reportId: string, now: number): Result<null, Forbidden | NotFound> {
  const draft = readDraft(tx, reportId)
  const revision = latestRevision(tx, reportId)?.number ?? 0
  return lookedAt(tx, actor, { reportId, revision, hash: draft.ok ? draft.value.etag : null }, now)
}

/**
 * What a person saw of a report last, or null where they never looked. What they saw of the draft may have become a
 * revision later: the one that their own leaving cut, say. Then it is that one.
 */
export function lastLook(db: Db, personId: string, reportId: string): Look | null {
  const look = db
    .select({ revision: looks.revision, hash: looks.hash, at: looks.at })
    .from(looks)
    .where(and(eq(looks.personId, personId), eq(looks.reportId, reportId)))
    .get()
  if (!look?.hash) return look ?? null
  const same = and(eq(revisions.reportId, reportId), gte(revisions.number, look.revision), eq(revisions.hash, look.hash))
  const became = db.select({ number: revisions.number }).from(revisions).where(same).orderBy(asc(revisions.number)).limit(1).get()
  return { ...look, revision: became?.number ?? look.revision }
}

/**
 * The reports that somebody else changed since a person looked at them, each with the revision that they saw. It goes by
 * who wrote and when, and reads no text, so that a desk of any size is told at once.
 */
export function changedSinceLooked(db: Db, personId: string): Map<string, number> {
  const rows = db
    .select({
      reportId: looks.reportId,
      at: looks.at,
      writtenAt: drafts.writtenAt,
      writtenBy: drafts.writtenBy,
      spellSince: drafts.spellSince,
    })
    .from(looks)
    .innerJoin(drafts, eq(drafts.reportId, looks.reportId))
    .where(eq(looks.personId, personId))
    .all()
  const found = new Map<string, number>()
  for (const { reportId, at, writtenAt, writtenBy, spellSince } of rows) {
    const look = lastLook(db, personId, reportId)
    if (!look) continue
    const inDraft = spellSince !== null && writtenAt > at && writtenBy !== personId
    if (inDraft || othersWrote(db, reportId, look.revision, personId)) found.set(reportId, look.revision)
  }
  return found
}

/** Whether a revision after this one holds what somebody else wrote; one without writers came from a machine or an import. */
function othersWrote(db: Db, reportId: string, after: number, personId: string): boolean {
  const others = sql`not exists (select 1 from ${revisionWriters} where ${revisionWriters.revisionId} = ${revisions.id})
    and ${revisions.authorId} is not ${personId}
    or exists (select 1 from ${revisionWriters} where ${revisionWriters.revisionId} = ${revisions.id} and ${revisionWriters.personId} <> ${personId})`
  return (
    db
      .select({ number: revisions.number })
      .from(revisions)
      .where(and(eq(revisions.reportId, reportId), sql`${revisions.number} > ${after}`, sql`(${others})`))
      .limit(1)
      .get() !== undefined
  )
}
