import { beforeEach, describe, expect, it } from 'vitest'
import { auditEvents } from '#db/schema.ts'
import { publicIndex } from '#domain/editions/public.ts'
import { publication } from '#domain/editions/publication.ts'
import { dealsOf } from '#domain/sponsors/deal.ts'
import { endSponsorship } from '#domain/sponsors/deals.ts'
import { addTier, changeTier, moveTier, removeTier, sponsorshipsByTier } from '#domain/sponsors/tier-acts.ts'
import { findTier, listTiers } from '#domain/sponsors/tiers.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const admin = anActor({ role: 'admin' })
const editor = anActor()
const forbidden = { kind: 'forbidden', action: 'tier.manage' }
const facts = { singular: 'Harbour Partner', plural: 'Harbour Partners', programme: 'la28' }
let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
})

const order = () => listTiers(world.reads).map((tier) => tier.key)
const lastAct = () => world.reads.select().from(auditEvents).all().at(-1)
const add = () => done(world, (tx) => addTier(tx, admin, facts, NOW))

describe('adding a tier', () => {
  it('puts it behind all others, under a key made of its name', async () => {
    const before = publication(world.reads)
    expect(await add()).toEqual({ key: 'harbour-partner' })
    expect(order().at(-1)).toBe('harbour-partner')
    expect(publication(world.reads)).toBe(before + 1)
    expect(lastAct()).toMatchObject({ action: 'tier.added', details: { tier: 'harbour-partner' } })
  })

  it('finds a key for a name without Latin letters, too', async () => {
    const { key } = await done(world, (tx) => addTier(tx, admin, { ...facts, singular: '合作伙伴', plural: '合作伙伴' }, NOW))
    expect(key).toMatch(/^\w{16}$/)
    expect(findTier(world.reads, '合作伙伴')?.key).toBe(key)
  })

  it('is refused to editors, with an unknown programme, and under a name that another goes by', async () => {
    const attempt = (more: Partial<typeof facts>, actor = admin) => refused(world, (tx) => addTier(tx, actor, { ...facts, ...more }, NOW))
    expect(await attempt({}, editor)).toEqual(forbidden)
    expect(await attempt({ programme: 'none' })).toMatchObject({
      kind: 'unknown-programme',
      known: expect.arrayContaining([expect.objectContaining({ key: 'la28' })]),
    })
    for (const singular of ['FOUNDING PARTNER', 'Founding Partners', 'founding-partner'])
      expect(await attempt({ singular })).toEqual({ kind: 'tier-taken', label: 'Founding Partner' })
    expect(await attempt({ plural: 'Official partners' })).toMatchObject({ kind: 'tier-taken' })
  })
})

describe('changing a tier', () => {
  const change = (more: Partial<typeof facts> = {}, expecting?: typeof facts) =>
    changeTierOf({ key: 'harbour-partner', ...facts, ...more, ...(expecting && { expecting }) })
  const changeTierOf = (input: Parameters<typeof changeTier>[2], actor = admin) => ({
    done: () => done(world, (tx) => changeTier(tx, actor, input, NOW)),
    refused: () => refused(world, (tx) => changeTier(tx, actor, input, NOW)),
  })

  it('is public at once; its key stays', async () => {
    await aReport(world, { sponsor: { tier: 'founding-partner' } })
    await changeTierOf({ key: 'founding-partner', singular: 'First Partner', plural: 'First Partners', programme: 'la28' }).done()
    expect(publicIndex(world.reads).tiers).toMatchObject([{ tier: { key: 'founding-partner', plural: 'First Partners' } }])
    expect(lastAct()).toMatchObject({ action: 'tier.changed', details: { tier: 'founding-partner', fromSingular: 'Founding Partner' } })
  })

  it('to what it says already changes nothing', async () => {
    await add()
    const before = checksum(world)
    expect(await change().done()).toEqual({ changed: false })
    expect(checksum(world)).toBe(before)
  })

  it('is refused when somebody changed it meanwhile, under a taken name, with an unknown programme, of an unknown tier, and to editors', async () => {
    await add()
    expect(await change({ singular: 'Quay Partner' }, facts).done()).toEqual({ changed: true })
    expect(await change({ singular: 'Pier Partner' }, facts).refused()).toEqual({ kind: 'changed-meanwhile' })
    expect(await change({ plural: 'Official Partners' }).refused()).toMatchObject({ kind: 'tier-taken' })
    expect(await change({ programme: 'none' }).refused()).toMatchObject({ kind: 'unknown-programme' })
    expect(await changeTierOf({ key: 'none', ...facts }).refused()).toEqual({ kind: 'tier-not-found' })
    expect(await changeTierOf({ key: 'harbour-partner', ...facts }, editor).refused()).toEqual(forbidden)
  })
})

describe('moving a tier', () => {
  const move = (key: string, to: 'up' | 'down') => done(world, (tx) => moveTier(tx, admin, { key, to }, NOW))

  it('changes its place with its neighbour, for readers too', async () => {
    await aReport(world, { sponsor: { tier: 'founding-partner' } })
    await aReport(world, { sponsor: { tier: 'worldwide-olympic-partner' } })
    const [first = '', second = '', ...others] = order()
    expect(await move(second, 'up')).toEqual({ place: 1, of: others.length + 2 })
    expect(order()).toEqual([second, first, ...others])
    expect(publicIndex(world.reads).tiers.map((group) => group.tier.key)).toEqual([second, first])
    expect(lastAct()).toMatchObject({ action: 'tiers.reordered', details: { tier: second, from: 2, to: 1 } })
    await move(second, 'down')
    expect(order()).toEqual([first, second, ...others])
  })

  it('gives every tier a place of its own where ranks were the same', async () => {
    world.connection.prepare('update tiers set rank = 1').run()
    const before = order()
    await move(before[1] ?? '', 'down')
    expect(order()).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    expect(listTiers(world.reads).map((tier) => tier.rank)).toEqual(before.map((_, at) => at + 1))
  })

  it('goes no further than the ends', async () => {
    const before = checksum(world)
    expect(await move(order()[0] ?? '', 'up')).toMatchObject({ place: 1 })
    expect(await move(order().at(-1) ?? '', 'down')).toMatchObject({ place: order().length })
    expect(checksum(world)).toBe(before)
  })

  it('is refused to editors and of an unknown tier', async () => {
    expect(await refused(world, (tx) => moveTier(tx, editor, { key: 'founding-partner', to: 'up' }, NOW))).toEqual(forbidden)
    expect(await refused(world, (tx) => moveTier(tx, admin, { key: 'none', to: 'up' }, NOW))).toEqual({ kind: 'tier-not-found' })
  })
})

describe('removing a tier', () => {
  it('takes it away when nothing refers to it', async () => {
    await add()
    await done(world, (tx) => removeTier(tx, admin, { key: 'harbour-partner' }, NOW))
    expect(order()).not.toContain('harbour-partner')
    expect(lastAct()).toMatchObject({ action: 'tier.removed', details: { tier: 'harbour-partner', fromSingular: 'Harbour Partner' } })
  })

  it('is refused while a sponsorship is in it, an ended one too', async () => {
    const { sponsorId } = await aReport(world, { sponsor: { tier: 'founding-partner' } })
    const attempt = () => refused(world, (tx) => removeTier(tx, admin, { key: 'founding-partner' }, NOW))
    expect(await attempt()).toEqual({ kind: 'tier-in-use', sponsorships: 1 })
    const [deal] = dealsOf(world.reads, sponsorId)
    await done(world, (tx) => endSponsorship(tx, admin, { sponsorshipId: deal?.id ?? '', until: '2025' }, NOW))
    expect(await attempt()).toEqual({ kind: 'tier-in-use', sponsorships: 1 })
    expect(sponsorshipsByTier(world.reads)).toEqual(new Map([['founding-partner', 1]]))
  })

  it('is refused of the last one, of an unknown one, and to editors', async () => {
    expect(await refused(world, (tx) => removeTier(tx, editor, { key: 'founding-partner' }, NOW))).toEqual(forbidden)
    expect(await refused(world, (tx) => removeTier(tx, admin, { key: 'none' }, NOW))).toEqual({ kind: 'tier-not-found' })
    const [last = '', ...others] = order()
    for (const key of others) await done(world, (tx) => removeTier(tx, admin, { key }, NOW))
    expect(await refused(world, (tx) => removeTier(tx, admin, { key: last }, NOW))).toEqual({ kind: 'last-tier' })
  })
})
