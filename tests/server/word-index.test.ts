import { expect, it, onTestFinished } from 'vitest'
import { findRevisions } from '#domain/revisions/find.ts'
import { wordIndex } from '#server/word-index.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aReport } from '#tests/support/factories.ts'

it('revisions that have no words yet get them beside the rest of the work, and others have their turn in between', async () => {
  const world = await testDatabase()
  for (let made = 0; made < 3; made++) await aReport(world)
  world.connection.exec('delete from revision_words; delete from revision_texts')
  const index = wordIndex(world)
  onTestFinished(() => index.stop())
  const found = () => findRevisions(world.reads, { words: 'forty-two boats' }, { limit: 10 }).revisions.length
  index.tick()
  const seen = new Set<number>()
  await expect.poll(() => seen.add(found()) && found(), { interval: 5, timeout: 5_000 }).toBe(3)
  expect(seen.size).toBeGreaterThan(1)
})

it('stops between two revisions', async () => {
  const world = await testDatabase()
  for (let made = 0; made < 3; made++) await aReport(world)
  world.connection.exec('delete from revision_words; delete from revision_texts')
  const index = wordIndex(world)
  index.tick()
  await index.stop()
  expect(world.connection.prepare('select count(*) from revision_texts').pluck().get()).toBeLessThan(3)
})
