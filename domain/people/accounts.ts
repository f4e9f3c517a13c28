import { and, count, eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Actor } from './actor.ts'
import { normalEmail } from './email.ts'
import { type Forbidden, may } from './may.ts'

export type Person = typeof people.$inferSelect
export type NewPerson = { email: string; name: string; role: Actor['role']; passwordHash: string }
export type AddPersonRefusal = Forbidden | { kind: 'invalid-email' } | { kind: 'invalid-name' } | { kind: 'email-taken'; email: string }

const LONGEST_NAME = 120

/** Adds a person who can sign in at once. Refusals: forbidden, invalid-email, invalid-name, email-taken. */
export function addPerson(tx: Tx, actor: Actor, person: NewPerson, now: number): Result<{ id: string; email: string }, AddPersonRefusal> {
  if (!may(actor, 'person.add')) return refuse({ kind: 'forbidden', action: 'person.add' })
  const email = normalEmail(person.email)
  if (!email) return refuse({ kind: 'invalid-email' })
  const name = normalName(person.name)
  if (!name) return refuse({ kind: 'invalid-name' })
  if (findPersonByEmail(tx, email)) return refuse({ kind: 'email-taken', email })

  const id = newId()
  tx.insert(people).values({ id, email, name, role: person.role, passwordHash: person.passwordHash, createdAt: now }).run()
  record(tx, actor, { action: 'person.added', details: { person: id, role: person.role } }, now)
  return ok({ id, email })
}

/** The person with this address, however it is typed, or null. */
export function findPersonByEmail(db: Db, typed: string): Person | null {
  const email = normalEmail(typed)
  return (email && db.select().from(people).where(eq(people.email, email)).get()) || null
}

/** How many admins can sign in. There must always be one; none at all means that Host City has not been taken over yet. */
export function countActiveAdmins(db: Db): number {
  return (
    db
      .select({ count: count() })
      .from(people)
      .where(and(eq(people.role, 'admin'), eq(people.status, 'active')))
      .get()?.count ?? 0
  )
}

/** A name on one line, or null for nothing, too much, and characters that turn or hide text. */
function normalName(typed: string): string | null {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  return name === '' || name.length > LONGEST_NAME || /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>]/u.test(name) ? null : name
}
