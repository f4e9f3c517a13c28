import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { people, sessions } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Actor } from './actor.ts'
import { type Forbidden, may } from './may.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** A session ends after this long without a request, and after this long in any case (OWASP Session Management, with drafts kept on the device). */
export const IDLE_LIMIT = 12 * HOUR
export const ABSOLUTE_LIMIT = 7 * 24 * HOUR

/** A person who is signed in, as the database knows them now. */
export type PersonActor = Actor & { id: string; sessionId: string; email: string; seenAt: number }

/** Opens a session for a person whose password was right. Gives its id, which nobody can guess. */
export function openSession(tx: Tx, person: { id: string; address: string | null; agent: string | null }, now: number): string {
  const id = randomBytes(24).toString('base64url')
  tx.insert(sessions)
    .values({
      id,
      personId: person.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + ABSOLUTE_LIMIT,
      address: person.address,
      agent: person.agent?.slice(0, 400) ?? null,
    })
    .run()
  return id
}

/**
 * Who acts in this session, or null when it is unknown, ended, idle for too long, too old, or when its person was
 * deactivated. Name, role and status are those of this moment. `address` is where the request came from.
 */
export function actorOfSession(db: Db, sessionId: string, now: number, address: string | null = null): PersonActor | null {
  const found = db
    .select({ id: people.id, email: people.email, name: people.name, role: people.role, seenAt: sessions.lastSeenAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), eq(people.status, 'active')))
    .get()
  if (!found || now >= found.expiresAt || now >= found.seenAt + IDLE_LIMIT) return null
  const { id, email, name, role, seenAt } = found
  return { id, email, name, role, seenAt, sessionId, via: 'desk', address }
}

/** Whether it is time to note that the person is still there. Not with every request: each note is a write to disk. */
export const isSeenLongAgo = (actor: PersonActor, now: number): boolean => now >= actor.seenAt + MINUTE

/** Notes that the session is in use. An ended session stays as it is. */
export function touchSession(tx: Tx, sessionId: string, now: number): void {
  tx.update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
    .run()
}

/** Ends a session at once: one's own, or anybody's for an admin. Refusals: forbidden, session-not-found. */
export function endSession(
  tx: Tx,
  actor: Actor,
  { sessionId }: { sessionId: string },
  now: number,
): Result<{ personId: string }, Forbidden | { kind: 'session-not-found' }> {
  const session = tx
    .select({ personId: sessions.personId })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
    .get()
  if (!session) return refuse({ kind: 'session-not-found' })
  if (session.personId !== actor.id && !may(actor, 'session.end')) return refuse({ kind: 'forbidden', action: 'session.end' })

  tx.update(sessions).set({ endedAt: now }).where(eq(sessions.id, sessionId)).run()
  record(tx, actor, { action: 'person.signed-out', details: { person: session.personId } }, now)
  return ok({ personId: session.personId })
}

/** Ends every session of a person but, if one is named, that one. Gives the ids of those that it ended. Refusals: forbidden. */
export function endSessionsOf(
  tx: Tx,
  actor: Actor,
  { personId, but }: { personId: string; but?: string },
  now: number,
): Result<{ ended: string[] }, Forbidden> {
  if (personId !== actor.id && !may(actor, 'session.end')) return refuse({ kind: 'forbidden', action: 'session.end' })

  const open = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt)))
    .all()
  const ended = open.map(({ id }) => id).filter((id) => id !== but)
  if (ended.length === 0) return ok({ ended })
  for (const id of ended) tx.update(sessions).set({ endedAt: now }).where(eq(sessions.id, id)).run()
  record(tx, actor, { action: 'person.signed-out', details: { person: personId, sessions: ended.length } }, now)
  return ok({ ended })
}
