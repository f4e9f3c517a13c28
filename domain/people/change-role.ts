import { eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import { countActiveAdmins, findSubject, type SubjectRefusal } from './accounts.ts'
import type { Actor } from './actor.ts'
import { endLinksMadeBy } from './links-made-by.ts'
import { type Forbidden, may } from './may.ts'
import type { OwnAccount } from './resets.ts'

/** Without this person nobody could look after people, history and the service. */
export type LastAdmin = { kind: 'last-admin' }
export type ChangeRoleRefusal = Forbidden | SubjectRefusal | OwnAccount | LastAdmin

/**
 * Gives a person another role. It counts from their very next request and message on, since each asks the database.
 * Links to people that an admin handed out end with the role.
 * Refusals: forbidden, own-account, person-not-found, sample-person, last-admin.
 */
export function changeRole(
  tx: Tx,
  actor: Actor,
  { personId, role }: { personId: string; role: Actor['role'] },
  now: number,
): Result<{ changed: boolean }, ChangeRoleRefusal> {
  if (!may(actor, 'person.manage')) return refuse({ kind: 'forbidden', action: 'person.manage' })
  if (personId === actor.id) return refuse({ kind: 'own-account' })
  const person = findSubject(tx, personId)
  if (!person.ok) return person
  if (person.value.role === role) return ok({ changed: false })
  // Whoever acts may have lost their own role a moment ago: what counts is who is left.
  if (role !== 'admin' && person.value.status === 'active' && countActiveAdmins(tx, personId) === 0) return refuse({ kind: 'last-admin' })

  tx.update(people).set({ role }).where(eq(people.id, personId)).run()
  if (role !== 'admin') endLinksMadeBy(tx, personId, now)
  record(tx, actor, { action: 'person.role-changed', details: { person: personId, from: person.value.role, to: role } }, now)
  return ok({ changed: true })
}
