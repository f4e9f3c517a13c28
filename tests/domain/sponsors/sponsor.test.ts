import { describe, expect, it } from 'vitest'
import { auditEvents, formerSlugs, sponsors } from '#db/schema.ts'
import { sigla } from '#domain/sponsors/siglum.ts'
import { isSlug, slugOf } from '#domain/sponsors/slug.ts'
import { changeFacts, changeSlug, findSponsorBySlug, SponsorFacts } from '#domain/sponsors/sponsor.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const stranger = anActor({}, { role: 'reader' as 'editor' })
const facts = { name: 'Northwind Ferries', tier: 'worldwide-olympic-partner', category: 'Boats' }
const publication = ({ connection }: TestDatabase) => connection.prepare("select value from counters where name = 'publication'").pluck().get() as number

describe('facts', () => {
  it('are changed at once for readers, and the audit keeps what they were', async () => {
    const world = await testDatabase()
    const { id, sponsorId } = await aReport(world, { sponsor: facts })
    const before = publication(world)
    const changed = await done(world, (tx) =>
      changeFacts(tx, anActor(), { sponsorId, facts: { name: 'Southwind Ferries', tier: 'Founding Partner', category: 'Ships' } }, NOW),
    )
    expect(changed).toEqual({ changed: true })
    expect(publication(world)).toBeGreaterThan(before)
    expect(world.connection.prepare('select tier_key, category from sponsorships').get()).toEqual({ tier_key: 'founding-partner', category: 'Ships' })
    expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({
      action: 'sponsor.changed',
      reportId: id,
      details: { fromTier: 'worldwide-olympic-partner', fromCategory: 'Boats' },
    })
  })

  it('that are the same change nothing', async () => {
    const world = await testDatabase()
    const { sponsorId } = await aReport(world, { sponsor: facts })
    const before = checksum(world)
    expect(await done(world, (tx) => changeFacts(tx, anActor(), { sponsorId, facts }, NOW))).toEqual({ changed: false })
    expect(checksum(world)).toBe(before)
  })

  it('are refused to whoever may not change them, for an unknown sponsor, with an unknown tier, and under a name that is taken', async () => {
    const world = await testDatabase()
    const { sponsorId } = await aReport(world, { sponsor: facts })
    await aReport(world, { sponsor: { name: 'Östersund Air' }, slug: 'air' })
    const change = (given: Partial<typeof facts>, actor = anActor(), id = sponsorId) =>
      refused(world, (tx) => changeFacts(tx, actor, { sponsorId: id, facts: { ...facts, ...given } }, NOW))
    expect(await change({ category: 'Ships' }, stranger)).toEqual({ kind: 'forbidden', action: 'sponsor.change' })
    expect(await change({ category: 'Ships' }, anActor(), 'nobody')).toEqual({ kind: 'sponsor-not-found' })
    expect(await change({ tier: 'Gold' })).toMatchObject({ kind: 'unknown-tier' })
    expect(await change({ name: 'ÖSTERSUND AIR' })).toEqual({ kind: 'name-taken', slug: 'air' })
  })

  it('are single lines of kept characters', () => {
    for (const name of ['', '   ', 'a\nb', 'a\u0000b', 'x'.repeat(121), '\ud800', 'North\u202ewind', '\u2066North'])
      expect(SponsorFacts.safeParse({ ...facts, name }).success).toBe(false)
    expect(SponsorFacts.parse({ ...facts, name: '  Northwind  ' }).name).toBe('Northwind')
  })
})

describe('an address', () => {
  it('leads from the old one to the new one for ever, and may be taken back', async () => {
    const world = await testDatabase()
    const { sponsorId } = await aReport(world, { slug: 'one' })
    const move = (slug: string) => done(world, (tx) => changeSlug(tx, anActor(), { sponsorId, slug }, NOW))
    await move('two')
    await move('three')
    await move('one')
    expect(findSponsorBySlug(world.reads, 'one')?.id).toBe(sponsorId)
    expect(
      world.reads
        .select()
        .from(formerSlugs)
        .all()
        .map((row) => row.slug)
        .sort(),
    ).toEqual(['three', 'two'])
    expect(await move('one')).toEqual({ changed: false })
  })

  it('raises the publication number', async () => {
    const world = await testDatabase()
    const { sponsorId } = await aReport(world)
    const before = publication(world)
    await done(world, (tx) => changeSlug(tx, anActor(), { sponsorId, slug: 'elsewhere' }, NOW))
    expect(publication(world)).toBeGreaterThan(before)
  })

  it('is refused to whoever may not change it, for an unknown sponsor, when it is none, and when another has or had it', async () => {
    const world = await testDatabase()
    const { sponsorId } = await aReport(world, { slug: 'one' })
    const other = await aReport(world, { slug: 'two' })
    await done(world, (tx) => changeSlug(tx, anActor(), { sponsorId: other.sponsorId, slug: 'three' }, NOW))
    const move = (slug: string, actor = anActor(), id = sponsorId) => refused(world, (tx) => changeSlug(tx, actor, { sponsorId: id, slug }, NOW))
    expect(await move('four', stranger)).toEqual({ kind: 'forbidden', action: 'sponsor.change' })
    expect(await move('four', anActor(), 'nobody')).toEqual({ kind: 'sponsor-not-found' })
    expect(await move('Four')).toEqual({ kind: 'invalid-slug' })
    expect(await move('three')).toEqual({ kind: 'slug-taken', slug: 'three' })
    expect(await move('two')).toEqual({ kind: 'slug-taken', slug: 'two' })
  })

  it.each([
    ['Coca-Cola & Mengniu', 'coca-cola-mengniu'],
    ['  Allianz  ', 'allianz'],
    ['Procter & Gamble', 'procter-gamble'],
    ['AB InBev', 'ab-inbev'],
    ["L'Oréal", 'loreal'],
    ['Straße Øst Æon Łódź', 'strasse-ost-aeon-lodz'],
    ['蒙牛', ''],
  ])('of %s is made of its letters: %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
    expect(isSlug(slugOf(name))).toBe(slug !== '')
  })

  it('made of a long name ends with a letter', () => {
    expect(isSlug(slugOf(`${'a'.repeat(79)} b`))).toBe(true)
  })
})

it('a siglum begins with the first letter of the name', () => {
  for (const name of ['Omega', 'éclair', '3M', '蒙牛'])
    expect(sigla(name).every((siglum) => siglum.startsWith(Array.from(name)[0]?.toUpperCase() ?? '?'))).toBe(true)
})

it('every sponsor of a new database is its own row', async () => {
  const world = await testDatabase()
  await aReport(world)
  await aReport(world)
  expect(world.reads.select().from(sponsors).all()).toHaveLength(2)
})
