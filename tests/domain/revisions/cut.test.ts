import { expect, it } from 'vitest'
import { auditEvents, drafts, revisionBodies, revisionNames, revisions } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { CADENCE, cutRevision, dueCuts } from '#domain/revisions/cut.ts'
import { listRevisions, readRevision } from '#domain/revisions/read.ts'
import type { Block } from '#domain/richtext/document.ts'
import { MINUTE, NOW, SECOND } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const stranger = anActor({}, { role: 'reader' as 'editor' })
const saying = (words: string) => aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })
const write = (world: TestDatabase, reportId: string, words: string, actor = anActor(), now = NOW) =>
  done(world, (tx) => replaceDraft(tx, actor, { reportId, content: saying(words) }, now))
const cut = (
  world: TestDatabase,
  reportId: string,
  { name, actor = anActor(), now = NOW }: { name?: string; actor?: ReturnType<typeof anActor>; now?: number } = {},
) => done(world, (tx) => cutRevision(tx, actor, { reportId, kind: 'kept', name }, now))

it('a revision holds the draft, who wrote, who asked, and how many words came and went', async () => {
  const world = await testDatabase()
  const [ines, tom] = [await aPerson(world, { name: 'Ines' }), await aPerson(world, { name: 'Tom' })]
  const { id } = await aReport(world, { content: saying('One two three four.') })
  await write(world, id, 'One two three five six.', anActor(ines))
  await write(world, id, 'One two three five six seven.', anActor(tom))
  expect(await cut(world, id, { actor: anActor(ines), name: 'Before the ranking' })).toMatchObject({ number: 2, cut: true })
  const read = readRevision(world.reads, id, 2)
  expect(read).toMatchObject({
    ok: true,
    value: {
      content: saying('One two three five six seven.'),
      row: {
        number: 2,
        kind: 'kept',
        name: 'Before the ranking',
        author: 'Ines',
        writers: ['Ines', 'Tom'],
        wordsAdded: 3,
        wordsRemoved: 1,
        restoredFrom: null,
        edition: null,
      },
    },
  })
  expect(world.reads.select().from(revisions).all().at(-1)?.parent).toBe(1)
})

it('an unchanged draft cuts nothing, whoever asks, and a name goes to the revision that there is', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const before = checksum(world)
  expect(await cut(world, id)).toMatchObject({ number: 1, cut: false })
  expect(checksum(world)).toBe(before)
  expect(await cut(world, id, { name: 'As it came' })).toMatchObject({ number: 1, cut: false })
  expect(await cut(world, id, { name: 'As it was' })).toMatchObject({ number: 1, cut: false })
  expect(listRevisions(world.reads, id, { limit: 5 })).toMatchObject([{ number: 1, name: 'As it was' }])
  expect(world.reads.select().from(revisionNames).all()).toHaveLength(2)
})

it('a draft that came back to what it said cuts nothing, and its spell ends', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One.') })
  await write(world, id, 'Two.')
  await write(world, id, 'One.')
  expect(await cut(world, id)).toMatchObject({ cut: false })
  expect(world.reads.select().from(drafts).get()?.spellSince).toBeNull()
  expect(dueCuts(world.reads, NOW + 10 * CADENCE.spell)).toEqual([])
})

it('who wrote before a revision is not credited with the next', async () => {
  const world = await testDatabase()
  const [ines, tom] = [await aPerson(world, { name: 'Ines' }), await aPerson(world, { name: 'Tom' })]
  const { id } = await aReport(world, { content: saying('One.') })
  await write(world, id, 'Two.', anActor(ines))
  await cut(world, id)
  await write(world, id, 'Three.', anActor(tom))
  await cut(world, id)
  expect(listRevisions(world.reads, id, { limit: 5 }).map((row) => row.writers)).toEqual([['Tom'], ['Ines'], []])
})

it('an unknown report and whoever may not cut are refused', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  expect(await refused(world, (tx) => cutRevision(tx, anActor(), { reportId: 'nowhere', kind: 'kept' }, NOW))).toEqual({ kind: 'not-found' })
  expect(await refused(world, (tx) => cutRevision(tx, stranger, { reportId: id, kind: 'kept' }, NOW))).toEqual({ kind: 'forbidden', action: 'revision.cut' })
})

it('a spell is due after ten idle minutes, and after thirty of writing', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One.') })
  expect(dueCuts(world.reads, NOW + 10 * CADENCE.spell)).toEqual([])
  await write(world, id, 'Two.', anActor(), NOW)
  expect(dueCuts(world.reads, NOW + CADENCE.idle - 1)).toEqual([])
  expect(dueCuts(world.reads, NOW + CADENCE.idle)).toEqual([{ reportId: id, kind: 'idle' }])
  for (let minute = 5; minute <= 30; minute += 5) await write(world, id, `Minute ${minute}.`, anActor(), NOW + minute * MINUTE)
  expect(dueCuts(world.reads, NOW + CADENCE.spell - 1)).toEqual([])
  expect(dueCuts(world.reads, NOW + CADENCE.spell)).toEqual([{ reportId: id, kind: 'interval' }])
})

it('a hundred revisions are read back to the letter, small changes costing little', async () => {
  const world = await testDatabase()
  const long = Array.from({ length: 400 }, (_, at) => `Sentence ${at} says that crossing ${at * 7} left at ${at % 24}.`).join(' ')
  const { id } = await aReport(world, { content: saying(long) })
  for (let number = 2; number <= 100; number++) {
    await write(world, id, `${long} Amended ${number}.`)
    await cut(world, id)
  }
  for (let number = 2; number <= 100; number++)
    expect(readRevision(world.reads, id, number)).toMatchObject({ ok: true, value: { content: saying(`${long} Amended ${number}.`) } })
  const sizes = world.reads
    .select()
    .from(revisionBodies)
    .all()
    .map((body) => body.bytes.length)
    .sort((one, other) => one - other)
  expect(sizes[50]).toBeLessThan(400)
})

it('bytes that are not what was cut are refused as damaged, and so are missing ones', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One.') })
  await write(world, id, 'Two.')
  await cut(world, id)
  const bodies = world.connection.prepare('select seq, bytes from revision_bodies order by seq').all() as { seq: number; bytes: Buffer }[]
  const second = bodies[1]
  const first = bodies[0]
  if (!first || !second) throw new Error('Two bodies were expected')
  world.connection.prepare('update revision_bodies set bytes = ?, base_seq = null where seq = ?').run(first.bytes, second.seq)
  expect(readRevision(world.reads, id, 2)).toEqual({ ok: false, refusal: { kind: 'damaged', number: 2 } })
  world.connection.prepare('update revision_bodies set bytes = ? where seq = ?').run(Buffer.from('not compressed'), second.seq)
  expect(readRevision(world.reads, id, 2)).toEqual({ ok: false, refusal: { kind: 'damaged', number: 2 } })
  expect(readRevision(world.reads, id, 1)).toMatchObject({ ok: true })
})

it('an unknown number is refused', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  for (const number of [0, 2, -1, 1.5, Number.NaN])
    expect(readRevision(world.reads, id, number)).toMatchObject({ ok: false, refusal: { kind: 'revision-not-found' } })
  expect(readRevision(world.reads, 'nowhere', 1)).toMatchObject({ ok: false })
})

it('lists go back page by page', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('0.') })
  for (let number = 1; number < 7; number++) {
    await write(world, id, `${number}.`, anActor(), NOW + number * SECOND)
    await cut(world, id, { now: NOW + number * SECOND })
  }
  const first = listRevisions(world.reads, id, { limit: 3 })
  expect(first.map((row) => row.number)).toEqual([7, 6, 5])
  expect(listRevisions(world.reads, id, { before: 5, limit: 3 }).map((row) => row.number)).toEqual([4, 3, 2])
})

it('the audit knows each cut and each name', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  const { id } = await aReport(world, { content: saying('One.') })
  await write(world, id, 'Two.')
  await cut(world, id, { name: 'Named', actor: anActor(person) })
  const events = world.reads
    .select()
    .from(auditEvents)
    .all()
    .filter((event) => event.action.startsWith('revision.') && event.actorId === person.id)
  expect(events.map((event) => event.action).sort()).toEqual(['revision.cut', 'revision.named'])
})

it('a cut of a draft that cannot be read is refused', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const deep = (tx: Tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW)
  expect(readDraft(world.reads, id)).toMatchObject({ ok: true })
  const blocks: Block[] = Array.from({ length: 20_001 }, (_, at) => aParagraph(`p${at}`, 'x'))
  const { updateFor } = await import('#domain/drafts/difference.ts')
  world.connection.prepare('update draft_updates set data = ? where report_id = ?').run(Buffer.from(updateFor(aContent({ blocks }), 7)), id)
  expect(await refused(world, deep)).toMatchObject({ kind: 'draft-unreadable' })
})
