import { expect, it } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { revisionFaults } from '#lib/commands/revision-soundness.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const saying = (words: string) => aContent({ blocks: [...aContent().document.content, aParagraph('p', words)] })

async function aHistory(world: TestDatabase, revisions: number): Promise<string> {
  const { id } = await aReport(world)
  for (let number = 2; number <= revisions; number++) {
    await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: saying(`Ferry ${number}.`) }, NOW))
    await done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))
  }
  return id
}
const damage = ({ connection }: TestDatabase, reportId: string, number: number) =>
  connection
    .prepare("update revision_bodies set bytes = x'00' where seq = (select seq from revisions where report_id = ? and number = ?)")
    .run(reportId, number)

it('a sound history has nothing to be said of', async () => {
  const world = await testDatabase()
  await aHistory(world, 20)
  await aHistory(world, 3)
  expect(revisionFaults(world.reads)).toEqual({ seen: '23 against their hash', faults: [] })
})

it('a damaged revision is named with those that lean on it, and those of other reports are not', async () => {
  const world = await testDatabase()
  const id = await aHistory(world, 12)
  await aHistory(world, 12)
  damage(world, id, 6)
  damage(world, id, 12)
  expect(revisionFaults(world.reads).faults).toEqual([
    `revision 6 of report ${id} is damaged, and so are revisions 7 and 8, which lean on it`,
    `revision 12 of report ${id} is damaged`,
  ])
  damage(world, id, 1)
  expect(revisionFaults(world.reads).faults).toEqual([`revision 1 of report ${id} is damaged, and so are revisions 2 to 12, which lean on it`])
})

it('a revision whose body is missing is damaged', async () => {
  const world = await testDatabase()
  const id = await aHistory(world, 2)
  world.connection.exec('drop trigger revision_bodies_stay; delete from revision_bodies where base_seq is not null')
  expect(revisionFaults(world.reads).faults).toEqual([`revision 2 of report ${id} is damaged`])
})

it('a revision of an unknown schema is not called damaged', async () => {
  const world = await testDatabase()
  const id = await aHistory(world, 2)
  world.connection.exec(`drop trigger revisions_never_change; update revisions set schema_version = ${SCHEMA_VERSION + 1} where number = 1`)
  const what = `revision 1 of report ${id} is in version ${SCHEMA_VERSION + 1} of the rich text, of which this version of Host City does not know all`
  expect(revisionFaults(world.reads).faults).toEqual([what])
})
