import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { apiTokens, oneTimeLinks, people, samples, sessions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { IDLE_LIMIT } from './sessions.ts'

/**
 * How a person stands: here; awaited, with a link that works or that has expired; kept out; invited once and taken
 * back before they came; of the sample library, whose people can never sign in.
 */
export type PersonState = 'active' | 'invited' | 'invitation-expired' | 'inactive' | 'taken-back' | 'sample'

export type ListedPerson = {
  id: string
  email: string
  name: string
  role: 'editor' | 'admin'
  state: PersonState
  createdAt: number
  lastSignInAt: number | null
  /** Until when the link of their invitation works; null where none does. */
  invitedUntil: number | null
}

export type OpenSession = { id: string; address: string | null; agent: string | null; createdAt: number; lastSeenAt: number }
export type WorkingToken = { id: string; label: string; createdAt: number; lastUsedAt: number | null }

const columns = {
  id: people.id,
  email: people.email,
  name: people.name,
  role: people.role,
  status: people.status,
  joined: sql<number>`${people.passwordHash} is not null`,
  createdAt: people.createdAt,
  lastSignInAt: people.lastSignInAt,
  sample: samples.id,
}

/** Everybody who has an account, was invited, or belongs to the sample library, by name. */
export function listPeople(db: Db, now: number): ListedPerson[] {
  const open = openInvitations(db, now)
  return selected(db)
    .orderBy(asc(sql`lower(${people.name})`), asc(people.email))
    .all()
    .map((row) => listed(row, open.get(row.id) ?? null))
}

/** A person with what they have open now, or null where there is none of this id. */
export function readPerson(db: Db, personId: string, now: number): (ListedPerson & { sessions: OpenSession[]; tokens: WorkingToken[] }) | null {
  const row = selected(db).where(eq(people.id, personId)).get()
  if (!row) return null
  const person = listed(row, openInvitations(db, now).get(personId) ?? null)
  return { ...person, sessions: openSessions(db, personId, now), tokens: workingTokens(db, personId) }
}

/** The sessions in which a person could act at this moment, the last used first. */
export function openSessions(db: Db, personId: string, now: number): OpenSession[] {
  return db
    .select({ id: sessions.id, address: sessions.address, agent: sessions.agent, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, now - IDLE_LIMIT)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt))
    .all()
}

/** The API tokens of a person that work, the newest first. */
export function workingTokens(db: Db, personId: string): WorkingToken[] {
  return db
    .select({ id: apiTokens.id, label: apiTokens.label, createdAt: apiTokens.createdAt, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
    .all()
}

type Row = NonNullable<ReturnType<ReturnType<typeof selected>['get']>>

const selected = (db: Db) =>
  db
    .select(columns)
    .from(people)
    .leftJoin(samples, and(eq(samples.kind, 'person'), eq(samples.id, people.id)))

function listed({ status, joined, sample, ...person }: Row, invitedUntil: number | null): ListedPerson {
  return { ...person, state: stateOf(status, { joined: joined === 1, sample: sample !== null, awaited: invitedUntil !== null }), invitedUntil }
}

function stateOf(status: Row['status'], { joined, sample, awaited }: { joined: boolean; sample: boolean; awaited: boolean }): PersonState {
  if (sample) return 'sample'
  if (status === 'invited') return awaited ? 'invited' : 'invitation-expired'
  return status === 'inactive' && !joined ? 'taken-back' : status
}

function openInvitations(db: Db, now: number): Map<string, number> {
  const rows = db
    .select({ personId: oneTimeLinks.personId, expiresAt: oneTimeLinks.expiresAt })
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.purpose, 'invitation'), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)))
    .all()
  return new Map(rows.flatMap(({ personId, expiresAt }) => (personId === null ? [] : [[personId, expiresAt]])))
}
