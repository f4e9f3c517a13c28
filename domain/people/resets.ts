import { eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import { findSubject, type Person, type SubjectRefusal } from './accounts.ts'
import type { Actor } from './actor.ts'
import { type Forbidden, may } from './may.ts'
import { findLink, type LinkRefusal, type MintedLink, mintLink, spendLink } from './one-time-links.ts'
import { endSessionsOf } from './sessions.ts'
import { forgiveAccount } from './throttle.ts'
import { endTokensOf } from './tokens.ts'

/** Nobody does this to their own account: somebody else must be there to undo it. */
export type OwnAccount = { kind: 'own-account' }
/** Invited and not here yet, or deactivated: they cannot sign in with any password. */
export type NotActive = { kind: 'person-not-active' }
export type ResetRefusal = Forbidden | SubjectRefusal | OwnAccount | NotActive

/**
 * Makes a link by which a person chooses a new password, once, within the hour; an older one ends. Whoever makes it
 * never learns the password. Not for oneself: a borrowed browser would become a stolen account. Refusals: forbidden,
 * own-account, person-not-found, sample-person, person-not-active.
 */
export function mintResetLink(
  tx: Tx,
  actor: Actor,
  { personId }: { personId: string },
  now: number,
): Result<MintedLink & { email: string; name: string }, ResetRefusal> {
  if (!may(actor, 'person.manage')) return refuse({ kind: 'forbidden', action: 'person.manage' })
  if (personId === actor.id) return refuse({ kind: 'own-account' })
  const person = findSubject(tx, personId)
  if (!person.ok) return person
  if (person.value.status !== 'active') return refuse({ kind: 'person-not-active' })

  const link = mintLink(tx, { purpose: 'reset', personId }, now)
  record(tx, actor, { action: 'person.reset-link-made', details: { person: personId } }, now)
  return ok({ ...link, email: person.value.email, name: person.value.name })
}

/** Whose password a link sets, if it still works. Refusals: link-unknown, link-used, link-expired. */
export function findResetLink(db: Db, secret: string, now: number): Result<{ id: string; person: Person; expiresAt: number }, LinkRefusal> {
  const link = findLink(db, { purpose: 'reset', secret }, now)
  if (!link.ok) return link
  const person = link.value.personId === null ? undefined : db.select().from(people).where(eq(people.id, link.value.personId)).get()
  if (person?.status !== 'active') return refuse({ kind: 'link-expired', purpose: 'reset' })
  return ok({ id: link.value.id, person, expiresAt: link.value.expiresAt })
}

/**
 * Sets a new password and ends every session and token of the person: a password is set anew where somebody else may
 * have had it, and a token that they made would outlive it. Refusals: link-unknown, link-used, link-expired.
 */
export function redeemResetLink(
  tx: Tx,
  { secret, passwordHash, address }: { secret: string; passwordHash: string; address: string | null },
  now: number,
): Result<{ id: string; email: string }, LinkRefusal> {
  const link = findResetLink(tx, secret, now)
  if (!link.ok) return link
  const { id, email, name, role } = link.value.person
  const actor: Actor = { id, name, role, via: 'desk', address }

  tx.update(people).set({ passwordHash }).where(eq(people.id, id)).run()
  spendLink(tx, { id: link.value.id, personId: id }, now)
  // Whoever forgot a password has tried a few: the link says more about them than the count.
  forgiveAccount(tx, email)
  record(tx, actor, { action: 'person.password-reset', details: { person: id, tokens: endTokensOf(tx, id, now) } }, now)
  endSessionsOf(tx, actor, { personId: id }, now)
  return ok({ id, email })
}
