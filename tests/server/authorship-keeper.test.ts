import { expect, it, onTestFinished } from 'vitest'
import { reportsBehind } from '#domain/authorship/behind.ts'
import { authorshipKeeper } from '#server/authorship-keeper.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aReport } from '#tests/support/factories.ts'

it('a history in which nobody is credited yet is gone through beside the rest of the work', async () => {
  const world = await testDatabase()
  for (let made = 0; made < 3; made++) await aReport(world)
  expect(reportsBehind(world.reads)).toEqual([])
  world.connection.exec('delete from authorship')
  expect(reportsBehind(world.reads)).toHaveLength(3)
  const keeper = authorshipKeeper(world)
  onTestFinished(() => keeper.stop())
  keeper.tick()
  await expect.poll(() => reportsBehind(world.reads).length, { timeout: 10_000 }).toBe(0)
})

it('a newest revision that is damaged is tried once, and stands in nobody’s way', async () => {
  const world = await testDatabase()
  const [damaged] = [await aReport(world), await aReport(world)]
  world.connection.exec('delete from authorship')
  world.connection.prepare("update revision_bodies set bytes = x'00' where seq = (select seq from revisions where report_id = ?)").run(damaged.id)
  const keeper = authorshipKeeper(world)
  onTestFinished(() => keeper.stop())
  keeper.tick()
  await expect.poll(() => reportsBehind(world.reads), { timeout: 10_000 }).toEqual([{ reportId: damaged.id, number: 1 }])
})
