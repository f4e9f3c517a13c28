import { expect, it } from 'vitest'
import { revisionsAsked } from '#app/desk/revisions/asked.ts'
import { kindGroups } from '#components/desk/revision-filter.tsx'
import { revisionKinds } from '#db/schema.ts'
import { DAY } from '#tests/support/clock.ts'

it('an address finds revisions by what it means, and by nothing else', () => {
  const asked = { words: '“bay line”', in: 'took', person: 'me', report: 'r', kind: 'restores', from: '2026-07-01', until: '2026-07-14', show: 'named' }
  expect(revisionsAsked(asked, 'ines')).toEqual({
    chosen: asked,
    filter: {
      words: '“bay line”',
      side: 'took',
      personId: 'ines',
      reportId: 'r',
      kinds: ['before-restore', 'restored'],
      from: Date.UTC(2026, 6, 1),
      until: Date.UTC(2026, 6, 14) + DAY,
      named: true,
      published: false,
    },
  })
  const { chosen, filter } = revisionsAsked({ in: 'constructor', kind: '__proto__', show: 'all', from: '1', words: ['a', 'b'] }, 'ines')
  expect(Object.values(chosen).every((value) => value === '')).toBe(true)
  expect(Object.values(filter).every((value) => value === undefined || value === false)).toBe(true)
})

it('every kind of revision can be looked for', () => {
  expect(
    Object.values(kindGroups)
      .flatMap(({ kinds }) => kinds)
      .sort(),
  ).toEqual([...revisionKinds].sort())
})
