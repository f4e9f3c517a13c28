import { expect, it } from 'vitest'
import { dayOf, oneOf, siftedAddress, unmet } from '#lib/sift.ts'

it('a day is one of the calendar, in UTC', () => {
  expect(dayOf('2026-07-14')).toBe(Date.UTC(2026, 6, 14))
  for (const asked of ['', '2026-7-14', '2026-02-30', '2026-13-01', 'today', '2026-07-14T00:00']) expect(dayOf(asked)).toBeNull()
})

it('a value is one, and not longer than it may be', () => {
  expect(oneOf(' a ')).toBe('a')
  expect(oneOf(['a', 'b'])).toBe('')
  expect(oneOf(undefined)).toBe('')
  expect(oneOf('x'.repeat(1_000))).toHaveLength(200)
})

it('an address holds what narrows alone', () => {
  expect(siftedAddress('/x', { a: '', b: null })).toBe('/x')
  expect(siftedAddress('/x', { a: 'b c', before: 3 })).toBe('/x?a=b+c&before=3')
})

it('what was asked for and means nothing is told, and nothing else', () => {
  const chosen = { person: 'p-1', kind: '', from: '', until: '' }
  expect(unmet({ person: 'p-1', kind: 'nonsense', from: '2028-13', until: '' }, chosen)).toEqual(['nonsense', '2028-13'])
  expect(unmet({ person: 'p-1' }, chosen)).toEqual([])
})
