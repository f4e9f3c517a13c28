import { describe, expect, it } from 'vitest'
import { isAhead, isBefore, isDealDate, isOver } from '#domain/sponsors/deal-date.ts'
import { NOW } from '#tests/support/clock.ts'

describe('a date of a deal', () => {
  it.each(['2028', '2028-07', '2028-07-14', '2028-02-29', '1896'])('may be %s', (date) => expect(isDealDate(date)).toBe(true))
  it.each(['', '28', '2028-7', '2028-13', '2028-00', '2028-02-30', '2027-02-29', '2028-07-14T00:00', ' 2028', '2028 ', '0028', '20280714', '２０２８'])(
    'is not %j',
    (date) => expect(isDealDate(date)).toBe(false),
  )

  it.each([
    ['2027', '2028', true],
    ['2028', '2027', false],
    ['2028', '2028-07', false],
    ['2028-07', '2028', false],
    ['2028-06', '2028-07-14', true],
    ['2028-07-14', '2028-07', false],
    ['2028-07-13', '2028-07-14', true],
    ['2028-07-14', '2028-07-14', false],
  ])('%s is before %s: %s', (one, other, expected) => expect(isBefore(one, other)).toBe(expected))

  it.each([
    ['2026', false, false],
    ['2026-07', false, false],
    ['2026-07-14', false, false],
    ['2026-07-15', true, false],
    ['2027', true, false],
    ['2026-06', false, true],
    ['2025', false, true],
  ])('on 14 July 2026, %s is ahead: %s, over: %s', (date, ahead, over) => {
    expect(isAhead(date, NOW)).toBe(ahead)
    expect(isOver(date, NOW)).toBe(over)
  })
})
