import { expect, it } from 'vitest'
import { auditEvents, failedSignIns, people, sessions } from '#db/schema.ts'
import { hashPassword } from '#domain/people/password.ts'
import { actorOfSession } from '#domain/people/sessions.ts'
import { type Credentials, signIn } from '#domain/people/sign-in.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aPerson } from '#tests/support/factories.ts'

const PASSWORD = 'four wet boats before noon'
const passwordHash = await hashPassword(PASSWORD)

async function aDesk() {
  const world = await testDatabase()
  const ines = await aPerson(world, { email: 'ines@desk.example', passwordHash })
  return { ...world, ines }
}
const attempt = (world: TestDatabase, given: Partial<Credentials> = {}, now = NOW) =>
  signIn(world, { email: 'ines@desk.example', password: PASSWORD, address: '192.0.2.7', agent: 'A browser', ...given }, now)

it('opens a session for the right password and writes it down', async () => {
  const world = await aDesk()
  const outcome = await attempt(world, { email: ' Ines@desk.example' })
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  expect(actorOfSession(world.reads, outcome.value.sessionId, NOW + SECOND)).toMatchObject({ id: world.ines.id, email: 'ines@desk.example' })
  expect(world.reads.select().from(sessions).get()).toMatchObject({ address: '192.0.2.7', agent: 'A browser' })
  expect(world.reads.select().from(people).get()?.lastSignInAt).toBe(NOW)
  expect(world.reads.select().from(auditEvents).all()).toMatchObject([
    { action: 'person.signed-in', actorId: world.ines.id, via: 'desk', address: '192.0.2.7' },
  ])
  expect(world.reads.select().from(failedSignIns).all()).toEqual([])
})

it('gives each sign-in a session of its own', async () => {
  const world = await aDesk()
  const [one, other] = [await attempt(world), await attempt(world)]
  expect(one.ok && other.ok && one.value.sessionId !== other.value.sessionId).toBe(true)
})

it('answers a wrong password, an unknown, an inactive and a passwordless person alike, after the same work', async () => {
  const world = await aDesk()
  await aPerson(world, { email: 'dana@desk.example', passwordHash, status: 'inactive' })
  await aPerson(world, { email: 'invited@desk.example', passwordHash: null })
  const cases: Partial<Credentials>[] = [
    { password: 'four wet boats at noon' },
    { email: 'nobody@desk.example' },
    { email: 'dana@desk.example' },
    { email: 'invited@desk.example' },
    { email: 'no address at all' },
    { password: '' },
  ]
  const written = []
  for (const [at, given] of cases.entries()) {
    const before = world.reads.select().from(auditEvents).all().length
    expect(await attempt(world, { ...given, address: `192.0.2.${at}` })).toEqual({ ok: false, refusal: { kind: 'wrong-credentials' } })
    written.push({
      audit: world.reads
        .select()
        .from(auditEvents)
        .all()
        .slice(before)
        .map(({ action, actorId }) => ({ action, actorId })),
      counted: world.reads.select().from(failedSignIns).all().length,
    })
  }
  expect(written).toEqual(cases.map((_case, at) => ({ audit: [{ action: 'person.sign-in-failed', actorId: null }], counted: (at + 1) * 2 })))
  expect(world.reads.select().from(sessions).all()).toEqual([])
})

it('takes no more guesses of many at once than one after the other', async () => {
  const world = await aDesk()
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, at) => attempt(world, { password: `guess number ${at}`, address: `192.0.2.${at}` })))
  const kinds = outcomes.map((outcome) => (outcome.ok ? 'in' : outcome.refusal.kind))
  expect(kinds.filter((kind) => kind === 'wrong-credentials')).toHaveLength(10)
  expect(kinds.filter((kind) => kind === 'too-many-attempts')).toHaveLength(30)
})

it('refuses even the right password while the account rests, writes nothing then, and takes it afterwards', async () => {
  const world = await aDesk()
  for (let at = 0; at < 10; at++) await attempt(world, { password: 'wrong' })
  const before = checksum(world)
  expect(await attempt(world)).toEqual({ ok: false, refusal: { kind: 'too-many-attempts', wait: 15 * 60 * SECOND } })
  expect(checksum(world)).toBe(before)
  expect((await attempt(world, {}, NOW + 15 * 60 * SECOND)).ok).toBe(true)
})

it('a right password starts the count anew', async () => {
  const world = await aDesk()
  for (let at = 0; at < 9; at++) await attempt(world, { password: 'wrong' })
  expect((await attempt(world)).ok).toBe(true)
  for (let at = 0; at < 9; at++) await attempt(world, { password: 'wrong' })
  expect((await attempt(world)).ok).toBe(true)
})

it('lets nobody in who was deactivated while their password was checked', async () => {
  const world = await aDesk()
  const signing = attempt(world)
  await world.transact((tx) => void tx.update(people).set({ status: 'inactive' }).run())
  expect(await signing).toEqual({ ok: false, refusal: { kind: 'wrong-credentials' } })
  expect(world.reads.select().from(sessions).all()).toEqual([])
})

it('lets nobody in with a password that was changed while it was checked', async () => {
  const world = await aDesk()
  const signing = attempt(world)
  await world.transact((tx) => void tx.update(people).set({ passwordHash: 'another' }).run())
  expect((await signing).ok).toBe(false)
})
