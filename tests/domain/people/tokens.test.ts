import { expect, it } from 'vitest'
import { apiTokens, auditEvents } from '#db/schema.ts'
import { actorOfToken, addToken, revokeToken, touchToken } from '#domain/people/tokens.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

async function aToken() {
  const world = await testDatabase()
  const ines = await aPerson(world, { name: 'Ines Marchetti' })
  const made = await done(world, (tx) => addToken(tx, anActor(ines), { personId: ines.id, label: ' Nightly export ' }, NOW))
  return { world, ines, ...made }
}

it('gives the token once and keeps its hash', async () => {
  const { world, ines, id, token } = await aToken()
  expect(token).toMatch(/^hc_[\w-]{43}$/)
  const rows = world.reads.select().from(apiTokens).all()
  expect(rows).toMatchObject([{ id, personId: ines.id, label: 'Nightly export', revokedAt: null, lastUsedAt: null }])
  const events = world.reads.select().from(auditEvents).all()
  expect(events).toMatchObject([{ action: 'token.added', details: { token: id, person: ines.id } }])
  expect(JSON.stringify([rows, events])).not.toContain(token.slice(3))
})

it('acts as its owner, with the role of this moment', async () => {
  const { world, ines, id, token } = await aToken()
  const actor = actorOfToken(world.reads, token, NOW, '192.0.2.7')
  expect(actor).toEqual({ id: ines.id, name: 'Ines Marchetti', role: 'editor', via: 'api', address: '192.0.2.7', tokenId: id, noteUse: true })
  world.connection.prepare("update people set role = 'admin'").run()
  expect(actorOfToken(world.reads, token, NOW)?.role).toBe('admin')
  world.connection.prepare("update people set status = 'inactive'").run()
  expect(actorOfToken(world.reads, token, NOW)).toBeNull()
})

it('knows no other token', async () => {
  const { world, token } = await aToken()
  for (const other of ['', 'hc_', token.slice(3), `${token}x`, token.toUpperCase(), 'hc_'.padEnd(10_000, 'a')])
    expect(actorOfToken(world.reads, other, NOW)).toBeNull()
})

it('notes its use at most once a minute', async () => {
  const { world, token } = await aToken()
  const actor = actorOfToken(world.reads, token, NOW)
  await world.transact((tx) => void (actor && touchToken(tx, actor, NOW)))
  expect(actorOfToken(world.reads, token, NOW + MINUTE - 1)?.noteUse).toBe(false)
  expect(actorOfToken(world.reads, token, NOW + MINUTE)?.noteUse).toBe(true)
})

it('ends at once when it is revoked', async () => {
  const { world, ines, id, token } = await aToken()
  await done(world, (tx) => revokeToken(tx, anActor(ines), { tokenId: id }, NOW))
  expect(actorOfToken(world.reads, token, NOW)).toBeNull()
  expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({ action: 'token.revoked', details: { token: id } })
  for (const tokenId of [id, 'unknown'])
    expect(await refused(world, (tx) => revokeToken(tx, anActor(ines), { tokenId }, NOW))).toEqual({ kind: 'token-not-found' })
})

it('an editor makes and revokes their own alone, an admin anybody’s', async () => {
  const { world, ines, id } = await aToken()
  const tom = await aPerson(world)
  const admin = anActor({ ...tom, role: 'admin' })
  expect(await refused(world, (tx) => addToken(tx, anActor(tom), { personId: ines.id, label: 'x' }, NOW))).toEqual({
    kind: 'forbidden',
    action: 'token.manage',
  })
  expect(await refused(world, (tx) => revokeToken(tx, anActor(tom), { tokenId: id }, NOW))).toEqual({ kind: 'forbidden', action: 'token.manage' })
  await done(world, (tx) => addToken(tx, admin, { personId: ines.id, label: 'x' }, NOW))
  await done(world, (tx) => revokeToken(tx, admin, { tokenId: id }, NOW))
})

it('refuses an owner who is unknown or inactive, and a label that is none', async () => {
  const { world, ines } = await aToken()
  const gone = await aPerson(world, { status: 'inactive' })
  const admin = anActor({ ...ines, role: 'admin' })
  for (const personId of ['nobody', gone.id]) {
    expect(await refused(world, (tx) => addToken(tx, admin, { personId, label: 'x' }, NOW))).toEqual({ kind: 'person-not-found' })
  }
  for (const label of ['', '  ', 'x'.repeat(81), 'two\nlines']) {
    expect(await refused(world, (tx) => addToken(tx, admin, { personId: ines.id, label }, NOW)), label).toEqual({ kind: 'invalid-label' })
  }
})
