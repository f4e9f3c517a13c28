import { beforeEach, describe, expect, it } from 'vitest'
import { auditEvents } from '#db/schema.ts'
import { publicIndex } from '#domain/editions/public.ts'
import { publication } from '#domain/editions/publication.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { createSponsor } from '#domain/sponsors/create.ts'
import { dealsOf } from '#domain/sponsors/deal.ts'
import { endSponsorship, giveSponsorship } from '#domain/sponsors/deals.ts'
import { describeSponsor, SponsorDescription } from '#domain/sponsors/describe.ts'
import { listSponsors, readSponsor } from '#domain/sponsors/directory.ts'
import { renameSponsor } from '#domain/sponsors/rename.ts'
import { changeFacts, changeSlug } from '#domain/sponsors/sponsor.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const admin = anActor({ role: 'admin' })
const forbidden = { kind: 'forbidden', action: 'sponsor.manage' }
const facts = { name: 'Coca-Cola–Mengniu', tier: 'worldwide-olympic-partner', category: 'Beverages and dairy' }
const description = { entities: ['The Coca-Cola Company', 'Mengniu'], headquarters: 'Atlanta and Hohhot', ticker: null }
let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
})

const create = (more: Partial<Parameters<typeof createSponsor>[2]> = {}) => done(world, (tx) => createSponsor(tx, admin, { facts, ...more }, NOW))

describe('a sponsor that an admin adds', () => {
  it('is on the index at once, with its deal and its companies', async () => {
    const before = publication(world.reads)
    const { id, slug } = await create({ dates: { announced: '2019-06-24', from: '2021', until: '2032' }, description })
    expect(slug).toBe('coca-cola-mengniu')
    expect(publicIndex(world.reads).tiers[0]?.sponsors).toMatchObject([{ slug, entities: description.entities, live: null }])
    expect(readSponsor(world.reads, id)).toMatchObject({
      ...description,
      report: null,
      former: null,
      sample: false,
      deals: [{ primary: true, announced: '2019-06-24', from: '2021', until: '2032' }],
    })
    expect(publication(world.reads)).toBe(before + 1)
    expect(world.reads.select().from(auditEvents).all()).toMatchObject([{ action: 'sponsor.added', reportId: null, details: { sponsorId: id } }])
  })

  it('is refused to editors, under a name or an address that is taken, that is none, and when its deal would end before it begins', async () => {
    await create()
    const attempt = (more: Partial<Parameters<typeof createSponsor>[2]>, actor = admin) =>
      refused(world, (tx) => createSponsor(tx, actor, { facts: { ...facts, name: 'Other' }, ...more }, NOW))
    expect(await attempt({}, anActor())).toEqual(forbidden)
    expect(await attempt({ facts })).toEqual({ kind: 'name-taken', slug: 'coca-cola-mengniu' })
    expect(await attempt({ slug: 'coca-cola-mengniu' })).toEqual({ kind: 'slug-taken', slug: 'coca-cola-mengniu' })
    expect(await attempt({ slug: 'Not one' })).toEqual({ kind: 'invalid-slug' })
    expect(await attempt({ facts: { ...facts, name: '蒙牛' } })).toEqual({ kind: 'invalid-slug' })
    expect(await attempt({ facts: { ...facts, name: 'Other', tier: 'Gold' } })).toMatchObject({ kind: 'unknown-tier' })
    expect(await attempt({ dates: { from: '2028', until: '2027' } })).toEqual({ kind: 'until-before-from' })
  })
})

describe('who stands behind a sponsor', () => {
  const describeIt = (sponsorId: string, given: SponsorDescription, expecting?: SponsorDescription) =>
    done(world, (tx) => describeSponsor(tx, admin, { sponsorId, ...given, expecting }, NOW))

  it('is said at once to readers, each company once', async () => {
    const { id } = await create()
    const before = publication(world.reads)
    await describeIt(id, { ...description, entities: ['Mengniu', 'The Coca-Cola Company', 'Mengniu'] })
    expect(publicIndex(world.reads).tiers[0]?.sponsors).toMatchObject([{ entities: ['Mengniu', 'The Coca-Cola Company'] }])
    expect(publication(world.reads)).toBe(before + 1)
    expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({ action: 'sponsor.described', details: { sponsorId: id, entities: 2 } })
    await describeIt(id, { entities: [], headquarters: null, ticker: null })
    expect(readSponsor(world.reads, id)).toMatchObject({ entities: [], headquarters: null })
  })

  it('that is the same changes nothing', async () => {
    const { id } = await create({ description })
    const before = checksum(world)
    expect(await describeIt(id, description, description)).toEqual({ changed: false })
    expect(checksum(world)).toBe(before)
  })

  it('is refused when somebody changed it meanwhile, of an unknown sponsor, and to editors', async () => {
    const { id } = await create({ description })
    const attempt = (sponsorId: string, actor = admin, expecting?: SponsorDescription) =>
      refused(world, (tx) => describeSponsor(tx, actor, { sponsorId, ...description, ticker: 'NYSE: KO', expecting }, NOW))
    expect(await attempt(id, admin, { ...description, entities: ['Mengniu'] })).toEqual({ kind: 'changed-meanwhile' })
    expect(await attempt('nobody')).toEqual({ kind: 'sponsor-not-found' })
    expect(await attempt(id, anActor())).toEqual(forbidden)
  })

  it('is lines of kept characters', () => {
    for (const name of ['', 'a\nb', 'a\u0000', 'x'.repeat(161)]) expect(SponsorDescription.safeParse({ ...description, entities: [name] }).success).toBe(false)
  })
})

describe('the directory', () => {
  it('has every sponsor by tier and name, with its report, its deals and whether it is history', async () => {
    const { id: joint } = await create({ description })
    const alpha = await aReport(world, { sponsor: { name: 'Alpha Ferries', tier: 'founding-partner' } })
    const old = await aReport(world, { sponsor: { name: 'Zeta Ferries', tier: 'worldwide-olympic-partner' } })
    await done(world, (tx) => archiveReport(tx, admin, { reportId: old.id }, NOW))
    await done(world, (tx) => endSponsorship(tx, admin, { sponsorshipId: dealsOf(world.reads, old.sponsorId)[0]?.id ?? '', until: '2024' }, NOW))
    await done(world, (tx) => giveSponsorship(tx, admin, { sponsorId: joint, tier: 'team-usa-partner', category: 'Drinks' }, NOW))
    expect(listSponsors(world.reads)).toMatchObject([
      { name: 'Coca-Cola–Mengniu', deals: [{ primary: true }, { category: 'Drinks' }], report: null, archivedReports: 0, former: null },
      { name: 'Zeta Ferries', report: null, archivedReports: 1, former: { from: null, until: '2024' } },
      { name: 'Alpha Ferries', report: { id: alpha.id, state: 'draft' } },
    ])
  })

  it('finds a sponsor by its name, companies, present and former address, tier and category', async () => {
    const { id } = await create({ description })
    await aReport(world, { sponsor: { name: 'Alpha Ferries', tier: 'founding-partner' } })
    await done(world, (tx) => changeSlug(tx, admin, { sponsorId: id, slug: 'coke' }, NOW))
    for (const words of ['mengniu', 'COCA company', 'coke', 'coca-cola-mengniu', 'worldwide dairy'])
      expect(
        listSponsors(world.reads, { words }).map((sponsor) => sponsor.id),
        words,
      ).toEqual([id])
    expect(listSponsors(world.reads, { words: 'nothing of it' })).toEqual([])
    expect(listSponsors(world.reads, { words: '  ' })).toHaveLength(2)
  })
})

describe('a change of what somebody else changed meanwhile', () => {
  it('is refused for facts', async () => {
    const { id } = await create()
    const change = (category: string) => changeFactsOf(id, category)
    expect(await done(world, change('Drinks'))).toEqual({ changed: true })
    expect(await refused(world, change('Milk'))).toEqual({ kind: 'changed-meanwhile' })
  })
  const changeFactsOf = (sponsorId: string, category: string) => (tx: Parameters<typeof changeFacts>[0]) =>
    changeFacts(tx, anActor(), { sponsorId, facts: { ...facts, category }, expecting: facts }, NOW)

  it('is refused for an address', async () => {
    const { id } = await create()
    const move = (slug: string) => (tx: Parameters<typeof changeSlug>[0]) =>
      changeSlug(tx, anActor(), { sponsorId: id, slug, expecting: 'coca-cola-mengniu' }, NOW)
    await done(world, move('coke'))
    expect(await refused(world, move('cola'))).toEqual({ kind: 'changed-meanwhile' })
  })
})

describe('another name', () => {
  const rename =
    (name: string, sponsorId: string, { actor = admin, expecting = undefined as string | undefined } = {}) =>
    (tx: Parameters<typeof renameSponsor>[0]) =>
      renameSponsor(tx, actor, { sponsorId, name, expecting }, NOW)

  it('is public at once and leaves deals and address alone', async () => {
    const { id, slug } = await create({ dates: { from: '2021' } })
    const deals = dealsOf(world.reads, id)
    expect(await done(world, rename('Cola and Milk', id, { expecting: facts.name }))).toEqual({ changed: true })
    expect(publicIndex(world.reads).tiers[0]?.sponsors).toMatchObject([{ slug, name: 'Cola and Milk' }])
    expect(dealsOf(world.reads, id)).toEqual(deals)
    expect(await done(world, rename('Cola and Milk', id))).toEqual({ changed: false })
  })

  it('is refused when it is taken, when somebody gave another meanwhile, for an unknown sponsor, and to whoever may not', async () => {
    const { id } = await create()
    await aReport(world, { sponsor: { name: 'Alpha Ferries' }, slug: 'alpha' })
    expect(await refused(world, rename('ALPHA FERRIES', id))).toEqual({ kind: 'name-taken', slug: 'alpha' })
    expect(await refused(world, rename('Cola', id, { expecting: 'Something else' }))).toEqual({ kind: 'changed-meanwhile' })
    expect(await refused(world, rename('Cola', 'nobody'))).toEqual({ kind: 'sponsor-not-found' })
    expect(await refused(world, rename('Cola', id, { actor: anActor({}, { role: 'reader' as 'editor' }) }))).toMatchObject({ kind: 'forbidden' })
  })
})
