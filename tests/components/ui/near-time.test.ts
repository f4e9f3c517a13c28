import { expect, it } from 'vitest'
import { nearTime } from '#components/ui/near-time.ts'
import { HOUR, NOW } from '#tests/support/clock.ts'

const near = (at: number, timeZone = 'UTC') => nearTime(at, NOW, timeZone).near

it('says near times by their day and far ones by their date', () => {
  expect(near(NOW)).toBe('today, 09:00')
  expect(near(Date.UTC(2026, 6, 14, 0, 0))).toBe('today, 00:00')
  expect(near(Date.UTC(2026, 6, 13, 23, 59))).toBe('yesterday, 23:59')
  expect(near(Date.UTC(2026, 6, 12, 12, 0))).toBe('12 Jul, 12:00')
  expect(near(Date.UTC(2025, 8, 5, 7, 5))).toBe('5 Sep 2025, 07:05')
})

it('goes by the zone of whoever reads', () => {
  expect(near(Date.UTC(2026, 6, 13, 23, 59), 'Asia/Kathmandu')).toBe('today, 05:44')
  expect(near(Date.UTC(2026, 6, 14, 3, 0), 'America/Los_Angeles')).toBe('yesterday, 20:00')
})

it('goes by the calendar where a day has 25 hours, or 23', () => {
  const autumn = Date.UTC(2026, 9, 25, 22, 59)
  const said = (at: number, now: number) => nearTime(at, now, 'Europe/Berlin').near
  expect([said(autumn - 24 * HOUR, autumn), said(autumn - 25 * HOUR, autumn)]).toEqual(['today, 00:59', 'yesterday, 23:59'])
  const spring = Date.UTC(2026, 2, 29, 22, 30)
  expect(said(spring - 23 * HOUR, spring)).toBe('yesterday, 00:30')
})

it('names the zone in the exact time', () => {
  expect(nearTime(NOW, NOW, 'UTC').full).toBe('14 July 2026 at 09:00:00 UTC')
})
