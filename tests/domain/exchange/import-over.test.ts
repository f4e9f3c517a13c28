import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { auditEvents } from '#db/schema.ts'
import { BODY } from '#domain/drafts/fragments.ts'
import { loadDraft, readDraft } from '#domain/drafts/read.ts'
import { appendUpdates, replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { importReport } from '#domain/exchange/import-report.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { createReport } from '#domain/reports/create.ts'
import { findReport } from '#domain/reports/desk.ts'
import { listRevisions, readRevision } from '#domain/revisions/read.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import type { Content } from '#domain/richtext/document.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { isSample, markAsSample } from '#domain/sample/marks.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'
import { manuscript } from './manuscripts.ts'
import { aReady } from './ready.ts'

let world: TestDatabase
let reportId: string
const editor = anActor()
const sponsor = { name: 'OMEGA', tier: 'founding-partner', category: 'Watches' }
const first = aContent()

beforeEach(async () => {
  world = await testDatabase()
  reportId = (await done(world, (tx) => createReport(tx, editor, { sponsor, content: first }, NOW))).id
})

const over = (read = aReady(manuscript), etag?: string) => ({ read, over: { reportId, etag } })
const draftNow = (): { content: Content; etag: string } => {
  const draft = readDraft(world.reads, reportId)
  if (!draft.ok) throw new Error(draft.refusal.kind)
  return draft.value
}
const contentAt = (number: number) => {
  const revision = readRevision(world.reads, reportId, number)
  return revision.ok ? revision.value.content : null
}

it('makes the draft say the manuscript, with a revision of what it said before and one of what it says now', async () => {
  const typed = aContent({ blocks: [...first.document.content, aParagraph('typed', 'Typed since.')] })
  await done(world, (tx) => replaceDraft(tx, editor, { reportId, content: typed }, NOW))
  const imported = await done(world, (tx) => importReport(tx, editor, over(), NOW + MINUTE))
  expect(imported).toMatchObject({ id: reportId, slug: 'omega', before: 2, number: 3 })
  expect(listRevisions(world.reads, reportId, { limit: 9 }).map(({ number, kind }) => [number, kind])).toEqual([
    [3, 'imported'],
    [2, 'before-import'],
    [1, 'created'],
  ])
  expect(contentAt(2)).toEqual(typed)
  expect(contentAt(3)).toEqual(draftNow().content)
  expect(JSON.stringify(draftNow().content)).toContain('keeps the time')
  const [entry] = world.reads.select().from(auditEvents).all().slice(-1)
  expect(entry).toMatchObject({ action: 'draft.imported-over', reportId, details: { before: 2, revision: 3 } })
})

it('is undone by a restore, and the undoing by another', async () => {
  const { before, number } = await done(world, (tx) => importReport(tx, editor, over(), NOW))
  const come = draftNow().content
  await done(world, (tx) => restoreRevision(tx, editor, { reportId, number: before ?? 0 }, NOW))
  expect(draftNow().content).toEqual(first)
  await done(world, (tx) => restoreRevision(tx, editor, { reportId, number }, NOW))
  expect(draftNow().content).toEqual(come)
})

it('leaves the facts of the sponsor and what readers see as they are', async () => {
  await done(world, (tx) => publish(tx, editor, { reportId, revision: 1, change: 'major', note: 'First.', expecting: 'none' }, NOW))
  await done(world, (tx) => importReport(tx, editor, over(), NOW))
  expect(findReport(world.reads, reportId)).toMatchObject({ ...sponsor, tier: { key: sponsor.tier }, live: { major: 1, minor: 0, revision: 1 } })
})

it('keeps the ids of blocks that say the same, and changes nothing where all of it does', async () => {
  await done(world, (tx) => importReport(tx, editor, over(), NOW))
  const come = draftNow()
  const again = await done(world, (tx) => importReport(tx, editor, over(), NOW))
  expect(again.before).toBe(again.number)
  expect(draftNow()).toEqual(come)
})

it('takes a report of the sample library, and its sponsor, out of it', async () => {
  const sponsorId = findReport(world.reads, reportId)?.sponsorId ?? ''
  await world.transact((tx) => {
    markAsSample(tx, 'report', reportId)
    markAsSample(tx, 'sponsor', sponsorId)
  })
  await done(world, (tx) => importReport(tx, editor, over(), NOW))
  expect([isSample(world.reads, 'report', reportId), isSample(world.reads, 'sponsor', sponsorId)]).toEqual([false, false])
})

describe('refuses', () => {
  it('a draft that changed since its state was seen', async () => {
    const { etag } = draftNow()
    await done(world, (tx) => replaceDraft(tx, editor, { reportId, content: aContent({ standfirst: 'Changed.' }) }, NOW))
    expect(await refused(world, (tx) => importReport(tx, editor, over(undefined, etag), NOW))).toEqual({ kind: 'stale', etag: draftNow().etag })
    expect((await done(world, (tx) => importReport(tx, editor, over(undefined, draftNow().etag), NOW))).before).toBe(2)
  })

  it('a report that there is not, and one that is archived', async () => {
    const nowhere = { read: aReady(manuscript), over: { reportId: 'nowhere' } }
    expect(await refused(world, (tx) => importReport(tx, editor, nowhere, NOW))).toEqual({ kind: 'not-found' })
    await done(world, (tx) => archiveReport(tx, editor, { reportId }, NOW))
    expect(await refused(world, (tx) => importReport(tx, editor, over(), NOW))).toEqual({ kind: 'archived' })
  })

  it('a draft that cannot be read', async () => {
    const shared = loadDraft(world.reads, reportId)
    const updates: Uint8Array[] = []
    shared.on('update', (update: Uint8Array) => updates.push(update))
    shared.getXmlFragment(BODY).push(Array.from({ length: BOUNDS.nodes + 1 }, () => new Y.XmlElement('paragraph')))
    await world.transact(
      (tx) =>
        void appendUpdates(
          tx,
          reportId,
          updates.map((data) => ({ data, writer: null })),
          NOW,
        ),
    )
    expect(await refused(world, (tx) => importReport(tx, editor, over(), NOW))).toMatchObject({ kind: 'draft-unreadable' })
  })
})
