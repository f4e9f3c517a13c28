import { expect, it } from 'vitest'
import { auditEvents, reports, sponsors } from '#db/schema.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { createReport } from '#domain/reports/create.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const facts = { name: 'Northwind Ferries', tier: 'worldwide-olympic-partner', category: 'Passenger transport by water' }
const stranger = anActor({}, { role: 'reader' as 'editor' })

it('a new report has a sponsor with its deal, a draft, a first revision and an entry in the audit', async () => {
  const world = await testDatabase()
  const person = await aPerson(world)
  const content = aContent()

  const report = await done(world, (tx) => createReport(tx, anActor(person), { sponsor: facts, content }, NOW))

  expect(report.slug).toBe('northwind-ferries')
  const draft = readDraft(world.reads, report.id)
  expect(draft).toMatchObject({ ok: true, value: { generation: 1, content } })
  const first = readRevision(world.reads, report.id, 1)
  expect(first).toMatchObject({ ok: true, value: { row: { number: 1, kind: 'created', author: person.name, writers: [person.name] }, content } })
  expect(
    world.reads
      .select()
      .from(auditEvents)
      .all()
      .map((event) => event.action),
  ).toEqual(['sponsor.added', 'revision.cut', 'report.created'])
})

it('a report takes its tier by key or by label, in capitals or not', async () => {
  const world = await testDatabase()
  for (const [at, tier] of ['founding-partner', 'Founding Partner', 'FOUNDING PARTNERS'].entries()) {
    await done(world, (tx) => createReport(tx, anActor(), { sponsor: { ...facts, name: `Sponsor ${at}`, tier }, content: aContent() }, NOW))
  }
  const tiers = world.connection.prepare('select distinct tier_key from sponsorships').pluck().all()
  expect(tiers).toEqual(['founding-partner'])
})

it('the report of a sponsor that is known by name keeps its address and takes the facts given', async () => {
  const world = await testDatabase()
  const { addSponsor } = await import('#domain/sponsors/sponsor.ts')
  const known = await done(world, (tx) => addSponsor(tx, anActor(), { facts, slug: 'ferries' }, NOW))
  const report = await done(world, (tx) =>
    createReport(tx, anActor(), { sponsor: { ...facts, name: 'Northwind ferries', category: 'Boats' }, content: aContent() }, NOW),
  )
  expect(report).toMatchObject({ sponsorId: known.id, slug: 'ferries' })
  expect(world.reads.select().from(sponsors).all()).toHaveLength(1)
})

it('a sponsor that has a report is not given a second one, however its name is written', async () => {
  const world = await testDatabase()
  const first = await aReport(world, { sponsor: { name: 'Électricité du Fjord' } })
  const refusal = await refused(world, (tx) => createReport(tx, anActor(), { sponsor: { ...facts, name: 'ÉLECTRICITÉ DU FJORD' }, content: aContent() }, NOW))
  expect(refusal).toEqual({ kind: 'sponsor-has-report', reportId: first.id, slug: 'electricite-du-fjord' })
})

it('an archived report still is the report of its sponsor', async () => {
  const world = await testDatabase()
  const first = await aReport(world, { sponsor: facts })
  await done(world, (tx) => archiveReport(tx, anActor(), { reportId: first.id }, NOW))
  const refusal = await refused(world, (tx) => createReport(tx, anActor(), { sponsor: facts, content: aContent() }, NOW))
  expect(refusal).toMatchObject({ kind: 'sponsor-has-report', reportId: first.id })
})

it('whoever may not create is refused', async () => {
  const world = await testDatabase()
  expect(await refused(world, (tx) => createReport(tx, stranger, { sponsor: facts, content: aContent() }, NOW))).toEqual({
    kind: 'forbidden',
    action: 'report.create',
  })
})

it('an unknown tier is refused with those that are known', async () => {
  const world = await testDatabase()
  const refusal = await refused(world, (tx) => createReport(tx, anActor(), { sponsor: { ...facts, tier: 'Gold' }, content: aContent() }, NOW))
  expect(refusal.kind).toBe('unknown-tier')
  expect(refusal).toMatchObject({ known: expect.arrayContaining([{ key: 'worldwide-olympic-partner', label: 'Worldwide Olympic Partner' }]) })
})

it('a taken address is refused, and so is one that another sponsor had', async () => {
  const world = await testDatabase()
  const { changeSlug } = await import('#domain/sponsors/sponsor.ts')
  const first = await aReport(world, { slug: 'ferries' })
  expect(await refused(world, (tx) => createReport(tx, anActor(), { sponsor: facts, slug: 'ferries', content: aContent() }, NOW))).toEqual({
    kind: 'slug-taken',
    slug: 'ferries',
  })
  await done(world, (tx) => changeSlug(tx, anActor(), { sponsorId: first.sponsorId, slug: 'boats' }, NOW))
  expect(await refused(world, (tx) => createReport(tx, anActor(), { sponsor: facts, slug: 'ferries', content: aContent() }, NOW))).toEqual({
    kind: 'slug-taken',
    slug: 'ferries',
  })
})

it.each(['', 'Ferries', 'ferry--line', '-ferry', 'fährmann', 'a/b', '..', 'a'.repeat(81), 'desk'])('the address "%s" is refused', async (slug) => {
  const world = await testDatabase()
  expect(await refused(world, (tx) => createReport(tx, anActor(), { sponsor: facts, slug, content: aContent() }, NOW))).toEqual({ kind: 'invalid-slug' })
})

it('a name without a Latin letter needs an address of its own', async () => {
  const world = await testDatabase()
  const sponsor = { ...facts, name: '蒙牛' }
  expect(await refused(world, (tx) => createReport(tx, anActor(), { sponsor, content: aContent() }, NOW))).toEqual({ kind: 'invalid-slug' })
  expect(await done(world, (tx) => createReport(tx, anActor(), { sponsor, slug: 'mengniu', content: aContent() }, NOW))).toMatchObject({ slug: 'mengniu' })
})

it('two sponsors never share a siglum', async () => {
  const world = await testDatabase()
  for (const name of ['Northwind', 'Norland', 'Nordic', 'No', 'NO 1', 'Noo']) await aReport(world, { sponsor: { name } })
  const sigla = world.connection.prepare('select siglum from sponsors').pluck().all()
  expect(new Set(sigla).size).toBe(6)
})

it('reports are one a sponsor by the database too', async () => {
  const world = await testDatabase()
  const { sponsorId } = await aReport(world)
  expect(() => world.reads.insert(reports).values({ id: 'second', sponsorId, createdAt: NOW }).run()).toThrow(/UNIQUE/)
})
