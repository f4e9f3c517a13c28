import { beforeEach, expect, it } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publicReport } from '#domain/editions/public.ts'
import { publish } from '#domain/editions/publish.ts'
import type { Actor } from '#domain/people/actor.ts'
import { deactivatePerson } from '#domain/people/deactivate.ts'
import { renamePerson } from '#domain/people/rename.ts'
import { findReport } from '#domain/reports/desk.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { findRevisions } from '#domain/revisions/find.ts'
import { contentOfRevision, listRevisions, readRevision } from '#domain/revisions/read.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { editionOfRevision, readTimeline } from '#domain/revisions/timeline.ts'
import { dealsOf } from '#domain/sponsors/deal.ts'
import { changeSponsorship } from '#domain/sponsors/deals.ts'
import { mergeSponsors } from '#domain/sponsors/merge.ts'
import { renameSponsor } from '#domain/sponsors/rename.ts'
import { removeTier } from '#domain/sponsors/tier-acts.ts'
import { revisionFaults } from '#lib/commands/revision-soundness.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const admin = anActor({ role: 'admin' })
const published = { name: 'Northwind Ferries', tier: 'official-supplier', category: 'Ferries' }
const amended = aContent({ blocks: [...aContent().document.content, aParagraph('more', 'Amended.')] })
let world: TestDatabase
let ines: Actor
let report: { id: string; sponsorId: string }

/** Two revisions by Ines, the second of them named and published as 1.0. */
beforeEach(async () => {
  world = await testDatabase()
  ines = anActor(await aPerson(world, { name: 'Ines Marchetti' }))
  const { id, sponsorId } = await aReport(world, { sponsor: published, actor: ines })
  report = { id, sponsorId }
  await done(world, (tx) => replaceDraft(tx, ines, { reportId: id, content: amended }, NOW))
  await done(world, (tx) => cutRevision(tx, ines, { reportId: id, kind: 'kept', name: 'Checked' }, NOW + SECOND))
  await done(world, (tx) => publish(tx, ines, { reportId: id, revision: 2, change: 'major', note: 'First.' }, NOW + 2 * SECOND))
})

const second = () => readRevision(world.reads, report.id, 2)
const underWhat = () => {
  const revision = second()
  return revision.ok ? editionOfRevision(world.reads, revision.value.row.id) : null
}

it('of a person who was deactivated the name stays on what they wrote, asked for and published', async () => {
  const before = second()
  await done(world, (tx) => deactivatePerson(tx, admin, { personId: ines.id ?? '' }, NOW + 3 * SECOND))
  expect(second()).toEqual(before)
  expect(before).toMatchObject({ ok: true, value: { content: amended, row: { author: 'Ines Marchetti', writers: ['Ines Marchetti'], name: 'Checked' } } })
  expect(readTimeline(world.reads, report.id, { limit: 5 })).toMatchObject({ revisions: [{ number: 2 }, { number: 1 }], editions: [{ by: 'Ines Marchetti' }] })
  expect(findRevisions(world.reads, { personId: ines.id ?? '' }, { limit: 5 }).revisions.map(({ number }) => number)).toEqual([2, 1])
  expect(await done(world, (tx) => restoreRevision(tx, admin, { reportId: report.id, number: 1 }, NOW + 4 * SECOND))).toEqual({ before: 2, number: 3 })
})

it('a person who took another name goes by it in all of history', async () => {
  await done(world, (tx) => renamePerson(tx, ines, { personId: ines.id ?? '', name: 'Ines Bianchi' }, NOW + 3 * SECOND))
  expect(listRevisions(world.reads, report.id, { limit: 5 }).map(({ author, writers }) => [author, writers])).toEqual([
    ['Ines Bianchi', ['Ines Bianchi']],
    ['Ines Bianchi', ['Ines Bianchi']],
  ])
})

it('what nobody asked for has no author, and is read like any other', async () => {
  const { id } = await aReport(world, { actor: anActor() })
  expect(readRevision(world.reads, id, 1)).toMatchObject({ ok: true, value: { row: { author: null, writers: [], edition: null } } })
})

it('a published revision reads under the labels that it was published under, whatever the sponsor is called and is now', async () => {
  const labels = underWhat()
  expect(labels).toMatchObject({
    sponsorName: 'Northwind Ferries',
    category: 'Ferries',
    tier: { key: 'official-supplier', plural: expect.stringMatching(/Supplier/) },
  })
  await done(world, (tx) => renameSponsor(tx, admin, { sponsorId: report.sponsorId, name: 'Southwind' }, NOW + 3 * SECOND))
  const [deal] = dealsOf(world.reads, report.sponsorId)
  const moved = { sponsorshipId: deal?.id ?? '', tier: 'founding-partner', category: 'Boats', from: null, until: null }
  await done(world, (tx) => changeSponsorship(tx, admin, moved, NOW + 4 * SECOND))
  await done(world, (tx) => removeTier(tx, admin, { key: 'official-supplier' }, NOW + 5 * SECOND))
  expect(underWhat()).toEqual(labels)
  expect(findReport(world.reads, report.id)).toMatchObject({ name: 'Southwind', tier: { key: 'founding-partner' }, category: 'Boats' })
  expect(second()).toMatchObject({ ok: true, value: { content: amended } })
})

it('the history of a report that a merge put away is read, compared and found, and changes no more', async () => {
  const other = await aReport(world, { sponsor: { ...published, name: 'Northwind Ferries Ltd' }, actor: ines })
  await done(world, (tx) => cutRevision(tx, ines, { reportId: other.id, kind: 'kept', name: 'Of the double' }, NOW + SECOND))
  const merged = { fromId: other.sponsorId, intoId: report.sponsorId, keepReport: report.id }
  expect(await done(world, (tx) => mergeSponsors(tx, admin, merged, NOW + 3 * SECOND))).toMatchObject({ archived: other.id })
  const old = readRevision(world.reads, other.id, 1)
  if (!old.ok) throw new Error(old.refusal.kind)
  expect(old.value.row).toMatchObject({ author: 'Ines Marchetti', name: 'Of the double' })
  const [newer] = listRevisions(world.reads, report.id, { limit: 1 })
  expect(compareContents(old.value.content, (newer && contentOfRevision(world.reads, newer)) ?? aContent()).counts).toMatchObject({ added: 1 })
  expect(readTimeline(world.reads, other.id, { limit: 5 }).revisions).toHaveLength(1)
  expect(findReport(world.reads, other.id)).toMatchObject({ name: 'Northwind Ferries', archivedAt: NOW + 3 * SECOND })
  expect(findRevisions(world.reads, { reportId: other.id }, { limit: 5 }).revisions).toMatchObject([{ report: { name: 'Northwind Ferries', archived: true } }])
  expect(await refused(world, (tx) => restoreRevision(tx, admin, { reportId: other.id, number: 1 }, NOW + 4 * SECOND))).toEqual({ kind: 'archived' })
  expect(revisionFaults(world.reads)).toEqual({ seen: '3 against their hash', faults: [] })
  expect(publicReport(world.reads, 'northwind-ferries').kind).toBe('live')
})
