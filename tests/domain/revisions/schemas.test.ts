import { createHash } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { revisions } from '#db/schema.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { publish } from '#domain/editions/publish.ts'
import { chainOf, keepBody } from '#domain/revisions/body.ts'
import { changesOfRevision } from '#domain/revisions/changes.ts'
import { cutRevision, latestRevision } from '#domain/revisions/cut.ts'
import { contentOfRevision, linesOfRevision, listRevisions, readRevision } from '#domain/revisions/read.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { canonical } from '#domain/richtext/parse.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import type { Stored } from '#domain/richtext/upgrades.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

/** A version that never was, in which a paragraph was a “para”. */
const OLDER = SCHEMA_VERSION - 1
vi.mock('#domain/richtext/upgrades.ts', () => {
  const named = ({ standfirst, document }: Stored): Stored => ({
    standfirst,
    document: JSON.parse(JSON.stringify(document).replaceAll('"para"', '"paragraph"')),
  })
  return { upgrades: new Map([[0, named]]) }
})
const inOlder = (content: ReturnType<typeof aContent>) => canonical(content).replaceAll('"paragraph"', '"para"')
const saying = (words: string) => aContent({ blocks: [aParagraph('p', words)] })

/** The next revision of a report, as a version of Host City kept it that is not this one. */
async function keptBy(world: TestDatabase, reportId: string, version: number, text: string): Promise<number> {
  const number = (listRevisions(world.reads, reportId, { limit: 1 })[0]?.number ?? 0) + 1
  await world.transact((tx) => {
    const hash = createHash('sha256').update(text).digest('hex')
    const what = { id: `other-${number}`, reportId, number, parent: number - 1, kind: 'kept' as const, hash, schemaVersion: version }
    const latest = latestRevision(tx, reportId)
    const { seq } = tx
      .insert(revisions)
      .values({ ...what, words: 2, wordsAdded: 2, wordsRemoved: 0, createdAt: NOW })
      .returning({ seq: revisions.seq })
      .get()
    keepBody(tx, { seq, text, before: latest && chainOf(tx, latest.seq) })
  })
  return number
}

it('a revision of an older schema opens, is compared with its neighbours and restored', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One two.') })
  const older = await keptBy(world, id, OLDER, inOlder(saying('One two three.')))
  expect(readRevision(world.reads, id, older)).toMatchObject({ ok: true, value: { content: saying('One two three.') } })
  expect(changesOfRevision(world.reads, `other-${older}`)?.counts).toMatchObject({ edited: 1, wordsAdded: 1, wordsRemoved: 0 })
  const { number } = await done(world, (tx) => restoreRevision(tx, anActor(), { reportId: id, number: older }, NOW))
  expect(readDraft(world.reads, id)).toMatchObject({ ok: true, value: { content: saying('One two three.') } })
  expect(world.reads.select({ version: revisions.schemaVersion }).from(revisions).all().at(-1)).toEqual({ version: SCHEMA_VERSION })
  expect(readRevision(world.reads, id, number)).toMatchObject({ ok: true, value: { row: { restoredFrom: older } } })
})

it('a draft that says what the latest revision said in an older schema cuts nothing', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('One two.') })
  const older = await keptBy(world, id, OLDER, inOlder(saying('One two.')))
  expect(await done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))).toMatchObject({ number: older, cut: false })
})

it.each([
  [
    'of a later schema',
    SCHEMA_VERSION + 1,
    JSON.stringify({ standfirst: 'Ferries.', document: { type: 'doc', content: [{ type: 'verse', text: 'One two.' }] } }),
  ],
  ['of a version that nobody knows', OLDER - 1, inOlder(saying('One two.'))],
  ['that the schema of its own version does not hold', SCHEMA_VERSION, inOlder(saying('One two.'))],
])('a revision %s is refused as such, with its words at hand', async (_, version, text) => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  const number = await keptBy(world, id, version, text)
  const refusal = { kind: 'unknown-schema', number, version }
  expect(readRevision(world.reads, id, number)).toEqual({ ok: false, refusal })
  expect(contentOfRevision(world.reads, listRevisions(world.reads, id, { limit: 1 })[0] as { seq: number; hash: string })).toBeNull()
  expect(changesOfRevision(world.reads, `other-${number}`)).toBeNull()
  expect(linesOfRevision(world.reads, id, number)).toContain('One two.')
  expect(await refused(world, (tx) => restoreRevision(tx, anActor(), { reportId: id, number }, NOW))).toEqual(refusal)
  expect(await refused(world, (tx) => publish(tx, anActor(), { reportId: id, revision: number, change: 'major', note: 'First' }, NOW))).toEqual(refusal)
  expect(await done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))).toMatchObject({ number: number + 1, cut: true })
})

it('there are no lines of a revision that is damaged, or that is none', async () => {
  const world = await testDatabase()
  const { id } = await aReport(world)
  world.connection.exec("update revision_bodies set bytes = x'00'")
  expect(linesOfRevision(world.reads, id, 1)).toBeNull()
  expect(linesOfRevision(world.reads, id, 2)).toBeNull()
})
