import { expect, it } from 'vitest'
import { auditEvents, oneTimeLinks, people } from '#db/schema.ts'
import { findFirstAdminLink, mintFirstAdminLink, redeemFirstAdminLink } from '#domain/people/first-admin.ts'
import { HOUR, NOW, SECOND } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aPerson } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const ines = { email: 'ines@desk.example', name: 'Ines Marchetti', passwordHash: 'a hash', address: '192.0.2.7' }
const mint = async (world: TestDatabase, now = NOW) => (await done(world, (tx) => mintFirstAdminLink(tx, now))).secret

it('makes the first admin, and writes down from where', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  const { id } = await done(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines }, NOW + SECOND))
  expect(world.reads.select().from(people).all()).toMatchObject([{ id, email: 'ines@desk.example', role: 'admin', status: 'active' }])
  expect(world.reads.select().from(auditEvents).all()).toMatchObject([
    { action: 'first-admin.link-made' },
    { action: 'person.added', address: '192.0.2.7' },
    { action: 'first-admin.came', via: 'desk', address: '192.0.2.7', details: { person: id } },
  ])
})

it('keeps the hash of the secret alone, and no hint of it in the audit', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  const kept = JSON.stringify([world.reads.select().from(oneTimeLinks).all(), world.reads.select().from(auditEvents).all()])
  expect(kept).not.toContain(secret)
})

it('works once, also for two who come at the same moment', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  const outcomes = await Promise.all(
    ['ines@desk.example', 'tom@desk.example'].map((email) => world.transact((tx) => redeemFirstAdminLink(tx, { secret, ...ines, email }, NOW))),
  )
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, refusal: { kind: 'link-used', purpose: 'first-admin' } })
  expect(world.reads.select().from(people).all()).toHaveLength(1)
})

it('a newer link ends the one before', async () => {
  const world = await testDatabase()
  const [older, newer] = [await mint(world), await mint(world, NOW + SECOND)]
  expect(await refused(world, (tx) => redeemFirstAdminLink(tx, { secret: older, ...ines }, NOW + SECOND))).toEqual({
    kind: 'link-expired',
    purpose: 'first-admin',
  })
  await done(world, (tx) => redeemFirstAdminLink(tx, { secret: newer, ...ines }, NOW + SECOND))
})

it('lives for three days', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  expect(findFirstAdminLink(world.reads, secret, NOW + 72 * HOUR - 1).ok).toBe(true)
  expect(await refused(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines }, NOW + 72 * HOUR))).toEqual({ kind: 'link-expired', purpose: 'first-admin' })
})

it('knows no other secret', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  for (const other of ['', secret.slice(1), `${secret}x`, secret.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]) {
    expect(await refused(world, (tx) => redeemFirstAdminLink(tx, { secret: other, ...ines }, NOW))).toEqual({ kind: 'link-unknown', purpose: 'first-admin' })
  }
})

it('neither is made nor works once there is an admin', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  await aPerson(world, { role: 'admin' })
  expect(await refused(world, (tx) => mintFirstAdminLink(tx, NOW))).toEqual({ kind: 'admin-exists' })
  expect(await refused(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines }, NOW))).toEqual({ kind: 'admin-exists' })
})

it('says to the one who used it that it was used', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  await done(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines }, NOW))
  expect(findFirstAdminLink(world.reads, secret, NOW)).toEqual({ ok: false, refusal: { kind: 'link-used', purpose: 'first-admin' } })
})

it('stays good when the person was refused', async () => {
  const world = await testDatabase()
  await aPerson(world, { email: 'tom@desk.example' })
  const secret = await mint(world)
  expect(await refused(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines, email: 'not an address' }, NOW))).toEqual({ kind: 'invalid-email' })
  expect(await refused(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines, name: ' ' }, NOW))).toEqual({ kind: 'invalid-name' })
  expect(await refused(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines, email: 'tom@desk.example' }, NOW))).toMatchObject({ kind: 'email-taken' })
  await done(world, (tx) => redeemFirstAdminLink(tx, { secret, ...ines }, NOW))
})

it('looking at a link changes nothing', async () => {
  const world = await testDatabase()
  const secret = await mint(world)
  const before = checksum(world)
  findFirstAdminLink(world.reads, secret, NOW)
  expect(checksum(world)).toBe(before)
})
