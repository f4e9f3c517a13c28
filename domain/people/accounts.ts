import { and, count, eq, ne } from 'drizzle-orm'
import { people, samples } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Actor } from './actor.ts'
import { normalEmail } from './email.ts'
import { type Forbidden, may } from './may.ts'

export type Person = typeof people.$inferSelect
export type NewPerson = { email: string; name: string; role: Actor['role']; passwordHash: string }
export type AccountRefusal = { kind: 'invalid-email' } | { kind: 'invalid-name' } | { kind: 'email-taken'; email: string }
export type AddPersonRefusal = Forbidden | AccountRefusal

/** What stands in the way of changing a person: there is none of this id, or they belong to the sample library, whose people never change. */
export type SubjectRefusal = { kind: 'person-not-found' } | { kind: 'sample-person' }

const LONGEST_NAME = 120

/** Adds a person who can sign in at once. Refusals: forbidden, invalid-email, invalid-name, email-taken. */
export function addPerson(tx: Tx, actor: Actor, person: NewPerson, now: number): Result<{ id: string; email: string }, AddPersonRefusal> {
  if (!may(actor, 'person.add')) return refuse({ kind: 'forbidden', action: 'person.add' })
  const account = proveAccount(tx, person)
  if (!account.ok) return account

  const id = newId()
  tx.insert(people)
    .values({ id, ...account.value, role: person.role, passwordHash: person.passwordHash, createdAt: now })
    .run()
  record(tx, actor, { action: 'person.added', details: { person: id, role: person.role } }, now)
  return ok({ id, email: account.value.email })
}

/** Address and name of a new person in the form in which they are kept. Refusals: invalid-email, invalid-name, email-taken. */
export function proveAccount(tx: Tx, person: { email: string; name: string }): Result<{ email: string; name: string }, AccountRefusal> {
  const email = normalEmail(person.email)
  if (!email) return refuse({ kind: 'invalid-email' })
  const name = normalName(person.name)
  if (!name) return refuse({ kind: 'invalid-name' })
  if (findPersonByEmail(tx, email)) return refuse({ kind: 'email-taken', email })
  return ok({ email, name })
}

/** The person with this address, however it is typed, or null. */
export function findPersonByEmail(db: Db, typed: string): Person | null {
  const email = normalEmail(typed)
  return (email && db.select().from(people).where(eq(people.email, email)).get()) || null
}

/** A person whom an act may change. Refusals: person-not-found, sample-person. */
export function findSubject(tx: Tx, personId: string): Result<Person, SubjectRefusal> {
  const person = tx.select().from(people).where(eq(people.id, personId)).get()
  if (!person) return refuse({ kind: 'person-not-found' })
  const sample = tx
    .select({ id: samples.id })
    .from(samples)
    .where(and(eq(samples.kind, 'person'), eq(samples.id, personId)))
    .get()
  return sample ? refuse({ kind: 'sample-person' }) : ok(person)
}

/** How many admins can sign in, not counting one of them. There must always be one; none at all means that Host City has not been taken over yet. */
export function countActiveAdmins(db: Db, but = ''): number {
  return (
    db
      .select({ count: count() })
      .from(people)
      .where(and(eq(people.role, 'admin'), eq(people.status, 'active'), ne(people.id, but)))
      .get()?.count ?? 0
  )
}

/** A name on one line, or null for nothing, too much, and characters that turn or hide text. The joiners within words stay: Persian and Indic names need them. */
export function normalName(typed: string): string | null {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  return name === '' || name.length > LONGEST_NAME || /[\p{Cc}\p{Co}\p{Cs}<>]|(?![\u200C\u200D])\p{Cf}/u.test(name) ? null : name
}
