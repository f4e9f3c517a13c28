import { beforeEach, expect, it } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { purgeReport } from '#domain/reports/purge.ts'
import { indexRevision, withoutWords } from '#domain/revisions/backfill.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { findRevisions } from '#domain/revisions/find.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase
let reportId: string

const saying = (words: string) => aContent({ standfirst: '', blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })
const found = (words: string) => findRevisions(world.reads, { words }, { limit: 50 }).revisions.map((row) => row.number)
const count = (table: string) => world.connection.prepare(`select count(*) from ${table}`).pluck().get()

async function write(words: string, times = 1): Promise<void> {
  await done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content: saying(words) }, NOW + times))
  await done(world, (tx) => cutRevision(tx, anActor(), { reportId, kind: 'kept' }, NOW + times))
}

beforeEach(async () => {
  world = await testDatabase()
  reportId = (await aReport(world, { content: saying('The first boat.') })).id
  await write('The second boat.')
  await write('The third ship.')
})

it('a refused cut leaves the index as it was', async () => {
  const before = checksum(world)
  await done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content: saying('The fourth ship.') }, NOW))
  await expect(
    world.transact((tx) => {
      cutRevision(tx, anActor(), { reportId, kind: 'kept' }, NOW)
      throw new Error('something later')
    }),
  ).rejects.toThrow('something later')
  expect(found('fourth')).toEqual([])
  expect(checksum(world)).not.toBe(before)
  expect(count('revision_texts')).toBe(3)
})

it('revisions from before the index come into it one by one, once, whatever the order', async () => {
  const rows = { first: found('first'), second: found('second'), ship: found('ship') }
  expect(rows).toEqual({ first: [2, 1], second: [3, 2], ship: [3] })
  world.connection.exec('delete from revision_words; delete from revision_texts')
  expect(found('first')).toEqual([])
  const { ids, next } = withoutWords(world.reads, 0)
  expect(ids).toHaveLength(3)
  expect(next).toBeNull()
  for (const id of [...ids].reverse()) await world.transact((tx) => indexRevision(tx, id))
  expect({ first: found('first'), second: found('second'), ship: found('ship') }).toEqual(rows)
  expect(withoutWords(world.reads, 0).ids).toEqual([])
  const before = checksum(world)
  for (const id of ids) await world.transact((tx) => indexRevision(tx, id))
  expect(checksum(world)).toBe(before)
})

it('what is missing is looked for a stretch at a time', () => {
  expect(withoutWords(world.reads, 3)).toEqual({ ids: [], next: null })
  world.connection.exec('delete from revision_texts where id = 3')
  expect(withoutWords(world.reads, 0).ids).toHaveLength(1)
  expect(withoutWords(world.reads, -2_000)).toEqual({ ids: [], next: 0 })
})

it('a damaged revision is not tried for ever', async () => {
  world.connection.exec("delete from revision_words; delete from revision_texts; update revision_bodies set bytes = x'00'")
  for (const id of withoutWords(world.reads, 0).ids) await world.transact((tx) => indexRevision(tx, id))
  expect(withoutWords(world.reads, 0).ids).toEqual([])
  expect(count('revision_words')).toBe(0)
})

it('a purge takes the words of one report and leaves those of others', async () => {
  await aReport(world, { content: saying('Another boat.') })
  await world.transact((tx) => purgeReport(tx, anActor(), { reportId, reason: 'A test' }, NOW))
  expect(found('boat')).toEqual([1])
  expect(found('ship')).toEqual([])
  expect(count('revision_texts')).toBe(1)
  expect(world.connection.prepare('select count(*) from revision_words where revision_words match ?').pluck().get('boat')).toBe(1)
})
