import { expect, it } from 'vitest'
import { hashOf } from '#domain/drafts/updates.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { keepAsSeen } from '#domain/revisions/keep-as-seen.ts'
import { listRevisions } from '#domain/revisions/read.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const saying = (words: string) => aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })

it('a draft is kept that says what was seen, once', async () => {
  const world = await testDatabase()
  const ines = anActor(await aPerson(world, { name: 'Ines' }))
  const { id } = await aReport(world, { content: saying('One.') })
  await done(world, (tx) => replaceDraft(tx, ines, { reportId: id, content: saying('Two.') }, NOW))
  const seen = { reportId: id, hash: hashOf(saying('Two.')) }
  expect(await done(world, (tx) => keepAsSeen(tx, ines, seen, NOW))).toMatchObject({ number: 2, cut: true })
  expect(await done(world, (tx) => keepAsSeen(tx, ines, seen, NOW))).toMatchObject({ number: 2, cut: false })
  expect(listRevisions(world.reads, id, { limit: 5 })).toMatchObject([{ kind: 'kept', author: 'Ines' }, { number: 1 }])
})

it('one that says something else by now is not, nor for whoever may not, nor where there is none', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One.') })
  const [now, before] = [hashOf(saying('One.')), hashOf(saying('None.'))]
  expect(await refused(world, (tx) => keepAsSeen(tx, anActor(), { reportId: id, hash: before }, NOW))).toEqual({ kind: 'stale', etag: now })
  expect(await refused(world, (tx) => keepAsSeen(tx, anActor(), { reportId: 'nowhere', hash: now }, NOW))).toEqual({ kind: 'not-found' })
  const stranger = anActor({}, { role: 'reader' as 'editor' })
  expect(await refused(world, (tx) => keepAsSeen(tx, stranger, { reportId: id, hash: now }, NOW))).toEqual({ kind: 'forbidden', action: 'revision.cut' })
})
