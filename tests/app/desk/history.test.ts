import { expect, it } from 'vitest'
import { historyAsked, placeAsked } from '#app/desk/reports/[id]/history/asked.ts'
import { DAY } from '#tests/support/clock.ts'

const people = [{ id: 'tom' }]

it('an address narrows a history by what it means, and by nothing else', () => {
  const asked = { person: 'me', kind: 'restores', from: '2026-07-01', until: '2026-07-14', show: 'marked' }
  expect(historyAsked(asked, 'ines', people)).toEqual({
    chosen: asked,
    filter: {
      personId: 'ines',
      kinds: ['before-restore', 'restored'],
      from: Date.UTC(2026, 6, 1),
      until: Date.UTC(2026, 6, 14) + DAY,
      named: false,
      published: false,
      marked: true,
    },
  })
  expect(historyAsked({ person: 'tom', show: 'named' }, 'ines', people)).toMatchObject({
    chosen: { person: 'tom', show: 'named' },
    filter: { personId: 'tom', named: true },
  })
  const { chosen, filter } = historyAsked({ person: 'somebody', kind: '__proto__', show: 'toString', from: '2026-02-30', until: ['a', 'b'] }, 'ines', people)
  expect(Object.values(chosen).every((value) => value === '')).toBe(true)
  expect(Object.values(filter).every((value) => value === undefined || value === false)).toBe(true)
})

it('a place is the number of a revision', () => {
  expect(['41', '0', '-1', '4.5', 'x', undefined, ['4', '5']].map(placeAsked)).toEqual([41, ...Array(6).fill(undefined)])
})
