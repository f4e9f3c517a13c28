import { describe, expect, it } from 'vitest'
import { revisions } from '#db/schema.ts'
import { changeKeys } from '#domain/compare/change-keys.ts'
import { compareContents } from '#domain/compare/compare.ts'
import { isChange } from '#domain/compare/counts.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import type { Writer } from '#domain/revisions/being-written.ts'
import { readContent } from '#domain/revisions/read.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { restoreSection, takeBackChange, undoTakeBack } from '#domain/revisions/take-back.ts'
import type { Block, Content, Paragraph } from '#domain/richtext/document.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const stranger = anActor({}, { role: 'reader' as 'editor' })
const history = aHeading('h1', 'History')
const dawn = aParagraph('p1', 'The first boat leaves at dawn.')
const mole = aParagraph('p2', 'The company was two ferries and a mole.')
const figures = aHeading('h2', 'Figures')
const forty = aParagraph('p3', 'Forty boats run every day.')
const first = [history, dawn, mole, figures, forty]
const noon = aParagraph('p1', 'The first boat leaves at noon.')
const fifty = aParagraph('p3', 'Fifty boats run every day.')

/** A report whose revision 1 says `first`, and whose draft says `draft` since. */
async function aHistory(draft: Block[], standfirst?: string) {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: aContent({ blocks: first }) })
  await write(world, id, draft, standfirst)
  return { world, id }
}

const write = (world: TestDatabase, reportId: string, blocks: Block[], standfirst?: string) =>
  done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content: aContent({ blocks, ...(standfirst !== undefined && { standfirst }) }) }, NOW))

function draftOf({ reads }: TestDatabase, reportId: string): Content {
  const draft = readDraft(reads, reportId)
  if (!draft.ok) throw new Error(draft.refusal.kind)
  return draft.value.content
}

const blocksOf = (world: TestDatabase, id: string) => draftOf(world, id).document.content

/** The key of the change of a block between revision 1 and the draft, or of the standfirst. */
function keyOf(world: TestDatabase, id: string, block: string): string {
  const older = readContent(world.reads, id, 1)
  if (!older.ok) throw new Error(older.refusal.kind)
  const newer = draftOf(world, id)
  const comparison = compareContents(older.value.content, newer)
  const at = comparison.entries.findIndex((entry) => isChange(entry) && 'node' in entry && entry.node.attrs.id === block)
  return changeKeys(older.value.content, newer, comparison).get(block === 'standfirst' ? 'standfirst' : at) ?? ''
}

const lastRevision = ({ reads }: TestDatabase) => reads.select().from(revisions).all().at(-1)
const lastAct = ({ connection }: TestDatabase) => {
  const { action, details } = connection.prepare('select action, details from audit_events order by rowid desc limit 1').get() as {
    action: string
    details: string
  }
  return { action, details: JSON.parse(details) as unknown }
}

describe('one change', () => {
  it('is taken back, is kept before and after, is audited, and nothing else changes', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, fifty])
    const person = await aPerson(world)
    const key = keyOf(world, id, 'p1')
    const value = await done(world, (tx) => takeBackChange(tx, anActor(person), { reportId: id, from: 1, key }, NOW))
    expect(value).toEqual({ before: 2, number: 3 })
    expect(blocksOf(world, id)).toEqual([history, dawn, mole, figures, fifty])
    expect(lastRevision(world)).toMatchObject({ number: 3, kind: 'restored', restoredFrom: 1, restoredPart: 'change', restoredPlace: '1', authorId: person.id })
    expect(lastAct(world)).toEqual({ action: 'change.taken-back', details: { from: 1, before: 2, revision: 3, place: '1' } })
  })

  it('of the standfirst is taken back', async () => {
    const { world, id } = await aHistory(first, 'Boats, and more boats.')
    await done(world, (tx) => takeBackChange(tx, anActor(), { reportId: id, from: 1, key: keyOf(world, id, 'standfirst') }, NOW))
    expect(draftOf(world, id)).toEqual(aContent({ blocks: first }))
    expect(lastRevision(world)).toMatchObject({ restoredPart: 'change', restoredPlace: '' })
  })

  it('is found by its key after the draft changed elsewhere', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, forty])
    const key = keyOf(world, id, 'p1')
    const more = aParagraph('new', 'A boat was added this morning.')
    await write(world, id, [more, history, noon, mole, figures, fifty])
    await done(world, (tx) => takeBackChange(tx, anActor(), { reportId: id, from: 1, key }, NOW))
    expect(blocksOf(world, id)).toEqual([more, history, dawn, mole, figures, fifty])
  })

  it('that was changed again is gone, and so is one that the draft has not any more', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, fifty])
    const key = keyOf(world, id, 'p1')
    const attempt = () => refused(world, (tx) => takeBackChange(tx, anActor(), { reportId: id, from: 1, key }, NOW))
    await write(world, id, [history, aParagraph('p1', 'The first boat leaves at nine.'), mole, figures, fifty])
    expect(await attempt()).toEqual({ kind: 'change-gone' })
    await write(world, id, first)
    expect(await attempt()).toEqual({ kind: 'nothing-to-restore' })
  })

  it('that would make the draft too large is left', async () => {
    const breaks = (id: string): Paragraph => ({
      type: 'paragraph',
      attrs: { id },
      content: Array.from({ length: BOUNDS.nodes / 2 }, () => ({ type: 'hardBreak' })),
    })
    const world = await testDatabase()
    const { id } = await aReport(world, { content: aContent({ blocks: [history, breaks('long')] }) })
    await write(world, id, [history, { type: 'blockquote', attrs: { id: 'quote' }, content: [breaks('longer')] }])
    const key = keyOf(world, id, 'long')
    expect(await refused(world, (tx) => takeBackChange(tx, anActor(), { reportId: id, from: 1, key }, NOW))).toEqual({ kind: 'draft-too-large' })
  })
})

describe('a section', () => {
  it('is as it was, whatever happened in others, and is named by its number in the audit', async () => {
    const { world, id } = await aHistory([history, noon, figures, fifty])
    const value = await done(world, (tx) => restoreSection(tx, anActor(), { reportId: id, from: 1, heading: 'h1' }, NOW))
    expect(blocksOf(world, id)).toEqual([history, dawn, mole, figures, fifty])
    expect(lastRevision(world)).toMatchObject({ kind: 'restored', restoredFrom: 1, restoredPart: 'section', restoredPlace: '1' })
    expect(lastAct(world)).toEqual({ action: 'section.restored', details: { from: 1, before: value.before, revision: value.number, place: '1' } })
  })

  it('that is gone comes back, and one that is new goes', async () => {
    const { world, id } = await aHistory([figures, forty, aHeading('h3', 'Prospects'), aParagraph('p9', 'More boats.')])
    await done(world, (tx) => restoreSection(tx, anActor(), { reportId: id, from: 1, heading: 'h1' }, NOW))
    await done(world, (tx) => restoreSection(tx, anActor(), { reportId: id, from: 1, heading: 'h3' }, NOW))
    expect(draftOf(world, id)).toEqual(aContent({ blocks: first }))
  })

  it('that says the same, or that nobody knows, is refused', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, forty])
    const attempt = (heading: string) => refused(world, (tx) => restoreSection(tx, anActor(), { reportId: id, from: 1, heading }, NOW))
    expect(await attempt('h2')).toEqual({ kind: 'nothing-to-restore' })
    expect(await attempt('h9')).toEqual({ kind: 'section-gone' })
  })
})

describe('undoing', () => {
  it('brings back what was taken back, and leaves what was written since', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, forty])
    const taken = await done(world, (tx) => takeBackChange(tx, anActor(), { reportId: id, from: 1, key: keyOf(world, id, 'p1') }, NOW))
    await write(world, id, [history, dawn, mole, figures, fifty])
    const undone = await done(world, (tx) => undoTakeBack(tx, anActor(), { reportId: id, revision: taken.number }, NOW))
    expect(blocksOf(world, id)).toEqual([history, noon, mole, figures, fifty])
    expect(lastRevision(world)).toMatchObject({ number: undone.number, restoredFrom: taken.before, restoredPart: 'change', restoredPlace: '1' })

    await done(world, (tx) => undoTakeBack(tx, anActor(), { reportId: id, revision: undone.number }, NOW))
    expect(blocksOf(world, id)).toEqual([history, dawn, mole, figures, fifty])
  })

  it('brings back a whole section', async () => {
    const { world, id } = await aHistory([figures, forty])
    const { number } = await done(world, (tx) => restoreSection(tx, anActor(), { reportId: id, from: 1, heading: 'h1' }, NOW))
    await done(world, (tx) => undoTakeBack(tx, anActor(), { reportId: id, revision: number }, NOW))
    expect(blocksOf(world, id)).toEqual([figures, forty])
    expect(lastRevision(world)).toMatchObject({ restoredPart: 'section' })
  })

  it('is refused where it stands there no more as it was made, twice, and for what was no such act', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, forty])
    const { number } = await done(world, (tx) => takeBackChange(tx, anActor(), { reportId: id, from: 1, key: keyOf(world, id, 'p1') }, NOW))
    const attempt = (revision: number, actor = anActor()) => refused(world, (tx) => undoTakeBack(tx, actor, { reportId: id, revision }, NOW))
    expect(await attempt(1)).toEqual({ kind: 'revision-not-found', number: 1 })
    expect(await attempt(9)).toEqual({ kind: 'revision-not-found', number: 9 })
    expect(await attempt(number, stranger)).toEqual({ kind: 'forbidden', action: 'revision.restore' })
    await write(world, id, [history, aParagraph('p1', 'The first boat leaves at nine.'), mole, figures, forty])
    expect(await attempt(number)).toEqual({ kind: 'change-gone' })
    await write(world, id, [history, noon, mole, figures, forty])
    expect(await attempt(number)).toEqual({ kind: 'nothing-to-restore' })
  })
})

describe('where somebody else’s caret stands', () => {
  const at = (blockId: string, personId = 'tom'): Writer => ({ personId, name: 'Tom Okafor', blockId })
  const warning = { kind: 'being-written', people: ['Tom Okafor'] }

  it('a change of that block is not taken back, a change of another one is', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, fifty])
    const take = (block: string, writers: Writer[]) => (tx: Parameters<typeof takeBackChange>[0]) =>
      takeBackChange(tx, anActor(), { reportId: id, from: 1, key: keyOf(world, id, block), writers }, NOW)
    expect(await refused(world, take('p1', [at('p1'), at('p2')]))).toEqual(warning)
    await done(world, take('p1', [at('p3'), at('standfirst')]))
    await done(world, take('p3', []))
    expect(draftOf(world, id)).toEqual(aContent({ blocks: first }))
  })

  it('one’s own caret is no reason', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, forty])
    const person = await aPerson(world)
    await done(world, (tx) => restoreSection(tx, anActor(person), { reportId: id, from: 1, heading: 'h1', writers: [at('p1', person.id)] }, NOW))
  })

  it('a section is not restored, and neither is the whole, until it is said again', async () => {
    const { world, id } = await aHistory([history, noon, mole, figures, forty], 'Boats, and more boats.')
    const section = (writers: Writer[]) => (tx: Parameters<typeof restoreSection>[0]) =>
      restoreSection(tx, anActor(), { reportId: id, from: 1, heading: 'h1', writers }, NOW)
    const whole = (writers: Writer[]) => (tx: Parameters<typeof restoreRevision>[0]) =>
      restoreRevision(tx, anActor(), { reportId: id, number: 1, writers }, NOW)
    expect(await refused(world, section([at('p1')]))).toEqual(warning)
    expect(await refused(world, whole([at('standfirst')]))).toEqual(warning)
    await done(world, section([at('p2'), at('standfirst')]))
    await done(world, whole([at('p1')]))
    expect(draftOf(world, id)).toEqual(aContent({ blocks: first }))
  })
})

it('unknown and damaged revisions, archived and unknown reports, and whoever may not are refused', async () => {
  const { world, id } = await aHistory([history, noon, mole, figures, forty])
  const attempt = (from: number, actor = anActor(), reportId = id) => refused(world, (tx) => restoreSection(tx, actor, { reportId, from, heading: 'h1' }, NOW))
  expect(await attempt(9)).toEqual({ kind: 'revision-not-found', number: 9 })
  expect(await attempt(1, anActor(), 'nowhere')).toEqual({ kind: 'not-found' })
  expect(await attempt(1, stranger)).toEqual({ kind: 'forbidden', action: 'revision.restore' })
  world.connection.prepare("update revision_bodies set bytes = x'00'").run()
  expect(await attempt(1)).toEqual({ kind: 'damaged', number: 1 })
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW))
  expect(await attempt(1)).toEqual({ kind: 'archived' })
})
