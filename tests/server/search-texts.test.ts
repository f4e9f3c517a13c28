import { expect, it, onTestFinished } from 'vitest'
import { search } from '#domain/editions/public-search.ts'
import { publish } from '#domain/editions/publish.ts'
import { searchTexts } from '#server/search-texts.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

async function threeOfBefore() {
  const world = await testDatabase()
  for (let made = 0; made < 3; made++) {
    const { id } = await aReport(world)
    await done(world, (tx) => publish(tx, anActor(), { reportId: id, revision: 1, change: 'major', note: 'First.' }, NOW))
  }
  world.connection.exec("update published_texts set version = 0, headings = '', outline = '[]'")
  const left = () => world.connection.prepare('select count(*) from published_texts where version = 0').pluck().get() as number
  return { ...world, left }
}

it('texts of older rules are made anew beside the rest of the work, and are found meanwhile', async () => {
  const world = await threeOfBefore()
  const texts = searchTexts(world)
  onTestFinished(() => texts.stop())
  const seen = new Set<number>()
  const found = () => search(world.connection, { words: 'night crossing', tier: '', category: '', page: 1 })
  texts.tick()
  await expect.poll(() => seen.add(world.left()) && found().total === 3 && world.left(), { interval: 5, timeout: 5_000 }).toBe(0)
  expect(seen.size).toBeGreaterThan(1)
  expect(found().reports.map(({ passages }) => passages[0]?.section?.anchor)).toEqual(['s1-1', 's1-1', 's1-1'])
})

it('it stops between two reports', async () => {
  const world = await threeOfBefore()
  const texts = searchTexts(world)
  texts.tick()
  await texts.stop()
  expect(world.left()).toBeGreaterThan(0)
})
