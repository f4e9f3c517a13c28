import { beforeEach, describe, expect, it } from 'vitest'
import { people, reports, samples, sponsors } from '#db/schema.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publicReport } from '#domain/editions/public.ts'
import { publication } from '#domain/editions/publication.ts'
import { publish } from '#domain/editions/publish.ts'
import { importOver } from '#domain/exchange/import-over.ts'
import type { Actor } from '#domain/people/actor.ts'
import { listReports } from '#domain/reports/desk.ts'
import { listRevisions } from '#domain/revisions/read.ts'
import { removeSample } from '#domain/sample/remove.ts'
import { createSponsor } from '#domain/sponsors/create.ts'
import { dealsOf } from '#domain/sponsors/deal.ts'
import { giveSponsorship } from '#domain/sponsors/deals.ts'
import { descriptionOf } from '#domain/sponsors/describe.ts'
import { mergeSponsors } from '#domain/sponsors/merge.ts'
import { changeSlug, findSponsorBySlug } from '#domain/sponsors/sponsor.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'
import { sampleWorld } from './world.ts'

let world: TestDatabase
let admin: Actor
beforeEach(async () => {
  world = await sampleWorld()
  admin = anActor(await aPerson(world, { name: 'Ines Marchetti', role: 'admin' }))
})

const remove = () => done(world, (tx) => removeSample(tx, admin, NOW))
const sponsorId = (slug: string) => findSponsorBySlug(world.reads, slug)?.id ?? ''
const reportId = (slug: string) => listReports(world.reads).find((report) => report.slug === slug)?.id ?? ''
const names = () =>
  world.reads
    .select({ name: people.name })
    .from(people)
    .orderBy(people.name)
    .all()
    .map((row) => row.name)

/** How many rows each table has, what full-text search keeps included; not where tables only count their own rows. */
function counts({ connection }: TestDatabase): Record<string, unknown> {
  const tables = connection
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not glob '*_words_*' order by name")
    .pluck()
    .all() as string[]
  const indexed = ['published_words', 'revision_words'].map((name) => [`${name} of`, connection.prepare(`select count(*) from ${name}_docsize`).pluck().get()])
  return Object.fromEntries([...tables.map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get()]), ...indexed])
}

describe('removing the sample library', () => {
  it('leaves a database as one that never had it, but for the doorways and the entry of the removal', async () => {
    const never = await testDatabase()
    never.connection.prepare("insert into counters (name, value) values ('sample', 0)").run()
    await aPerson(never, { role: 'admin' })
    const removed = await remove()
    expect(removed).toEqual({ reports: 6, sponsors: 43, people: 2, keptSponsors: [], keptPeople: [] })
    expect(counts(world)).toEqual({ ...counts(never), purges: 6, audit_events: 1 })
    expect(world.connection.prepare("select value from counters where name = 'sample'").pluck().get()).toBe(0)
    expect(world.connection.prepare('select action, actor_id from audit_events').get()).toEqual({ action: 'sample.removed', actor_id: admin.id })
    expect(world.connection.pragma('foreign_key_check')).toEqual([])
  })

  it('shows readers nothing of it any more, at once', async () => {
    const before = publication(world.reads)
    expect(publicReport(world.reads, 'alibaba').kind).toBe('live')
    await remove()
    expect(publication(world.reads)).toBeGreaterThan(before)
    expect(publicReport(world.reads, 'alibaba')).toEqual({ kind: 'unknown' })
    expect(world.connection.prepare("select count(*) from published_words where published_words match 'cloud'").pluck().get()).toBe(0)
    expect(world.connection.prepare("select count(*) from revision_words where revision_words match 'cloud'").pluck().get()).toBe(0)
  })

  it('takes what people tried in its reports, and keeps in the audit that they did', async () => {
    const id = reportId('visa')
    await done(world, (tx) => replaceDraft(tx, admin, { reportId: id, content: aContent() }, NOW))
    await done(world, (tx) => changeSlug(tx, admin, { sponsorId: sponsorId('visa'), slug: 'visa-2' }, NOW))
    await remove()
    expect(readDraft(world.reads, id)).toEqual({ ok: false, refusal: { kind: 'not-found' } })
    expect(world.reads.select().from(sponsors).all()).toEqual([])
    const kept = world.connection.prepare('select action from audit_events order by id').pluck().all()
    expect(kept).toEqual(['draft.replaced', 'sponsor.moved', 'sample.removed'])
  })
})

describe('what people brought stays', () => {
  it('a report of their own, with its sponsor', async () => {
    const own = await aReport(world, { actor: admin })
    await remove()
    expect(listReports(world.reads).map((report) => report.id)).toEqual([own.id])
    expect(names()).toEqual(['Ines Marchetti'])
  })

  it('a report of their own on a sponsor of the sample: the sponsor stays as it is', async () => {
    const before = { deals: dealsOf(world.reads, sponsorId('coca-cola-mengniu')), who: descriptionOf(world.reads, sponsorId('coca-cola-mengniu')) }
    const facts = { name: 'Coca-Cola–Mengniu', tier: 'worldwide-olympic-partner', category: 'Non-alcoholic beverages and dairy (joint category)' }
    const own = await aReport(world, { sponsor: facts, actor: admin })
    await done(world, (tx) => publish(tx, admin, { reportId: own.id, revision: 1, change: 'major', note: 'First.' }, NOW))
    expect(await remove()).toMatchObject({ sponsors: 42, keptSponsors: ['Coca-Cola–Mengniu'] })
    expect(publicReport(world.reads, 'coca-cola-mengniu').kind).toBe('live')
    const id = sponsorId('coca-cola-mengniu')
    expect({ deals: dealsOf(world.reads, id), who: descriptionOf(world.reads, id) }).toEqual(before)
    expect(world.reads.select().from(samples).all()).toEqual([])
    expect((await refused(world, (tx) => removeSample(tx, admin, NOW))).kind).toBe('no-sample')
  })

  it('a deal that they gave a sponsor of the sample: the sponsor stays without its report', async () => {
    const id = sponsorId('google')
    await done(world, (tx) => giveSponsorship(tx, admin, { sponsorId: id, tier: 'official-partner', category: 'Search' }, NOW))
    expect(await remove()).toMatchObject({ reports: 6, sponsors: 42, keptSponsors: ['Google'] })
    expect(dealsOf(world.reads, id).map(({ category }) => category)).toContain('Search')
    expect(world.reads.select().from(reports).all()).toEqual([])
  })

  it('a sponsor of their own that was merged into one of the sample', async () => {
    const own = await aReport(world, { sponsor: { name: 'Northwind Ferries' }, actor: admin })
    await done(world, (tx) => mergeSponsors(tx, admin, { fromId: own.sponsorId, intoId: sponsorId('airbnb') }, NOW))
    await remove()
    expect(listReports(world.reads)).toMatchObject([{ id: own.id, slug: 'airbnb' }])
    expect(publicReport(world.reads, own.slug)).toEqual({ kind: 'moved', slug: 'airbnb' })
  })

  it('a sponsor of their own that one of the sample was merged into, without what came from there', async () => {
    const own = await done(world, (tx) =>
      createSponsor(tx, admin, { facts: { name: 'Visa Europe', tier: 'worldwide-olympic-partner', category: 'Cards' } }, NOW),
    )
    await done(world, (tx) => mergeSponsors(tx, admin, { fromId: sponsorId('visa'), intoId: own.id }, NOW))
    await remove()
    expect(world.reads.select({ id: sponsors.id }).from(sponsors).all()).toEqual([{ id: own.id }])
    expect(world.reads.select().from(reports).all()).toEqual([])
    expect(publicReport(world.reads, 'visa')).toEqual({ kind: 'moved', slug: own.slug })
  })

  it('nothing of one sponsor of the sample that was merged into another', async () => {
    await done(world, (tx) => mergeSponsors(tx, admin, { fromId: sponsorId('tcl'), intoId: sponsorId('samsung') }, NOW))
    expect(await remove()).toMatchObject({ sponsors: 42, keptSponsors: [] })
    expect(world.reads.select().from(sponsors).all()).toEqual([])
    expect(world.connection.prepare('select count(*) from merged_sponsors').pluck().get()).toBe(0)
  })

  it('a report of the sample that they imported over, whole, its writers as names that can never sign in', async () => {
    const id = reportId('alibaba')
    await done(world, (tx) => importOver(tx, admin, { reportId: id, content: aContent() }, NOW))
    const before = listRevisions(world.reads, id, { limit: 100 })
    expect(await remove()).toEqual({ reports: 5, sponsors: 42, people: 0, keptSponsors: [], keptPeople: ['Sample editor A', 'Sample editor B'] })
    expect(listRevisions(world.reads, id, { limit: 100 })).toEqual(before)
    expect(publicReport(world.reads, 'alibaba').kind).toBe('live')
    const { connection } = world
    const theirs = connection.prepare('select distinct report_id from audit_events where actor_id in (select id from samples)').pluck().all()
    expect(theirs).toEqual([id])
    expect(() => connection.prepare("update people set status = 'active' where name = 'Sample editor A'").run()).toThrow(/never sign in/)
    expect((await refused(world, (tx) => removeSample(tx, admin, NOW))).kind).toBe('no-sample')
  })
})

describe('is refused', () => {
  it('to an editor', async () => {
    const editor = anActor(await aPerson(world))
    expect(await refused(world, (tx) => removeSample(tx, editor, NOW))).toEqual({ kind: 'forbidden', action: 'sample.remove' })
  })

  it('where there is no sample library', async () => {
    const other = await testDatabase()
    expect((await refused(other, (tx) => removeSample(tx, admin, NOW))).kind).toBe('no-sample')
  })
})
