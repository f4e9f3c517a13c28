import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { auditEvents, drafts, draftUpdates, draftWriters } from '#db/schema.ts'
import { applyContent } from '#domain/drafts/difference.ts'
import { loadDraft, readDraft, updatesAfter } from '#domain/drafts/read.ts'
import { hashOf } from '#domain/drafts/updates.ts'
import { appendUpdates, compactDraft, replaceDraft } from '#domain/drafts/write.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import type { Block } from '#domain/richtext/document.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const stranger = anActor({}, { role: 'reader' as 'editor' })
const blocks: Block[] = [aHeading('h', 'One'), aParagraph('p', 'The first crossing left at dawn.'), aParagraph('q', 'The second one waited.')]
const other: Block[] = [aParagraph('q', 'The second one waited for the tide.'), aHeading('h', 'One', 3), aParagraph('new', 'A third was cancelled.')]

function read({ reads }: TestDatabase, reportId: string) {
  const draft = readDraft(reads, reportId)
  if (!draft.ok) throw new Error(draft.refusal.kind)
  return draft.value
}

it('a draft says what it is made to say, to the last attribute', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: aContent({ blocks }) })
  const content = aContent()
  const { etag, changed } = await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content }, NOW))
  expect(changed).toBe(true)
  expect(read(world, id)).toMatchObject({ content, etag })
  expect(etag).toBe(hashOf(content))
})

it('the same content changes nothing', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const before = checksum(world)
  const { changed } = await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: read(world, id).content }, NOW + MINUTE))
  expect(changed).toBe(false)
  expect(checksum(world)).toBe(before)
})

it('words that a colleague types meanwhile survive, in blocks that stay', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: aContent({ blocks }) })
  const colleague = loadDraft(world.reads, id)
  const typed: Uint8Array[] = []
  colleague.on('update', (update: Uint8Array) => typed.push(update))
  applyContent(
    colleague,
    aContent({
      blocks: [aHeading('h', 'One'), aParagraph('p', 'The first crossing left at dawn. Nobody was on it.'), aParagraph('q', 'The second one waited.')],
    }),
  )

  await done(world, (tx) =>
    replaceDraft(
      tx,
      anActor(),
      {
        reportId: id,
        content: aContent({ blocks: [aHeading('h', 'One'), aParagraph('p', 'Every first crossing left at dawn.'), aParagraph('q', 'The second one waited.')] }),
      },
      NOW,
    ),
  )
  await world.transact(
    (tx) =>
      void appendUpdates(
        tx,
        id,
        typed.map((data) => ({ data, writer: null })),
        NOW,
      ),
  )

  const paragraph = read(world, id).content.document.content[1]
  expect(paragraph).toMatchObject({ attrs: { id: 'p' }, content: [{ text: 'Every first crossing left at dawn. Nobody was on it.' }] })
})

it('blocks may move, change and go in one turn', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: aContent({ blocks }) })
  await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: aContent({ blocks: other, standfirst: 'Another line.' }) }, NOW))
  expect(read(world, id).content).toEqual({ standfirst: 'Another line.', document: { type: 'doc', content: other } })
  await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: aContent({ blocks }) }, NOW))
  expect(read(world, id).content).toEqual(aContent({ blocks }))
})

it('an edit is noted with its writer and begins a spell, once', async () => {
  const world = await testDatabase()
  const [ines, tom] = [await aPerson(world), await aPerson(world)]
  const { id } = await aReport(world, { content: aContent({ blocks }), now: NOW })
  await done(world, (tx) => replaceDraft(tx, anActor(ines), { reportId: id, content: aContent({ blocks: other }) }, NOW + MINUTE))
  await done(world, (tx) => replaceDraft(tx, anActor(tom), { reportId: id, content: aContent({ blocks }) }, NOW + 2 * MINUTE))
  expect(world.reads.select().from(drafts).get()).toMatchObject({ writtenAt: NOW + 2 * MINUTE, writtenBy: tom.id, spellSince: NOW + MINUTE })
  expect(
    world.reads
      .select()
      .from(draftWriters)
      .all()
      .map((row) => row.personId)
      .sort(),
  ).toEqual([ines.id, tom.id].sort())
  expect(
    world.reads
      .select()
      .from(auditEvents)
      .all()
      .filter((event) => event.action === 'draft.replaced'),
  ).toHaveLength(2)
})

it('a stale write is refused with the draft’s present tag', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const { etag } = read(world, id)
  const replace = (ifMatch: string) => (tx: Parameters<typeof replaceDraft>[0]) =>
    replaceDraft(tx, anActor(), { reportId: id, content: aContent({ blocks }), ifMatch }, NOW)
  expect(await refused(world, replace('0'.repeat(64)))).toEqual({ kind: 'stale', etag })
  await done(world, replace(etag))
  expect(await refused(world, replace(etag))).toMatchObject({ kind: 'stale' })
})

it('an unknown report, an archived one and whoever may not write are refused', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const content = aContent({ blocks })
  expect(await refused(world, (tx) => replaceDraft(tx, anActor(), { reportId: 'nowhere', content }, NOW))).toEqual({ kind: 'not-found' })
  expect(await refused(world, (tx) => replaceDraft(tx, stranger, { reportId: id, content }, NOW))).toEqual({ kind: 'forbidden', action: 'draft.write' })
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW))
  expect(await refused(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content }, NOW))).toEqual({ kind: 'archived' })
})

it('folding a draft leaves one row that says the same and merges the same', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: aContent({ blocks }) })
  const colleague = loadDraft(world.reads, id)
  for (let turn = 0; turn < 12; turn++)
    await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: aContent({ blocks: turn % 2 ? blocks : other }) }, NOW))
  const before = read(world, id)
  const rows = updatesAfter(world.reads, id, 0)
  expect(rows.length).toBeGreaterThan(12)

  await world.transact((tx) => compactDraft(tx, id, 2))

  expect(world.reads.select().from(draftUpdates).all()).toHaveLength(1)
  expect(read(world, id)).toEqual(before)
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(loadDraft(world.reads, id)))
  expect(Y.encodeStateVector(colleague)).toEqual(Y.encodeStateVector(loadDraft(world.reads, id)))
})

it('few updates are left as they are', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const before = checksum(world)
  await world.transact((tx) => compactDraft(tx, id))
  expect(checksum(world)).toBe(before)
})

it('folding keeps what waits for an update that has not come', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: aContent({ blocks }) })
  const colleague = loadDraft(world.reads, id)
  const typed: Uint8Array[] = []
  colleague.on('update', (update: Uint8Array) => typed.push(update))
  applyContent(colleague, aContent({ blocks: [aParagraph('p', 'The first crossing left at dawn. Late.'), aParagraph('q', 'The second one waited.')] }))
  applyContent(colleague, aContent({ blocks: [aParagraph('p', 'The first crossing left at dawn. Late. Again.'), aParagraph('q', 'The second one waited.')] }))
  const [first, ...later] = typed
  if (!first || later.length === 0) throw new Error('Two updates were expected')

  await world.transact(
    (tx) =>
      void appendUpdates(
        tx,
        id,
        later.map((data) => ({ data, writer: null })),
        NOW,
      ),
  )
  await world.transact((tx) => compactDraft(tx, id, 2))
  await world.transact((tx) => void appendUpdates(tx, id, [{ data: first, writer: null }], NOW))

  expect(JSON.stringify(read(world, id).content)).toContain('Late. Again.')
})
