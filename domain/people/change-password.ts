import { eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Db, Transact, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import { endLinks } from './one-time-links.ts'
import { hashPassword, type PasswordRefusal, passwordRefusal, verifyPassword } from './password.ts'
import { actorOfSession, endSessionsOf, type PersonActor } from './sessions.ts'
import { countAttempt, forgiveAttempt, type TooManyAttempts } from './throttle.ts'

export type ChangePasswordRefusal = PasswordRefusal | TooManyAttempts | { kind: 'wrong-password' } | { kind: 'signed-out' }

/**
 * Changes one's own password. The present one is asked for and counted as a sign-in is, so that a borrowed browser
 * gives no more guesses. All other sessions end. It takes two transactions, as sign-in does: nothing may wait for the
 * hashing. Refusals: those of a password, too-many-attempts, wrong-password, signed-out.
 */
export async function changePassword(
  { reads, transact }: { reads: Db; transact: Transact },
  actor: PersonActor,
  { present, password }: { present: string; password: string },
  now: number,
): Promise<Result<{ ended: string[] }, ChangePasswordRefusal>> {
  const weak = passwordRefusal(password, actor)
  if (weak) return refuse(weak)
  const attempt = { email: actor.email, address: actor.address }
  const counted = await transact((tx) => countAttempt(tx, attempt, now))
  if (!counted.ok) return counted

  const kept = hashOf(reads, actor.id)
  const right = await verifyPassword(kept, present)
  const passwordHash = right ? await hashPassword(password) : null

  // A wrong password is written down and must not be rolled back: this transaction gives a list or a word, not a refusal.
  const outcome = await transact((tx) => {
    if (!actorOfSession(tx, actor.sessionId, now)) return 'signed-out'
    if (passwordHash === null || hashOf(tx, actor.id) !== kept) {
      record(tx, actor, { action: 'person.password-not-changed', details: { person: actor.id } }, now)
      return 'wrong-password'
    }
    forgiveAttempt(tx, { ...attempt, ids: counted.value.ids })
    tx.update(people).set({ passwordHash }).where(eq(people.id, actor.id)).run()
    endLinks(tx, { purpose: 'reset', personId: actor.id }, now)
    record(tx, actor, { action: 'person.password-changed', details: { person: actor.id } }, now)
    const others = endSessionsOf(tx, actor, { personId: actor.id, but: actor.sessionId }, now)
    return others.ok ? others.value.ended : []
  })
  return typeof outcome === 'string' ? refuse({ kind: outcome }) : ok({ ended: outcome })
}

const hashOf = (db: Db | Tx, personId: string): string | null =>
  db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, personId)).get()?.hash ?? null
