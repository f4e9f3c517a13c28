import { eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import { findSubject, normalName, type SubjectRefusal } from './accounts.ts'
import type { Actor } from './actor.ts'
import { type Forbidden, may } from './may.ts'

export type RenameRefusal = Forbidden | SubjectRefusal | { kind: 'invalid-name' }

/** Gives oneself another name, or anybody as an admin. Refusals: forbidden, person-not-found, sample-person, invalid-name. */
export function renamePerson(
  tx: Tx,
  actor: Actor,
  { personId, name: typed }: { personId: string; name: string },
  now: number,
): Result<{ changed: boolean }, RenameRefusal> {
  if (personId !== actor.id && !may(actor, 'person.manage')) return refuse({ kind: 'forbidden', action: 'person.manage' })
  const person = findSubject(tx, personId)
  if (!person.ok) return person
  const name = normalName(typed)
  if (!name) return refuse({ kind: 'invalid-name' })
  if (name === person.value.name) return ok({ changed: false })

  tx.update(people).set({ name }).where(eq(people.id, personId)).run()
  record(tx, actor, { action: 'person.renamed', details: { person: personId } }, now)
  return ok({ changed: true })
}
