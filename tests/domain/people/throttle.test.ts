import { describe, expect, it } from 'vitest'
import { failedSignIns } from '#db/schema.ts'
import { countAttempt, FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, forgiveAttempt, openAgainAt, THROTTLE_WINDOW } from '#domain/people/throttle.ts'
import { MINUTE, NOW, SECOND } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { done, refused } from '#tests/support/refused.ts'

const attempt = (email: string, address: string | null = '192.0.2.7') => ({ email, address })
const fail = async (world: TestDatabase, times: number, one: (at: number) => { email: string; address: string | null }, now = NOW) => {
  for (let at = 0; at < times; at++) await done(world, (tx) => countAttempt(tx, one(at), now))
}

describe('the rule', () => {
  it('lets one try below the limit', () => {
    expect(openAgainAt([], 3, NOW)).toBeNull()
    expect(openAgainAt([NOW, NOW], 3, NOW)).toBeNull()
  })
  it('opens again when the oldest failure of the last so many is a quarter of an hour old', () => {
    expect(openAgainAt([NOW - 5 * MINUTE, NOW - 3 * MINUTE, NOW], 3, NOW)).toBe(NOW + 10 * MINUTE)
    expect(openAgainAt([NOW - 9 * MINUTE, NOW - 5 * MINUTE, NOW - 3 * MINUTE, NOW], 3, NOW)).toBe(NOW + 10 * MINUTE)
  })
  it('forgets failures after a quarter of an hour', () => {
    expect(openAgainAt([NOW - THROTTLE_WINDOW, NOW, NOW], 3, NOW)).toBeNull()
  })
  it('locks nobody out for as long as a clock was ahead', () => {
    const ahead = NOW + 365 * 24 * 60 * MINUTE
    expect(openAgainAt([ahead, ahead, ahead], 3, NOW)).toBeNull()
  })
})

it('refuses the eleventh guess at an account within a quarter of an hour, from wherever', async () => {
  const world = await testDatabase()
  await fail(world, FAILURES_PER_ACCOUNT, (at) => attempt('ines@desk.example', `192.0.2.${at}`))
  expect(await refused(world, (tx) => countAttempt(tx, attempt('ines@desk.example', '198.51.100.1'), NOW + MINUTE))).toEqual({
    kind: 'too-many-attempts',
    wait: THROTTLE_WINDOW - MINUTE,
  })
  expect(await refused(world, (tx) => countAttempt(tx, attempt(' INES@desk.example'), NOW + MINUTE))).toMatchObject({ kind: 'too-many-attempts' })
  await done(world, (tx) => countAttempt(tx, attempt('tom@desk.example'), NOW + MINUTE))
})

it('treats an address that is no e-mail address like any account', async () => {
  const world = await testDatabase()
  await fail(world, FAILURES_PER_ACCOUNT, () => attempt('nobody at all', null))
  expect(await refused(world, (tx) => countAttempt(tx, attempt('nobody at all', null), NOW))).toMatchObject({ kind: 'too-many-attempts' })
})

it('refuses the fifty-first guess from an address, at whomever', async () => {
  const world = await testDatabase()
  await fail(world, FAILURES_PER_ADDRESS, (at) => attempt(`person-${at}@desk.example`))
  expect(await refused(world, (tx) => countAttempt(tx, attempt('ines@desk.example'), NOW))).toMatchObject({ kind: 'too-many-attempts' })
  await done(world, (tx) => countAttempt(tx, attempt('ines@desk.example', '198.51.100.1'), NOW))
})

it('does not count what it refuses: nobody is locked out by knocking', async () => {
  const world = await testDatabase()
  await fail(world, FAILURES_PER_ACCOUNT, () => attempt('ines@desk.example'))
  for (let at = 1; at < 15; at++) await refused(world, (tx) => countAttempt(tx, attempt('ines@desk.example'), NOW + at * MINUTE))
  await done(world, (tx) => countAttempt(tx, attempt('ines@desk.example'), NOW + THROTTLE_WINDOW))
})

it('a right password takes its own attempt and the failures of its account back, and leaves those of others', async () => {
  const world = await testDatabase()
  await fail(world, 9, () => attempt('ines@desk.example'))
  await fail(world, 3, () => attempt('tom@desk.example'))
  const { ids } = await done(world, (tx) => countAttempt(tx, attempt('ines@desk.example'), NOW + SECOND))
  await world.transact((tx) => forgiveAttempt(tx, { ...attempt('ines@desk.example'), ids }))
  const keys = world.reads.select({ key: failedSignIns.key }).from(failedSignIns).all()
  expect(keys.filter(({ key }) => key.startsWith('account'))).toHaveLength(3)
  expect(keys.filter(({ key }) => key === 'address 192.0.2.7')).toHaveLength(12)
})

it('keeps nothing of what was typed, and nothing that is over', async () => {
  const world = await testDatabase()
  await fail(world, 4, () => attempt('my password is 1234'))
  expect(JSON.stringify(world.reads.select().from(failedSignIns).all())).not.toContain('my password')
  await fail(world, 1, () => attempt('ines@desk.example'), NOW + THROTTLE_WINDOW)
  expect(world.reads.select().from(failedSignIns).all()).toHaveLength(2)
})

it('takes all addresses of an IPv6 network for one', async () => {
  const world = await testDatabase()
  await fail(world, FAILURES_PER_ADDRESS, (at) => attempt(`person-${at}@desk.example`, `2001:db8:0:7::${at.toString(16)}`))
  const next = (address: string) => refused(world, (tx) => countAttempt(tx, attempt('one-more@desk.example', address), NOW + SECOND))
  expect(await next('2001:0db8::7:ffff:0:0:1')).toMatchObject({ kind: 'too-many-attempts' })
  await done(world, (tx) => countAttempt(tx, attempt('one-more@desk.example', '2001:db8:0:8::1'), NOW + SECOND))
})
