import { expect, it } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { findReport, listReports } from '#domain/reports/desk.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const saying = (words: string) => aContent({ blocks: [aHeading('h', 'Summary'), aParagraph('p', words)] })
const state = ({ reads }: TestDatabase, id: string) => findReport(reads, id)?.state

it('a report is a draft, live, changed since, and withdrawn, as its acts have it', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  const { id } = await aReport(world, { content: saying('One.') })
  const write = (words: string, now = NOW) => done(world, (tx) => replaceDraft(tx, anActor(person), { reportId: id, content: saying(words) }, now))
  expect(state(world, id)).toBe('draft')
  await done(world, (tx) => publish(tx, anActor(), { reportId: id, revision: 1, change: 'major', note: 'First' }, NOW))
  expect(state(world, id)).toBe('live')
  await write('Two.', NOW + MINUTE)
  expect(findReport(world.reads, id)).toMatchObject({
    state: 'changed',
    touchedBy: person.name,
    touchedAt: NOW + MINUTE,
    live: { major: 1, minor: 0, revision: 1 },
    latestRevision: 1,
  })
  await done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))
  expect(findReport(world.reads, id)).toMatchObject({ state: 'changed', latestRevision: 2 })
  await done(world, (tx) => restoreRevision(tx, anActor(), { reportId: id, number: 1 }, NOW))
  expect(state(world, id)).toBe('live')
  await done(world, (tx) => withdraw(tx, anActor(), { reportId: id, reason: 'Wrong' }, NOW + MINUTE))
  expect(findReport(world.reads, id)).toMatchObject({ state: 'withdrawn', live: null, withdrawnAt: NOW + MINUTE })
})

it('the list has what was touched last first, finds by every word, and keeps archived reports apart', async () => {
  const world = await testDatabase()
  const boats = await aReport(world, { sponsor: { name: 'Northwind Ferries', category: 'Boats' }, now: NOW })
  const clocks = await aReport(world, { sponsor: { name: 'Éclat', category: 'Clocks and boats', tier: 'founding-partner' }, now: NOW + MINUTE })
  const ids = (query: Parameters<typeof listReports>[1]) => listReports(world.reads, query).map((report) => report.id)
  expect(ids({})).toEqual([clocks.id, boats.id])
  expect(ids({ words: 'BOATS' })).toEqual([clocks.id, boats.id])
  expect(ids({ words: ' boats  north ' })).toEqual([boats.id])
  expect(ids({ words: 'éclat' })).toEqual([clocks.id])
  expect(ids({ words: '%' })).toEqual([])
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: boats.id }, NOW))
  expect(ids({})).toEqual([clocks.id])
  expect(ids({ archived: true })).toEqual([boats.id])
  expect(findReport(world.reads, boats.id)?.archivedAt).toBe(NOW)
  expect(findReport(world.reads, 'nowhere')).toBeNull()
})
