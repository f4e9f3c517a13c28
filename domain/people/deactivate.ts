import { eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import { countActiveAdmins, findSubject, type SubjectRefusal } from './accounts.ts'
import type { Actor } from './actor.ts'
import type { LastAdmin } from './change-role.ts'
import { endLinksMadeBy } from './links-made-by.ts'
import { type Forbidden, may } from './may.ts'
import { endLinks } from './one-time-links.ts'
import type { OwnAccount } from './resets.ts'
import { endSessionsOf } from './sessions.ts'
import { endTokensOf } from './tokens.ts'

/** Invited and never here: there is an invitation to take back or to renew, and no account yet. */
export type NeverJoined = { kind: 'never-joined' }
export type DeactivateRefusal = Forbidden | SubjectRefusal | OwnAccount | LastAdmin | NeverJoined
export type ReactivateRefusal = Forbidden | SubjectRefusal | NeverJoined

/**
 * Keeps a person out: their sessions, tokens and reset links end, those that they handed out too, and what they wrote
 * stays theirs. Refusals: forbidden, own-account, person-not-found, sample-person, never-joined, last-admin.
 */
export function deactivatePerson(tx: Tx, actor: Actor, { personId }: { personId: string }, now: number): Result<{ changed: boolean }, DeactivateRefusal> {
  if (!may(actor, 'person.manage')) return refuse({ kind: 'forbidden', action: 'person.manage' })
  if (personId === actor.id) return refuse({ kind: 'own-account' })
  const person = findSubject(tx, personId)
  if (!person.ok) return person
  const { status, role } = person.value
  if (status === 'invited') return refuse({ kind: 'never-joined' })
  if (status === 'inactive') return ok({ changed: false })
  if (role === 'admin' && countActiveAdmins(tx, personId) === 0) return refuse({ kind: 'last-admin' })

  tx.update(people).set({ status: 'inactive' }).where(eq(people.id, personId)).run()
  const tokens = endTokensOf(tx, personId, now)
  endLinks(tx, { purpose: 'reset', personId }, now)
  endLinksMadeBy(tx, personId, now)
  endSessionsOf(tx, actor, { personId }, now)
  record(tx, actor, { action: 'person.deactivated', details: { person: personId, tokens } }, now)
  return ok({ changed: true })
}

/** Lets a person in again, with the password and the role that they had. Refusals: forbidden, person-not-found, sample-person, never-joined. */
export function reactivatePerson(tx: Tx, actor: Actor, { personId }: { personId: string }, now: number): Result<{ changed: boolean }, ReactivateRefusal> {
  if (!may(actor, 'person.manage')) return refuse({ kind: 'forbidden', action: 'person.manage' })
  const person = findSubject(tx, personId)
  if (!person.ok) return person
  const { status, passwordHash } = person.value
  if (status === 'active') return ok({ changed: false })
  if (status === 'invited' || passwordHash === null) return refuse({ kind: 'never-joined' })

  tx.update(people).set({ status: 'active' }).where(eq(people.id, personId)).run()
  record(tx, actor, { action: 'person.reactivated', details: { person: personId } }, now)
  return ok({ changed: true })
}
