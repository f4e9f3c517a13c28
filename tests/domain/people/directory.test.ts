import { expect, it } from 'vitest'
import { listPeople, openSessions, readPerson } from '#domain/people/directory.ts'
import { forgetEnded } from '#domain/people/forget.ts'
import { invitePerson, takeBackInvitation } from '#domain/people/invitations.ts'
import { mintResetLink, redeemResetLink } from '#domain/people/resets.ts'
import { endSession, IDLE_LIMIT, openSession, touchSession } from '#domain/people/sessions.ts'
import { addToken, revokeToken } from '#domain/people/tokens.ts'
import { DAY, HOUR, NOW } from '#tests/support/clock.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'
import { aDesk } from './desk.ts'

it('lists everybody by name, each with how they stand', async () => {
  const { world, admin } = await aDesk()
  await aPerson(world, { name: 'dana Weiss', status: 'inactive', passwordHash: 'a hash', lastSignInAt: NOW })
  const invite = (name: string, now: number) =>
    done(world, (tx) => invitePerson(tx, admin, { email: `${name.toLowerCase()}@desk.example`, name, role: 'editor' }, now))
  await invite('Lea', NOW)
  await invite('Sam', NOW - 80 * HOUR)
  await done(world, (tx) => takeBackInvitation(tx, admin, { personId: listPeople(world.reads, NOW).find(({ name }) => name === 'Sam')?.id ?? '' }, NOW))
  await invite('Uma', NOW - 72 * HOUR)
  expect(listPeople(world.reads, NOW).map(({ name, state, invitedUntil }) => [name, state, invitedUntil])).toEqual([
    ['dana Weiss', 'inactive', null],
    ['Ines Marchetti', 'active', null],
    ['Lea', 'invited', NOW + 72 * HOUR],
    ['Sam', 'taken-back', null],
    ['Sample editor A', 'sample', null],
    ['Tom Okafor', 'active', null],
    ['Uma', 'invitation-expired', null],
  ])
})

it('gives no secrets and no hashes', async () => {
  const { world, tom } = await aDesk()
  expect(JSON.stringify([listPeople(world.reads, NOW), readPerson(world.reads, tom.id, NOW)])).not.toMatch(/a hash|secret|passwordHash/)
})

it('shows a person with the sessions and tokens that work now', async () => {
  const { world, tom } = await aDesk()
  const actor = anActor(tom)
  const open = (now: number) => world.transact((tx) => openSession(tx, { id: tom.id, address: '192.0.2.7', agent: 'A browser' }, now))
  const [idle, ended, busy, fresh] = [await open(NOW - IDLE_LIMIT), await open(NOW), await open(NOW - 20 * HOUR), await open(NOW - HOUR)]
  await world.transact((tx) => touchSession(tx, busy, NOW))
  await done(world, (tx) => endSession(tx, actor, { sessionId: ended }, NOW))
  const script = await done(world, (tx) => addToken(tx, actor, { personId: tom.id, label: 'script' }, NOW))
  const old = await done(world, (tx) => addToken(tx, actor, { personId: tom.id, label: 'old' }, NOW))
  await done(world, (tx) => revokeToken(tx, actor, { tokenId: old.id }, NOW))

  const person = readPerson(world.reads, tom.id, NOW)
  expect(person?.sessions.map(({ id }) => id)).toEqual([busy, fresh])
  expect(person?.sessions[0]).toEqual({ id: busy, address: '192.0.2.7', agent: 'A browser', createdAt: NOW - 20 * HOUR, lastSeenAt: NOW })
  expect(person?.tokens).toEqual([{ id: script.id, label: 'script', createdAt: NOW, lastUsedAt: null }])
  expect(openSessions(world.reads, tom.id, NOW).map(({ id }) => id)).not.toContain(idle)
  expect(readPerson(world.reads, 'nobody', NOW)).toBeNull()
})

it('forgets sessions and links thirty days after their end, and nothing that still works', async () => {
  const { world, tom, ines, admin } = await aDesk()
  const open = (now: number) => world.transact((tx) => openSession(tx, { id: tom.id, address: null, agent: null }, now))
  const working = await open(NOW)
  const ended = await open(NOW)
  await open(NOW - 40 * DAY)
  await done(world, (tx) => endSession(tx, admin, { sessionId: ended }, NOW))
  const used = await done(world, (tx) => mintResetLink(tx, admin, { personId: tom.id }, NOW))
  await done(world, (tx) => redeemResetLink(tx, { secret: used.secret, passwordHash: 'a hash', address: null }, NOW))
  await world.transact((tx) => openSession(tx, { id: ines.id, address: null, agent: null }, NOW))
  await done(world, (tx) => invitePerson(tx, admin, { email: 'lea@desk.example', name: 'Lea', role: 'editor' }, NOW))
  const ids = () => world.connection.prepare('select id from sessions').pluck().all()
  const links = () => world.connection.prepare('select purpose from one_time_links').pluck().all()
  const forget = (now: number) => world.transact((tx) => forgetEnded(tx, now))

  expect(await forget(NOW)).toEqual({ sessions: 1, links: 0 })
  expect(ids()).toContain(working)
  expect(await forget(NOW + 30 * DAY - 1)).toEqual({ sessions: 0, links: 0 })
  // Tom's sessions had ended by the reset; the link that was used counts from then, the invitation from its expiry.
  expect(await forget(NOW + 30 * DAY)).toEqual({ sessions: 2, links: 1 })
  expect([ids().length, links()]).toEqual([1, ['invitation']])
  expect(await forget(NOW + 37 * DAY)).toEqual({ sessions: 1, links: 1 })
})
