import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { auditEvents, people, sessions } from '#db/schema.ts'
import { ABSOLUTE_LIMIT, actorOfSession, endSession, endSessionsOf, IDLE_LIMIT, isSeenLongAgo, openSession, touchSession } from '#domain/people/sessions.ts'
import { DAY, HOUR, MINUTE, NOW, SECOND } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const open = (world: TestDatabase, personId: string, now = NOW) =>
  world.transact((tx) => openSession(tx, { id: personId, address: '192.0.2.7', agent: 'A browser' }, now))

it('opens a session that nobody can guess and says who acts in it', async () => {
  const world = await testDatabase()
  const person = await aPerson(world, { name: 'Ines Marchetti', role: 'admin' })
  const [one, other] = [await open(world, person.id), await open(world, person.id)]
  expect(one).toMatch(/^[\w-]{32}$/)
  expect(one).not.toBe(other)
  expect(actorOfSession(world.reads, one, NOW + SECOND, '192.0.2.9')).toEqual({
    id: person.id,
    email: person.email,
    name: 'Ines Marchetti',
    role: 'admin',
    via: 'desk',
    address: '192.0.2.9',
    sessionId: one,
    seenAt: NOW,
  })
})

it('reads role, name and status of this moment', async () => {
  const world = await testDatabase()
  const person = await aPerson(world, { role: 'admin' })
  const id = await open(world, person.id)
  world.connection.prepare("update people set role = 'editor', name = 'Another name' where id = ?").run(person.id)
  expect(actorOfSession(world.reads, id, NOW)).toMatchObject({ role: 'editor', name: 'Another name' })
  world.connection.prepare("update people set status = 'inactive' where id = ?").run(person.id)
  expect(actorOfSession(world.reads, id, NOW)).toBeNull()
})

it('knows nobody by an unknown session', async () => {
  const world = await testDatabase()
  expect(actorOfSession(world.reads, 'unknown', NOW)).toBeNull()
  expect(actorOfSession(world.reads, '', NOW)).toBeNull()
})

it('ends after twelve idle hours, to the millisecond', async () => {
  const world = await testDatabase()
  const id = await open(world, (await aPerson(world)).id)
  expect(actorOfSession(world.reads, id, NOW + IDLE_LIMIT - 1)).not.toBeNull()
  expect(actorOfSession(world.reads, id, NOW + IDLE_LIMIT)).toBeNull()
  await world.transact((tx) => touchSession(tx, id, NOW + 11 * HOUR))
  expect(actorOfSession(world.reads, id, NOW + 22 * HOUR)).not.toBeNull()
})

it('ends after seven days, however busy it was', async () => {
  const world = await testDatabase()
  const id = await open(world, (await aPerson(world)).id)
  await world.transact((tx) => touchSession(tx, id, NOW + 7 * DAY - HOUR))
  expect(actorOfSession(world.reads, id, NOW + ABSOLUTE_LIMIT - 1)).not.toBeNull()
  expect(actorOfSession(world.reads, id, NOW + ABSOLUTE_LIMIT)).toBeNull()
})

it('asks for a note at most once a minute', async () => {
  const world = await testDatabase()
  const id = await open(world, (await aPerson(world)).id)
  const actor = actorOfSession(world.reads, id, NOW)
  expect(actor && isSeenLongAgo(actor, NOW + MINUTE - 1)).toBe(false)
  expect(actor && isSeenLongAgo(actor, NOW + MINUTE)).toBe(true)
})

it('ends at once, is written down, and no note revives it', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  const id = await open(world, person.id)
  await done(world, (tx) => endSession(tx, anActor(person), { sessionId: id }, NOW + SECOND))
  expect(actorOfSession(world.reads, id, NOW + SECOND)).toBeNull()
  await world.transact((tx) => touchSession(tx, id, NOW + MINUTE))
  expect(world.reads.select().from(sessions).where(eq(sessions.id, id)).get()).toMatchObject({ endedAt: NOW + SECOND, lastSeenAt: NOW })
  expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({ action: 'person.signed-out', actorId: person.id, details: { person: person.id } })
})

it('an editor ends their own sessions alone, an admin anybody’s', async () => {
  const world = await testDatabase()
  const [ines, tom] = [await aPerson(world), await aPerson(world)]
  const id = await open(world, ines.id)
  expect(await refused(world, (tx) => endSession(tx, anActor(tom), { sessionId: id }, NOW))).toEqual({ kind: 'forbidden', action: 'session.end' })
  expect(await refused(world, (tx) => endSessionsOf(tx, anActor(tom), { personId: ines.id }, NOW))).toEqual({ kind: 'forbidden', action: 'session.end' })
  await done(world, (tx) => endSession(tx, anActor({ ...tom, role: 'admin' }), { sessionId: id }, NOW))
  expect(actorOfSession(world.reads, id, NOW)).toBeNull()
})

it('refuses to end a session that has ended or never was', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  const id = await open(world, person.id)
  await done(world, (tx) => endSession(tx, anActor(person), { sessionId: id }, NOW))
  for (const sessionId of [id, 'unknown']) {
    expect(await refused(world, (tx) => endSession(tx, anActor(person), { sessionId }, NOW))).toEqual({ kind: 'session-not-found' })
  }
})

it('ends all sessions of a person but the one that is named, and nobody else’s', async () => {
  const world = await testDatabase()
  const [ines, tom] = [await aPerson(world), await aPerson(world)]
  const [here, there, old, other] = [await open(world, ines.id), await open(world, ines.id), await open(world, ines.id), await open(world, tom.id)]
  await done(world, (tx) => endSession(tx, anActor(ines), { sessionId: old }, NOW))
  const { ended } = await done(world, (tx) => endSessionsOf(tx, anActor(ines), { personId: ines.id, but: here }, NOW))
  expect(ended).toEqual([there])
  expect([here, there, other].map((id) => actorOfSession(world.reads, id, NOW) !== null)).toEqual([true, false, true])
})

it('writes nothing down where there was no session to end', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  expect(await done(world, (tx) => endSessionsOf(tx, anActor(person), { personId: person.id }, NOW))).toEqual({ ended: [] })
  expect(world.reads.select().from(auditEvents).all()).toEqual([])
})

it('keeps people whose sessions hang on them', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  await open(world, person.id)
  await expect(world.transact((tx) => void tx.delete(people).where(eq(people.id, person.id)).run())).rejects.toThrow(/FOREIGN KEY/)
})
