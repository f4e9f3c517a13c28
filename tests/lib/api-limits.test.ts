import { beforeEach, describe, expect, it } from 'vitest'
import { limitHeaders, policies, strangerAt, take } from '#lib/api-limits.ts'
import { forgetLimits } from '../support/api.ts'
import { MINUTE, NOW, SECOND } from '../support/clock.ts'

const policy = { name: 'reading', quota: 60, window: 60 }
const burst = (holder: string, count: number, now = NOW) => Array.from({ length: count }, () => take(policy, holder, now))

beforeEach(forgetLimits)

describe('a limit', () => {
  it('lets a burst through, up to its quota, and then says how long to wait', () => {
    const all = burst('one', 61)
    expect(all.slice(0, 60).map(({ wait }) => wait)).toEqual(Array(60).fill(0))
    expect(all[59]).toMatchObject({ left: 0, wait: 0, full: 60 })
    expect(all[60]).toMatchObject({ left: 0, wait: 1 })
  })

  it('opens again as time goes by, one request a second', () => {
    burst('one', 60)
    expect(take(policy, 'one', NOW + SECOND).wait).toBe(0)
    expect(take(policy, 'one', NOW + SECOND).wait).toBe(1)
    expect(burst('one', 60, NOW + 2 * MINUTE).every(({ wait }) => wait === 0)).toBe(true)
  })

  it('does not grow while nobody asks', () => {
    burst('one', 1)
    expect(burst('one', 61, NOW + 10 * MINUTE).filter(({ wait }) => wait > 0)).toHaveLength(1)
  })

  it('is not lengthened by knocking', () => {
    burst('one', 600)
    expect(take(policy, 'one', NOW + 2 * SECOND).wait).toBe(0)
  })

  it('belongs to one holder, and to what they do', () => {
    burst('one', 61)
    expect(take(policy, 'two', NOW).wait).toBe(0)
    expect(take({ ...policy, name: 'writing' }, 'one', NOW).wait).toBe(0)
  })

  it('stands still when the clock is set back', () => {
    burst('one', 60)
    expect(take(policy, 'one', NOW - MINUTE).wait).toBe(1)
    expect(take(policy, 'one', NOW - MINUTE + SECOND).wait).toBe(0)
  })

  it('remembers ten thousand holders and no more', () => {
    burst('first', 61)
    for (let number = 0; number < 10_000; number++) take(policy, `holder ${number}`, NOW)
    expect(take(policy, 'first', NOW).left).toBe(59)
    expect(take(policy, 'holder 9999', NOW).left).toBe(58)
  })

  it('counts an IPv6 network as one stranger', () => {
    expect(strangerAt('2001:db8:1:2:aaaa::1')).toBe(strangerAt('2001:db8:1:2:bbbb::9'))
    expect(strangerAt('2001:db8:1:3::1')).not.toBe(strangerAt('2001:db8:1:2::1'))
    expect(strangerAt('10.0.0.1')).not.toBe(strangerAt('10.0.0.2'))
  })
})

it('is told in headers, and Retry-After only where one has to wait', () => {
  const [first] = burst('one', 60)
  const last = take(policy, 'one', NOW)
  expect(first && limitHeaders(first)).toEqual({ 'RateLimit-Policy': '"reading";q=60;w=60', RateLimit: '"reading";r=59;t=1' })
  expect(limitHeaders(last)).toEqual({ 'RateLimit-Policy': '"reading";q=60;w=60', RateLimit: '"reading";r=0;t=60', 'Retry-After': '1' })
})

it('is generous to a desk, less so for what writes, and gives little to strangers', () => {
  expect(policies.reading.quota).toBeGreaterThan(policies.writing.quota)
  expect(policies.writing.quota).toBeGreaterThan(policies.stranger.quota)
})
