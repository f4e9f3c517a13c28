import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from '#domain/drafts/content.ts'
import { BODY } from '#domain/drafts/fragments.ts'
import { linesOfDraft, loadDraft, readDraft, unknownSchemaOf } from '#domain/drafts/read.ts'
import { upgradeDrafts } from '#domain/drafts/upgrade.ts'
import { appendUpdates, replaceDraft, type Typed } from '#domain/drafts/write.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { linesOfRevision, listRevisions, readRevision } from '#domain/revisions/read.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import type { Stored, Upgrade } from '#domain/richtext/upgrades.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const saying = (...lines: string[]) => aContent({ blocks: lines.map((line, at) => aParagraph(`p${at}`, line)) })

/** Writes in a draft what no browser of this version could. */
async function write(world: TestDatabase, reportId: string, change: (body: Y.XmlFragment) => void): Promise<void> {
  const shared = loadDraft(world.reads, reportId)
  const updates: Typed[] = []
  shared.on('update', (data: Uint8Array) => updates.push({ data, writer: null }))
  shared.transact(() => change(shared.getXmlFragment(BODY)))
  await world.transact((tx) => void appendUpdates(tx, reportId, updates, NOW))
}

function element(name: string, words: string, attributes: Record<string, string> = {}): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  const text = new Y.XmlText()
  text.insert(0, words)
  made.insert(0, [text])
  return made
}
const atVersion = ({ connection }: TestDatabase, version: number) => connection.prepare('update drafts set schema_version = ?').run(version)

it.each<[string, string, (body: Y.XmlFragment) => void]>([
  ['node', 'verse', (body) => body.push([element('verse', 'Roses')])],
  ['node inside another', 'aside', (body) => (body.get(0) as Y.XmlElement).push([element('aside', 'Roses')])],
  ['attribute', 'paragraph.indent', (body) => body.push([element('paragraph', 'Roses', { id: 'r', indent: '2' })])],
  ['value of an attribute', 'heading.level', (body) => body.push([element('heading', 'Roses', { id: 'r', level: '7' })])],
  ['mark', 'highlight', (body) => ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { highlight: { colour: 'yellow' } })],
  ['link', 'link', (body) => ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { link: { href: 'gopher://roses' } })],
  ['thing in a text', 'embed', (body) => ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(0, { formula: 'Roses' })],
])('a draft with an unknown %s is not read, changed or cut, and its words are at hand', async (_, path, change) => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One two.') })
  expect(unknownSchemaOf(world.reads, id)).toBeNull()
  await write(world, id, change)
  const refusal = { kind: 'draft-unknown-schema', version: SCHEMA_VERSION, path }
  expect(contentOf(loadDraft(world.reads, id))).toEqual({ ok: false, refusal })
  expect(unknownSchemaOf(world.reads, id)).toEqual(refusal)
  expect(await refused(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))).toEqual(refusal)
  expect(await refused(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: saying('Other.') }, NOW))).toEqual(refusal)
  expect(linesOfDraft(world.reads, id).join(' ')).toContain('One two.')
})

it('what was deleted of it again is no hindrance', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One two.') })
  await write(world, id, (body) => body.push([element('verse', 'Roses')]))
  await write(world, id, (body) => body.delete(1, 1))
  expect(readDraft(world.reads, id)).toMatchObject({ ok: true, value: { content: saying('One two.') } })
})

it('a draft of a later schema is not read, though it looks like one of this', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One two.') })
  atVersion(world, SCHEMA_VERSION + 1)
  const refusal = { kind: 'draft-unknown-schema', version: SCHEMA_VERSION + 1, path: '' }
  expect(readDraft(world.reads, id)).toEqual({ ok: false, refusal })
  expect(unknownSchemaOf(world.reads, id)).toEqual(refusal)
  expect(linesOfDraft(world.reads, id)).toContain('One two.')
  expect(await world.transact((tx) => upgradeDrafts(tx))).toEqual({ upgraded: 0, left: [] })
})

it('a restore is the way out: what the draft said is kept with all that stood in it, and nothing of its history stays', async () => {
  const world = await testDatabase()
  const ines = await aPerson(world, { name: 'Ines' })
  const { id } = await aReport(world, { content: saying('One two.'), actor: anActor(ines) })
  await write(world, id, (body) => body.push([element('verse', 'Roses are red.', { metre: 'iamb' })]))
  atVersion(world, SCHEMA_VERSION + 1)
  expect(await done(world, (tx) => restoreRevision(tx, anActor(ines), { reportId: id, number: 1 }, NOW))).toEqual({ before: 2, number: 3 })
  expect(readDraft(world.reads, id)).toMatchObject({ ok: true, value: { generation: 2, content: saying('One two.') } })
  expect(readRevision(world.reads, id, 2)).toEqual({ ok: false, refusal: { kind: 'unknown-schema', number: 2, version: SCHEMA_VERSION + 1 } })
  expect(linesOfRevision(world.reads, id, 2)).toEqual([aContent().standfirst, 'One two.', 'iamb', 'Roses are red.'])
  expect(listRevisions(world.reads, id, { limit: 1, before: 3 })).toMatchObject([{ kind: 'before-restore', author: 'Ines' }])
  expect(loadDraft(world.reads, id).getXmlFragment(BODY).toString()).not.toContain('verse')
})

/** A version that never was, in which a paragraph was a “para”. */
const renaming: Upgrade = ({ standfirst, document }: Stored) => ({
  standfirst,
  document: JSON.parse(JSON.stringify(document).replaceAll('"para"', '"paragraph"')),
})
const table = new Map([[SCHEMA_VERSION - 1, renaming]])

it('a draft of an older schema is brought up to this one, as another generation', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One two.') })
  await write(world, id, (body) => {
    body.push([element('para', 'Three four.', { id: 'older' })])
    // A seam of a merge: two blocks with one id, and a list that lost its items.
    body.push([element('para', 'Five.', { id: 'older' }), new Y.XmlElement('bulletList')])
    const words = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
    words.format(0, 3, { bold: {}, link: { href: 'https://ferries.example/' } })
  })
  atVersion(world, SCHEMA_VERSION - 1)
  expect(unknownSchemaOf(world.reads, id)).toMatchObject({ version: SCHEMA_VERSION - 1 })
  expect(await world.transact((tx) => upgradeDrafts(tx, table))).toEqual({ upgraded: 1, left: [] })
  const draft = readDraft(world.reads, id)
  if (!draft.ok) throw new Error(draft.refusal.kind)
  const [first, second, third, ...more] = draft.value.content.document.content
  expect(first).toMatchObject({ attrs: { id: 'p0' }, content: [{ text: 'One', marks: [{ type: 'link' }, { type: 'bold' }] }, { text: ' two.' }] })
  expect(second).toEqual(aParagraph('older', 'Three four.'))
  expect(third).toMatchObject({ type: 'paragraph', content: [{ text: 'Five.' }] })
  expect([more, draft.value.generation]).toEqual([[], 2])
  expect(await world.transact((tx) => upgradeDrafts(tx, table))).toEqual({ upgraded: 0, left: [] })
})

it('one that cannot be brought up is left as it is, and does not keep the others from it', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One two.') })
  const other = await aReport(world, { content: saying('Three.') })
  await write(world, id, (body) => body.push([element('verse', 'Roses')]))
  atVersion(world, SCHEMA_VERSION - 1)
  const before = world.connection.prepare('select * from draft_updates where report_id = ?').all(id)
  expect(await world.transact((tx) => upgradeDrafts(tx, table))).toEqual({ upgraded: 1, left: [id] })
  expect(world.connection.prepare('select * from draft_updates where report_id = ?').all(id)).toEqual(before)
  expect(readDraft(world.reads, other.id)).toMatchObject({ ok: true })
  expect(readDraft(world.reads, id)).toMatchObject({ ok: false, refusal: { kind: 'draft-unknown-schema' } })
})
