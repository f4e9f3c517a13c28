import { setImmediate } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { auditEvents, failedSignIns, people } from '#db/schema.ts'
import { changePassword } from '#domain/people/change-password.ts'
import { hashPassword, verifyPassword } from '#domain/people/password.ts'
import { actorOfSession, endSession, openSession } from '#domain/people/sessions.ts'
import { signIn } from '#domain/people/sign-in.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import { checksum } from '#tests/support/database.ts'
import { aDesk } from './desk.ts'

const PRESENT = 'four wet boats before noon'
const NEW = 'sailing boats at dusk'
const passwordHash = await hashPassword(PRESENT)

async function tomAtHisDesk() {
  const { world, tom } = await aDesk()
  world.connection.prepare('update people set password_hash = ? where id = ?').run(passwordHash, tom.id)
  const open = () => world.transact((tx) => openSession(tx, { id: tom.id, address: '192.0.2.7', agent: null }, NOW))
  const [here, there] = [await open(), await open()]
  const actor = actorOfSession(world.reads, here, NOW, '192.0.2.7')
  if (!actor) throw new Error('Tom is signed in')
  const change = (given: { present?: string; password?: string } = {}, now = NOW) =>
    changePassword(world, actor, { present: PRESENT, password: NEW, ...given }, now)
  const kept = () => world.reads.select().from(people).where(eq(people.id, tom.id)).get()?.passwordHash ?? null
  return { world, tom, here, there, actor, change, kept }
}
const wrong = { ok: false, refusal: { kind: 'wrong-password' } }

it('changes a password, ends the other sessions and keeps this one', async () => {
  const { world, tom, here, there, change, kept } = await tomAtHisDesk()
  expect(await change()).toEqual({ ok: true, value: { ended: [there] } })
  expect(await verifyPassword(kept(), NEW)).toBe(true)
  expect([here, there].map((id) => actorOfSession(world.reads, id, NOW) !== null)).toEqual([true, false])
  expect(world.reads.select().from(auditEvents).all()).toMatchObject([
    { action: 'person.password-changed', actorId: tom.id, address: '192.0.2.7' },
    { action: 'person.signed-out', details: { sessions: 1 } },
  ])
  expect(world.reads.select().from(failedSignIns).all()).toEqual([])
})

it('asks for the present password, and writes down that it was wrong', async () => {
  const { world, tom, change, kept } = await tomAtHisDesk()
  expect(await change({ present: NEW })).toEqual(wrong)
  expect(kept()).toBe(passwordHash)
  expect(world.reads.select().from(auditEvents).all()).toMatchObject([{ action: 'person.password-not-changed', actorId: tom.id }])
  expect(JSON.stringify(world.reads.select().from(auditEvents).all())).not.toContain(NEW)
})

it('gives no more guesses than sign-in: ten together, in a quarter of an hour', async () => {
  const { world, change } = await tomAtHisDesk()
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => change({ present: `guess number ${at}` })))
  const kinds = outcomes.map((outcome) => (outcome.ok ? 'changed' : outcome.refusal.kind))
  expect(kinds.filter((kind) => kind === 'wrong-password')).toHaveLength(10)
  expect(kinds.filter((kind) => kind === 'too-many-attempts')).toHaveLength(10)
  const before = checksum(world)
  expect(await change()).toMatchObject({ refusal: { kind: 'too-many-attempts' } })
  expect(checksum(world)).toBe(before)
  expect(await signIn(world, { email: 'tom@desk.example', password: PRESENT, address: null, agent: null }, NOW)).toMatchObject({
    refusal: { kind: 'too-many-attempts' },
  })
  expect((await change({}, NOW + 15 * MINUTE)).ok).toBe(true)
})

it('refuses a weak new password before it looks at the present one, and counts nothing', async () => {
  const { world, change } = await tomAtHisDesk()
  const before = checksum(world)
  expect(await change({ present: 'wrong', password: 'short' })).toMatchObject({ refusal: { kind: 'password-too-short' } })
  expect(await change({ password: 'tom okafor 1' })).toMatchObject({ refusal: { kind: 'password-names-you' } })
  expect(checksum(world)).toBe(before)
})

it('changes nothing for a session that ended, and for a password that was set, while the present one was checked', async () => {
  const one = await tomAtHisDesk()
  const changing = one.change()
  await one.world.transact((tx) => endSession(tx, one.actor, { sessionId: one.here }, NOW))
  expect(await changing).toEqual({ ok: false, refusal: { kind: 'signed-out' } })
  expect(one.kept()).toBe(passwordHash)

  const other = await tomAtHisDesk()
  const late = other.change()
  // By now the hash that is being checked was read.
  await setImmediate()
  await other.world.transact((tx) => void tx.update(people).set({ passwordHash: 'set by a link' }).where(eq(people.id, other.tom.id)).run())
  expect(await late).toEqual(wrong)
  expect(other.kept()).toBe('set by a link')
})
