import { describe, expect, it } from 'vitest'
import { dealDate, dealSpan, isoDate, longDate, shortDate, yearOf } from '#components/reading/dates.ts'

// The tests run in Kathmandu, five hours and three quarters ahead of UTC.
describe('a date of publication', () => {
  const newYearThere = Date.UTC(2025, 11, 31, 20, 0)

  it('is told in UTC, wherever the server stands', () => {
    expect(new Date(newYearThere).getFullYear()).toBe(2026)
    expect(longDate(newYearThere)).toBe('31 December 2025')
    expect(shortDate(newYearThere)).toBe('31 Dec 2025')
    expect(isoDate(newYearThere)).toBe('2025-12-31')
    expect(yearOf(newYearThere)).toBe(2025)
  })

  it('has months of three letters in rows', () => {
    const months = Array.from({ length: 12 }, (_, month) => shortDate(Date.UTC(2026, month, 5)).split(' ')[1])
    expect(months.every((month) => month?.length === 3)).toBe(true)
  })
})

describe('a date of a deal', () => {
  it.each([
    ['2028', '2028'],
    ['2028-07', 'July 2028'],
    ['2028-07-14', '14 July 2028'],
    ['2021-01-01', '1 January 2021'],
  ])('%s is told no more precisely than it is known', (date, told) => expect(dealDate(date)).toBe(told))

  it.each([
    [{ from: '2015', until: '2024' }, '2015–2024'],
    [{ from: '2021-01-01', until: '2028' }, '1 January 2021 – 2028'],
    [{ from: '2024', until: '2024' }, '2024'],
    [{ from: '2008', until: null }, 'since 2008'],
    [{ from: '2008', until: null, ended: true }, 'from 2008'],
    [{ from: null, until: '2017' }, 'until 2017'],
    [{ from: null, until: null }, ''],
  ])('the time from and until %j is told as far as it is known', (deal, told) => expect(dealSpan(deal)).toBe(told))
})
