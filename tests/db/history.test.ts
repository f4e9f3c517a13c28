import { beforeEach, describe, expect, it } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase
let reportId: string
const appended = [
  'revisions',
  'revision_writers',
  'revision_names',
  'editions',
  'withdrawals',
  'audit_events',
  'purges',
  'revision_notes',
  'word_purges',
  'purged_rows',
]

beforeEach(async () => {
  world = await testDatabase()
  const person = await aPerson(world)
  const actor = anActor(person)
  reportId = (await aReport(world, { actor })).id
  const content = aContent({ blocks: [aHeading('h', 'Summary'), aParagraph('p', 'Words.')] })
  await done(world, (tx) => replaceDraft(tx, actor, { reportId, content }, NOW))
  await done(world, (tx) => cutRevision(tx, actor, { reportId, kind: 'kept', name: 'Kept' }, NOW))
  await done(world, (tx) => publish(tx, actor, { reportId, revision: 2, change: 'major', note: 'First' }, NOW))
  await done(world, (tx) => withdraw(tx, actor, { reportId, reason: 'Wrong' }, NOW))
  world.connection.prepare('insert into purges (id, report_id, reason, at) values (?, ?, ?, ?)').run('purge', 'another report', 'A sample', NOW)
  world.connection.prepare('insert into revision_notes (revision_id, note, at) select id, ?, ? from revisions').run('Checked with the desk', NOW)
  world.connection.prepare('insert into word_purges (id, reason, at) values (?, ?, ?)').run('words', 'A leaked password', NOW)
  world.connection.prepare("insert into purged_rows (purge_id, what, row) values ('words', 'draft', 'another report')").run()
})

const columns = (table: string) => world.connection.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[]

describe.each(appended)('%s', (table) => {
  it('has a row to try on', () => expect(world.connection.prepare(`select count(*) from ${table}`).pluck().get()).toBeGreaterThan(0))

  it('refuses to change in any column', () => {
    const before = checksum(world)
    for (const column of columns(table))
      expect(() => world.connection.prepare(`update ${table} set ${column} = ${column}`).run(), column).toThrow(/never change/)
    expect(checksum(world)).toBe(before)
  })

  it('refuses to lose a row', () => {
    const before = checksum(world)
    expect(() => world.connection.prepare(`delete from ${table}`).run()).toThrow(/stay/)
    expect(checksum(world)).toBe(before)
  })

  it('refuses to have a row put in the place of another', () => {
    const before = checksum(world)
    expect(() => world.connection.prepare(`insert or replace into ${table} select * from ${table}`).run()).toThrow()
    expect(checksum(world)).toBe(before)
  })
})

it('the bytes of a revision stay with it, though they may be encoded anew', () => {
  expect(() => world.connection.prepare('delete from revision_bodies').run()).toThrow(/stay/)
  expect(() => world.connection.prepare('update revision_bodies set seq = seq + 100').run()).toThrow(/keep their revision/)
  world.connection.prepare('update revision_bodies set bytes = bytes').run()
})

it('a purge that names a report opens its history, and that of no other', async () => {
  const other = await aReport(world)
  world.connection.prepare('insert into purges (id, report_id, reason, at) values (?, ?, ?, ?)').run('purge-2', reportId, 'A sample', NOW)
  world.connection.prepare('update reports set live_edition_id = null').run()
  const mine = '(select id from revisions where report_id = ?)'
  for (const table of ['withdrawals', 'editions']) world.connection.prepare(`delete from ${table} where report_id = ?`).run(reportId)
  world.connection.prepare('delete from revision_bodies where seq in (select seq from revisions where report_id = ?)').run(reportId)
  for (const table of ['revision_names', 'revision_notes', 'revision_writers', 'revision_texts'])
    world.connection.prepare(`delete from ${table} where revision_id in ${mine}`).run(reportId)
  world.connection.pragma('defer_foreign_keys = ON')
  world.connection.prepare('delete from revisions where report_id = ? and number = 2').run(reportId)
  world.connection.prepare('delete from revisions where report_id = ?').run(reportId)
  expect(world.connection.prepare('select count(*) from revisions where report_id = ?').pluck().get(reportId)).toBe(0)
  expect(() => world.connection.prepare('delete from revisions where report_id = ?').run(other.id)).toThrow(/stay/)
  expect(() => world.connection.prepare('delete from audit_events').run()).toThrow(/stay/)
  expect(() => world.connection.prepare('delete from purges').run()).toThrow(/stay/)
})
