import { expect, it } from 'vitest'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { cutRevision, latestRevision } from '#domain/revisions/cut.ts'
import { draftHash } from '#domain/revisions/draft-hash.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const saying = (words: string) => aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })
const read = ({ reads }: TestDatabase, reportId: string) => {
  const draft = readDraft(reads, reportId)
  return draft.ok ? draft.value.etag : null
}

it('is what reading the draft says, whatever was written, cut and restored', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One.') })
  const write = (words: string) => done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: saying(words) }, NOW))
  const cut = () => done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))
  const steps = [
    () => write('Two.'),
    cut,
    () => write('Three.'),
    () => write('Two.'),
    cut,
    () => done(world, (tx) => restoreRevision(tx, anActor(), { reportId: id, number: 1 }, NOW)),
  ]
  expect(draftHash(world.reads, id)).toBe(read(world, id))
  for (const step of steps) {
    await step()
    expect(draftHash(world.reads, id)).toBe(read(world, id))
  }
  expect(draftHash(world.reads, id)).toBe(latestRevision(world.reads, id)?.hash)
})

it('is nobody’s where there is no draft', async () => {
  const world = await testDatabase()
  expect(draftHash(world.reads, 'nothing')).toBeNull()
})
