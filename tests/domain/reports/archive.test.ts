import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { auditEvents, reports } from '#db/schema.ts'
import { publish } from '#domain/editions/publish.ts'
import { archiveReport, unarchiveReport } from '#domain/reports/archive.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import { checksum, testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const stranger = anActor({}, { role: 'reader' as 'editor' })

it('an archived report comes back as it was', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const before = world.reads.select().from(reports).where(eq(reports.id, id)).get()
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW + SECOND))
  expect(world.reads.select().from(reports).where(eq(reports.id, id)).get()?.archivedAt).toBe(NOW + SECOND)
  await done(world, (tx) => unarchiveReport(tx, anActor(), { reportId: id }, NOW + 2 * SECOND))
  expect(world.reads.select().from(reports).where(eq(reports.id, id)).get()).toEqual(before)
  expect(
    world.reads
      .select()
      .from(auditEvents)
      .all()
      .map((event) => event.action)
      .slice(-2),
  ).toEqual(['report.archived', 'report.unarchived'])
})

it('archiving twice writes once, and so does bringing back', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW))
  const once = checksum(world)
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW + SECOND))
  expect(checksum(world)).toBe(once)
  await done(world, (tx) => unarchiveReport(tx, anActor(), { reportId: id }, NOW))
  const back = checksum(world)
  await done(world, (tx) => unarchiveReport(tx, anActor(), { reportId: id }, NOW + SECOND))
  expect(checksum(world)).toBe(back)
})

it('a report that readers see is not archived', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  await done(world, (tx) => publish(tx, anActor(), { reportId: id, revision: 1, change: 'major', note: 'First edition' }, NOW))
  expect(await refused(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW))).toEqual({ kind: 'report-live' })
})

it('an unknown report is refused, and whoever may not archive', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  for (const verb of [archiveReport, unarchiveReport]) {
    expect(await refused(world, (tx) => verb(tx, anActor(), { reportId: 'nowhere' }, NOW))).toEqual({ kind: 'not-found' })
    expect(await refused(world, (tx) => verb(tx, stranger, { reportId: id }, NOW))).toEqual({ kind: 'forbidden', action: 'report.archive' })
  }
})
