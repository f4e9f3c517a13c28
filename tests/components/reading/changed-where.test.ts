import { describe, expect, test } from 'vitest'
import { changedWhere, placesChanged } from '#components/reading/changed-where.ts'

const row = (number: string, title: string, changes = 1, more = {}) => ({
  key: `k ${number} ${title}`,
  level: number.includes('.') ? 3 : 2,
  number,
  title,
  removed: false,
  changes: Array.from({ length: changes }, (_, at) => at + 1),
  first: 1,
  within: changes,
  ...more,
})

describe('where changes stand', () => {
  test.each([
    [[row('5', 'Market'), row('6.1', 'Results'), row('6.2', 'The year')], 'in sections 5 and 6'],
    [[row('5.1', 'Market')], 'in section 5'],
    [[row('5', 'Market', 0), row('6.1', 'Results')], 'in section 6'],
    [
      [row('', 'Standfirst', 1, { key: 'standfirst' }), row('', 'Executive summary'), row('2', 'Rivals')],
      'in the standfirst, “Executive summary” and section 2',
    ],
    [[row('', 'Opening')], 'in the opening'],
    [[row('3', 'Agencies', 1, { removed: true }), row('3', 'Rivals')], 'in the former “Agencies” and section 3'],
    [['1', '2', '3', '4', '5', '6', '7'].map((number) => row(number, 'Title')), 'in seven sections'],
    [[], ''],
  ])('%#: %s', (rows, words) => expect(changedWhere(rows)).toBe(words))

  test('is counted in words as far as one would', () => {
    expect([1, 9, 12, 13, 1204].map(placesChanged)).toEqual([
      'one place has changed',
      'nine places have changed',
      'twelve places have changed',
      '13 places have changed',
      '1,204 places have changed',
    ])
  })
})
