import { expect, it } from 'vitest'
import { latestPublished } from '#domain/editions/latest-published.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

it('names what was published last, whatever its clock says, and nothing once that is withdrawn', async () => {
  const world = await testDatabase()
  const [one, other] = [await aReport(world), await aReport(world)]
  const publishing = (reportId: string, at: number) =>
    done(world, (tx) => publish(tx, anActor(), { reportId, revision: 1, change: 'major', note: 'First.' }, at))

  expect(latestPublished(world.reads)).toBeNull()
  await publishing(one.id, NOW)
  const { editionId } = await publishing(other.id, NOW - SECOND)
  expect(latestPublished(world.reads)).toEqual({ id: editionId, slug: other.slug })
  await done(world, (tx) => withdraw(tx, anActor(), { reportId: other.id, which: 'live', reason: 'Mistaken.' }, NOW))
  expect(latestPublished(world.reads)).toBeNull()
})
