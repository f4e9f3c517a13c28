import { eq } from 'drizzle-orm'
import { people } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type AccountRefusal, findSubject, normalName, type Person, proveAccount, type SubjectRefusal } from './accounts.ts'
import type { Actor } from './actor.ts'
import { type Forbidden, may } from './may.ts'
import { endLinks, findLink, type LinkRefusal, type MintedLink, mintLink, spendLink } from './one-time-links.ts'
import { forgiveAccount } from './throttle.ts'

/** The person has an account of their own: there is nothing to invite them to, and nothing to take back. */
export type JoinedAlready = { kind: 'joined-already' }
export type InviteRefusal = Forbidden | AccountRefusal
export type InvitationRefusal = Forbidden | SubjectRefusal | JoinedAlready

/** Invites a person by a link that works once, for three days. Its secret is given once. Refusals: forbidden, invalid-email, invalid-name, email-taken. */
export function invitePerson(
  tx: Tx,
  actor: Actor,
  person: { email: string; name: string; role: Actor['role'] },
  now: number,
): Result<MintedLink & { id: string; email: string; name: string }, InviteRefusal> {
  if (!may(actor, 'person.add')) return refuse({ kind: 'forbidden', action: 'person.add' })
  const account = proveAccount(tx, person)
  if (!account.ok) return account

  const id = newId()
  tx.insert(people)
    .values({ id, ...account.value, role: person.role, status: 'invited', createdAt: now })
    .run()
  const link = mintLink(tx, { purpose: 'invitation', personId: id }, now)
  record(tx, actor, { action: 'person.invited', details: { person: id, role: person.role } }, now)
  return ok({ ...link, id, ...account.value })
}

/**
 * Makes a new link for somebody who was invited and has not come, also after the invitation was taken back. The
 * older link ends. Refusals: forbidden, person-not-found, sample-person, joined-already.
 */
export function renewInvitation(
  tx: Tx,
  actor: Actor,
  { personId }: { personId: string },
  now: number,
): Result<MintedLink & { email: string; name: string }, InvitationRefusal> {
  const person = awaited(tx, actor, personId)
  if (!person.ok) return person

  tx.update(people).set({ status: 'invited' }).where(eq(people.id, personId)).run()
  const link = mintLink(tx, { purpose: 'invitation', personId }, now)
  record(tx, actor, { action: 'person.invited-again', details: { person: personId } }, now)
  return ok({ ...link, email: person.value.email, name: person.value.name })
}

/** Ends an invitation: its link works no more. Refusals: forbidden, person-not-found, sample-person, joined-already. */
export function takeBackInvitation(tx: Tx, actor: Actor, { personId }: { personId: string }, now: number): Result<{ changed: boolean }, InvitationRefusal> {
  const person = awaited(tx, actor, personId)
  if (!person.ok) return person
  if (person.value.status === 'inactive') return ok({ changed: false })

  tx.update(people).set({ status: 'inactive' }).where(eq(people.id, personId)).run()
  endLinks(tx, { purpose: 'invitation', personId }, now)
  record(tx, actor, { action: 'person.invitation-taken-back', details: { person: personId } }, now)
  return ok({ changed: true })
}

/** Whom a link invites, if it still works. Refusals: link-unknown, link-used, link-expired. */
export function findInvitation(db: Db, secret: string, now: number): Result<{ id: string; person: Person; expiresAt: number }, LinkRefusal> {
  const link = findLink(db, { purpose: 'invitation', secret }, now)
  if (!link.ok) return link
  const person = link.value.personId === null ? undefined : db.select().from(people).where(eq(people.id, link.value.personId)).get()
  if (person?.status !== 'invited') return refuse({ kind: 'link-expired', purpose: 'invitation' })
  return ok({ id: link.value.id, person, expiresAt: link.value.expiresAt })
}

/** An invited person comes in, with a password of their own. Refusals: link-unknown, link-used, link-expired, invalid-name. */
export function acceptInvitation(
  tx: Tx,
  { secret, name: typed, passwordHash, address }: { secret: string; name: string; passwordHash: string; address: string | null },
  now: number,
): Result<{ id: string; email: string }, LinkRefusal | { kind: 'invalid-name' }> {
  const invitation = findInvitation(tx, secret, now)
  if (!invitation.ok) return invitation
  const name = normalName(typed)
  if (!name) return refuse({ kind: 'invalid-name' })
  const { id, email, role } = invitation.value.person

  tx.update(people).set({ name, passwordHash, status: 'active' }).where(eq(people.id, id)).run()
  spendLink(tx, { id: invitation.value.id, personId: id }, now)
  forgiveAccount(tx, email)
  record(tx, { id, name, role, via: 'desk', address }, { action: 'person.joined', details: { person: id, role } }, now)
  return ok({ id, email })
}

/** A person whom one waits for: invited, or invited once, and never here. */
function awaited(tx: Tx, actor: Actor, personId: string): Result<Person, InvitationRefusal> {
  if (!may(actor, 'person.manage')) return refuse({ kind: 'forbidden', action: 'person.manage' })
  const person = findSubject(tx, personId)
  if (!person.ok) return person
  return person.value.status === 'active' || person.value.passwordHash !== null ? refuse({ kind: 'joined-already' }) : person
}
