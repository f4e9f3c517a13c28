import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { auditEvents, oneTimeLinks, people } from '#db/schema.ts'
import { changePassword } from '#domain/people/change-password.ts'
import { deactivatePerson, reactivatePerson } from '#domain/people/deactivate.ts'
import { hashPassword } from '#domain/people/password.ts'
import { findResetLink, mintResetLink, redeemResetLink } from '#domain/people/resets.ts'
import { actorOfSession, openSession } from '#domain/people/sessions.ts'
import { signIn } from '#domain/people/sign-in.ts'
import { actorOfToken, addToken } from '#domain/people/tokens.ts'
import { MINUTE, NOW, SECOND } from '#tests/support/clock.ts'
import { done, refused } from '#tests/support/refused.ts'
import { aDesk } from './desk.ts'

const chosen = { passwordHash: 'a new hash', address: '192.0.2.9' }

async function reset() {
  const desk = await aDesk()
  const session = await desk.world.transact((tx) => openSession(tx, { id: desk.tom.id, address: null, agent: null }, NOW))
  return { ...desk, session, ...(await done(desk.world, (tx) => mintResetLink(tx, desk.admin, { personId: desk.tom.id }, NOW))) }
}

it('sets a new password by a link, once, and ends every session', async () => {
  const { world, tom, session, secret, expiresAt } = await reset()
  expect(expiresAt).toBe(NOW + 60 * MINUTE)
  expect(findResetLink(world.reads, secret, NOW)).toMatchObject({ ok: true, value: { person: { id: tom.id } } })
  expect(actorOfSession(world.reads, session, NOW)).not.toBeNull()
  await done(world, (tx) => redeemResetLink(tx, { secret, ...chosen }, NOW + SECOND))
  expect(world.reads.select().from(people).where(eq(people.id, tom.id)).get()?.passwordHash).toBe('a new hash')
  expect(actorOfSession(world.reads, session, NOW + SECOND)).toBeNull()
  expect(world.reads.select().from(auditEvents).all()).toMatchObject([
    { action: 'person.reset-link-made', details: { person: tom.id } },
    { action: 'person.password-reset', actorId: tom.id, via: 'desk', address: '192.0.2.9', details: { tokens: 0 } },
    { action: 'person.signed-out', details: { person: tom.id, sessions: 1 } },
  ])
  expect(await refused(world, (tx) => redeemResetLink(tx, { secret, ...chosen }, NOW + SECOND))).toEqual({ kind: 'link-used', purpose: 'reset' })
})

it('ends the tokens of whoever it is, whoever made them, and nobody else’s', async () => {
  const { world, admin, tom, secret } = await reset()
  const token = (person: { id: string }) => done(world, (tx) => addToken(tx, admin, { personId: person.id, label: 'feed' }, NOW))
  const [theirs, other] = [await token(tom), await token({ id: admin.id ?? '' })]
  expect(actorOfToken(world.reads, theirs.token, NOW)).not.toBeNull()
  await done(world, (tx) => redeemResetLink(tx, { secret, ...chosen }, NOW + SECOND))
  expect(actorOfToken(world.reads, theirs.token, NOW + SECOND)).toBeNull()
  expect(actorOfToken(world.reads, other.token, NOW + SECOND)).not.toBeNull()
})

it('keeps the hash of the secret alone', async () => {
  const { world, secret } = await reset()
  expect(JSON.stringify([world.reads.select().from(oneTimeLinks).all(), world.reads.select().from(auditEvents).all()])).not.toContain(secret)
})

it('leaves the present password good until the link is used', async () => {
  const { world, tom } = await reset()
  expect(world.reads.select().from(people).where(eq(people.id, tom.id)).get()?.passwordHash).toBe('a hash')
})

it('works for an hour, by the newest link, and once for two who use it at the same moment', async () => {
  const { world, admin, tom, secret } = await reset()
  expect(await refused(world, (tx) => redeemResetLink(tx, { secret, ...chosen }, NOW + 60 * MINUTE))).toEqual({ kind: 'link-expired', purpose: 'reset' })
  const newer = await done(world, (tx) => mintResetLink(tx, admin, { personId: tom.id }, NOW))
  expect(await refused(world, (tx) => redeemResetLink(tx, { secret, ...chosen }, NOW))).toEqual({ kind: 'link-expired', purpose: 'reset' })
  expect(await refused(world, (tx) => redeemResetLink(tx, { secret: 'made up', ...chosen }, NOW))).toEqual({ kind: 'link-unknown', purpose: 'reset' })
  const both = await Promise.all([1, 2].map(() => world.transact((tx) => redeemResetLink(tx, { secret: newer.secret, ...chosen }, NOW))))
  expect(both.map(({ ok }) => ok)).toEqual([true, false])
})

it('lets whoever forgot a password in at once, however often they tried', async () => {
  const { world, secret } = await reset()
  const password = 'four wet boats before noon'
  const attempt = () => signIn(world, { email: 'tom@desk.example', password, address: null, agent: null }, NOW)
  for (let at = 0; at < 10; at++) await attempt()
  const passwordHash = await hashPassword(password)
  await done(world, (tx) => redeemResetLink(tx, { secret, ...chosen, passwordHash }, NOW))
  expect((await attempt()).ok).toBe(true)
})

it('ends with the account, and with a password that was changed otherwise', async () => {
  const { world, admin, tom, secret } = await reset()
  await done(world, (tx) => deactivatePerson(tx, admin, { personId: tom.id }, NOW))
  expect(await refused(world, (tx) => redeemResetLink(tx, { secret, ...chosen }, NOW))).toEqual({ kind: 'link-expired', purpose: 'reset' })
  await done(world, (tx) => reactivatePerson(tx, admin, { personId: tom.id }, NOW))
  expect(findResetLink(world.reads, secret, NOW)).toEqual({ ok: false, refusal: { kind: 'link-expired', purpose: 'reset' } })

  const other = await reset()
  const password = 'four wet boats before noon'
  other.world.connection.prepare('update people set password_hash = ? where id = ?').run(await hashPassword(password), other.tom.id)
  const actor = actorOfSession(other.world.reads, other.session, NOW)
  if (!actor) throw new Error('Tom is signed in')
  expect((await changePassword(other.world, actor, { present: password, password: 'sailing boats at dusk' }, NOW)).ok).toBe(true)
  expect(findResetLink(other.world.reads, other.secret, NOW)).toEqual({ ok: false, refusal: { kind: 'link-expired', purpose: 'reset' } })
})

it('is not made by editors, for oneself, for who cannot sign in, of the sample library, or nobody', async () => {
  const { world, admin, editor, ines, tom, sample } = await reset()
  expect(await refused(world, (tx) => mintResetLink(tx, editor, { personId: ines.id }, NOW))).toEqual({ kind: 'forbidden', action: 'person.manage' })
  world.connection.prepare("update people set status = 'inactive' where id = ?").run(tom.id)
  for (const [personId, kind] of [
    [ines.id, 'own-account'],
    [tom.id, 'person-not-active'],
    [sample.id, 'sample-person'],
    ['nobody', 'person-not-found'],
  ] as const)
    expect(await refused(world, (tx) => mintResetLink(tx, admin, { personId }, NOW))).toEqual({ kind })
})
