import { expect, it } from 'vitest'
import { service } from '#domain/people/actor.ts'
import { type Action, may, permissions } from '#domain/people/may.ts'
import { anActor } from '#tests/support/factories.ts'

/** Who may do what, once more and by hand: a change of the table must be meant. */
const table: Record<Action, 'editors and admins' | 'admins alone'> = {
  'desk.read': 'editors and admins',
  'report.create': 'editors and admins',
  'report.archive': 'editors and admins',
  'draft.write': 'editors and admins',
  'revision.cut': 'editors and admins',
  'revision.restore': 'editors and admins',
  'edition.publish': 'editors and admins',
  'edition.withdraw': 'editors and admins',
  'sponsor.change': 'editors and admins',
  'token.add': 'editors and admins',
  'revision.name': 'editors and admins',
  'words.purge': 'admins alone',
  'revision.find': 'editors and admins',
  'report.import': 'editors and admins',
  'sponsor.manage': 'admins alone',
  'tier.manage': 'admins alone',
  'person.add': 'admins alone',
  'person.read': 'admins alone',
  'person.manage': 'admins alone',
  'audit.read': 'admins alone',
  'service.read': 'admins alone',
  'sample.remove': 'admins alone',
  'session.end': 'admins alone',
  'token.manage': 'admins alone',
}
const actions = Object.keys(permissions) as Action[]

it('has a line here for every action', () => {
  expect(actions.toSorted()).toEqual(Object.keys(table).toSorted())
})

it.each(actions)('says who may and who may not: %s', (action) => {
  expect(may(anActor({ role: 'admin' }), action)).toBe(true)
  expect(may(service, action)).toBe(true)
  expect(may(anActor({ role: 'editor' }), action)).toBe(table[action] === 'editors and admins')
  expect(may(anActor({}, { role: 'reader' as 'editor' }), action)).toBe(false)
})
