import { and, eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Db, Transact, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import { findPersonByEmail, type Person } from './accounts.ts'
import { service } from './actor.ts'
import { verifyPassword } from './password.ts'
import { openSession } from './sessions.ts'
import { countAttempt, forgiveAttempt, type TooManyAttempts } from './throttle.ts'

export type Credentials = { email: string; password: string; address: string | null; agent: string | null }
export type SignInRefusal = TooManyAttempts | { kind: 'wrong-credentials' }

/**
 * Signs a person in: throttle, password, session, audit. Wrong password, unknown and inactive person give the same
 * answer after the same work. It is the one act in two transactions, because the password takes a tenth of a second
 * to check and nothing may wait for it. Refusals: too-many-attempts, wrong-credentials.
 */
export async function signIn(
  { reads, transact }: { reads: Db; transact: Transact },
  { email, password, address, agent }: Credentials,
  now: number,
): Promise<Result<{ sessionId: string; personId: string }, SignInRefusal>> {
  const counted = await transact((tx) => countAttempt(tx, { email, address }, now))
  if (!counted.ok) return counted

  const person = findPersonByEmail(reads, email)
  const right = await verifyPassword(person?.status === 'active' ? person.passwordHash : null, password)

  // A failure is written down and must not be rolled back: this transaction gives a session or null, not a refusal.
  const opened = await transact((tx) => {
    if (!person || !right || !isUnchanged(tx, person)) {
      record(tx, { ...service, via: 'desk', address }, { action: 'person.sign-in-failed', details: { person: person?.id ?? null } }, now)
      return null
    }
    forgiveAttempt(tx, { email, address, ids: counted.value.ids })
    const sessionId = openSession(tx, { id: person.id, address, agent }, now)
    tx.update(people).set({ lastSignInAt: now }).where(eq(people.id, person.id)).run()
    record(tx, { id: person.id, name: person.name, role: person.role, via: 'desk', address }, { action: 'person.signed-in' }, now)
    return { sessionId, personId: person.id }
  })
  return opened ? ok(opened) : refuse({ kind: 'wrong-credentials' })
}

/** Whether the person may still come in with the password that was checked: much can happen in a tenth of a second. */
function isUnchanged(tx: Tx, { id, passwordHash }: Person): boolean {
  const now = tx
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.id, id), eq(people.status, 'active')))
    .get()
  return now?.passwordHash === passwordHash
}
