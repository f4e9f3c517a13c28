import { expect, it } from 'vitest'
import { allowance } from '#server/live-limits.ts'

it('an allowance fills with time, up to its burst', () => {
  let now = 0
  const bucket = allowance({ burst: 2, perSecond: 1 }, () => now)
  expect([bucket.take(1), bucket.take(1), bucket.take(1)]).toEqual([true, true, false])
  now = 60_000
  expect([bucket.take(2), bucket.take(1)]).toEqual([true, false])
})

it('a clock that is set back takes nothing away', () => {
  let now = 3_600_000
  const bucket = allowance({ burst: 2, perSecond: 1 }, () => now)
  now = 0
  expect([bucket.take(2), bucket.take(1)]).toEqual([true, false])
  now = 4_000
  expect(bucket.take(1)).toBe(true)
})
