import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { BODY } from '#domain/drafts/fragments.ts'
import { loadDraft, readDraft } from '#domain/drafts/read.ts'
import { appendUpdates, replaceDraft } from '#domain/drafts/write.ts'
import { publicReport } from '#domain/editions/public.ts'
import { publish } from '#domain/editions/publish.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { linesOfRevision, listRevisions } from '#domain/revisions/read.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const stranger = anActor({}, { role: 'reader' as 'editor' })
const saying = (words: string) => aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })
const write = (world: TestDatabase, reportId: string, words: string) =>
  done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content: saying(words) }, NOW))
const restore = (world: TestDatabase, reportId: string, number: number, actor = anActor()) =>
  done(world, (tx) => restoreRevision(tx, actor, { reportId, number }, NOW))
const contentOf = ({ reads }: TestDatabase, reportId: string) => {
  const draft = readDraft(reads, reportId)
  return draft.ok ? draft.value.content : null
}

it('a restore brings back what was, keeps what there is, and is undone by a restore', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  const { id } = await aReport(world, { content: saying('One.') })
  await write(world, id, 'Two, not kept yet.')

  const { before, number } = await restore(world, id, 1, anActor(person))
  expect(contentOf(world, id)).toEqual(saying('One.'))
  expect({ before, number }).toEqual({ before: 2, number: 3 })
  expect(listRevisions(world.reads, id, { limit: 9 })).toMatchObject([
    { number: 3, kind: 'restored', restoredFrom: 1, author: person.name },
    { number: 2, kind: 'before-restore' },
    { number: 1, kind: 'created' },
  ])

  await restore(world, id, before)
  expect(contentOf(world, id)).toEqual(saying('Two, not kept yet.'))
})

it('restoring what the draft says already changes nothing of it', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One.') })
  expect(await restore(world, id, 1)).toEqual({ before: 1, number: 1 })
  expect(listRevisions(world.reads, id, { limit: 9 })).toHaveLength(1)
})

it('readers see nothing of a restore', async () => {
  const world = await testDatabase()
  const { id, slug } = await aReport(world, { content: saying('One.') })
  await write(world, id, 'Two.')
  const { number } = await restore(world, id, 1)
  await write(world, id, 'Live.')
  const { cutRevision } = await import('#domain/revisions/cut.ts')
  const live = await done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))
  await done(world, (tx) => publish(tx, anActor(), { reportId: id, revision: live.number, change: 'major', note: 'First' }, NOW))
  const before = publicReport(world.reads, slug)
  await restore(world, id, number)
  expect(publicReport(world.reads, slug)).toEqual(before)
})

it('unknown and damaged revisions, archived and unknown reports, and whoever may not are refused', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One.') })
  await write(world, id, 'Two.')
  const attempt = (number: number, actor = anActor(), reportId = id) => refused(world, (tx) => restoreRevision(tx, actor, { reportId, number }, NOW))
  expect(await attempt(9)).toEqual({ kind: 'revision-not-found', number: 9 })
  expect(await attempt(1, anActor(), 'nowhere')).toEqual({ kind: 'not-found' })
  expect(await attempt(1, stranger)).toEqual({ kind: 'forbidden', action: 'revision.restore' })
  world.connection.prepare("update revision_bodies set bytes = x'00'").run()
  expect(await attempt(1)).toEqual({ kind: 'damaged', number: 1 })
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW))
  expect(await attempt(1)).toEqual({ kind: 'archived' })
})

it('a draft that has grown beyond all reading is brought back by a restore', async () => {
  const world = await testDatabase()
  const content = aContent()
  const { id } = await aReport(world, { content })
  const shared = loadDraft(world.reads, id)
  const updates: Uint8Array[] = []
  shared.on('update', (update: Uint8Array) => updates.push(update))
  shared.getXmlFragment(BODY).push(Array.from({ length: BOUNDS.nodes + 1 }, () => new Y.XmlElement('paragraph')))
  await world.transact(
    (tx) =>
      void appendUpdates(
        tx,
        id,
        updates.map((data) => ({ data, writer: null })),
        NOW,
      ),
  )
  expect(readDraft(world.reads, id)).toMatchObject({ ok: false, refusal: { kind: 'draft-unreadable' } })

  expect(await done(world, (tx) => restoreRevision(tx, anActor(), { reportId: id, number: 1 }, NOW))).toEqual({ before: 2, number: 3 })
  expect(readDraft(world.reads, id)).toMatchObject({ ok: true, value: { content } })
  expect(linesOfRevision(world.reads, id, 2)).toContain('The timetable is public.')
})
