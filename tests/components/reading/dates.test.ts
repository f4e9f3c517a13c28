import { describe, expect, it } from 'vitest'
import { isoDate, longDate, shortDate, yearOf } from '#components/reading/dates.ts'

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
