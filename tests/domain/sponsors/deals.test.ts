import { beforeEach, describe, expect, it } from 'vitest'
import { auditEvents } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { publicIndex, publicReport } from '#domain/editions/public.ts'
import { publication } from '#domain/editions/publication.ts'
import { publish } from '#domain/editions/publish.ts'
import { dealsOf } from '#domain/sponsors/deal.ts'
import { DealFacts } from '#domain/sponsors/deal-facts.ts'
import { changeSponsorship, endSponsorship, giveSponsorship, makePrimary, removeSponsorship, resumeSponsorship } from '#domain/sponsors/deals.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const admin = anActor({ role: 'admin' })
const facts = { tier: 'worldwide-olympic-partner', category: 'Boats' }
let world: TestDatabase
let sponsorId: string
let reportId: string
let slug: string
let first: string

beforeEach(async () => {
  world = await testDatabase()
  ;({ sponsorId, id: reportId, slug } = await aReport(world, { sponsor: { name: 'Northwind', ...facts }, slug: 'northwind' }))
  first = deals()[0]?.id ?? ''
})

const deals = () => dealsOf(world.reads, sponsorId)
const give = (more: Partial<Parameters<typeof giveSponsorship>[2]> = {}) =>
  done(world, (tx) => giveSponsorship(tx, admin, { sponsorId, tier: 'founding-partner', category: 'Ships', ...more }, NOW)).then(({ id }) => id)
const end = (sponsorshipId: string, until = '2026') => done(world, (tx) => endSponsorship(tx, admin, { sponsorshipId, until }, NOW))
const primary = () => deals().filter((deal) => deal.primary)
const lastAct = () => world.reads.select().from(auditEvents).all().at(-1)
const publishIt = () => done(world, (tx) => publish(tx, admin, { reportId, revision: 1, change: 'major', note: 'First.' }, NOW))

describe('giving a deal', () => {
  it('adds it beside the primary one, public at once and in the audit', async () => {
    const before = publication(world.reads)
    const id = await give({ announced: '2025-10', from: '2026-01-01', until: '2028' })
    expect(deals()).toMatchObject([
      { id: first, primary: true, ended: false },
      { id, primary: false, ended: false, tier: { key: 'founding-partner' }, category: 'Ships', announced: '2025-10', from: '2026-01-01', until: '2028' },
    ])
    expect(publication(world.reads)).toBe(before + 1)
    expect(lastAct()).toMatchObject({ action: 'sponsorship.given', reportId, details: { sponsorId, sponsorshipId: id, tier: 'founding-partner' } })
  })

  it('makes it the primary one when asked to, and readers find the sponsor there, also by its words', async () => {
    await publishIt()
    const id = await give({ primary: true })
    expect(primary().map((deal) => deal.id)).toEqual([id])
    expect(publicIndex(world.reads).tiers.map((group) => group.tier.key)).toEqual(['founding-partner'])
    expect(world.connection.prepare('select category from published_texts').pluck().get()).toBe('Ships')
  })

  it('makes it the primary one of a former sponsor, which is none from then on', async () => {
    await end(first)
    const id = await give()
    expect(primary().map((deal) => deal.id)).toEqual([id])
    expect(publicIndex(world.reads).former).toEqual([])
  })

  it('is refused to editors, for an unknown sponsor or tier, and when it would end before it begins', async () => {
    const attempt = (more: Partial<Parameters<typeof giveSponsorship>[2]>, actor = admin) =>
      refused(world, (tx) => giveSponsorship(tx, actor, { sponsorId, ...facts, ...more }, NOW))
    expect(await attempt({}, anActor())).toEqual({ kind: 'forbidden', action: 'sponsor.manage' })
    expect(await attempt({ sponsorId: 'nobody' })).toEqual({ kind: 'sponsor-not-found' })
    expect(await attempt({ tier: 'Gold' })).toMatchObject({ kind: 'unknown-tier' })
    expect(await attempt({ from: '2028-07', until: '2028-06-30' })).toEqual({ kind: 'until-before-from' })
  })

  it('takes dates as precise as is known, and no others', () => {
    for (const date of ['2028', '2028-07', '2028-07-14', null]) expect(DealFacts.safeParse({ ...facts, from: date }).success).toBe(true)
    for (const date of ['28', '2028-7', '2028-02-30', '']) expect(DealFacts.safeParse({ ...facts, from: date }).success).toBe(false)
  })
})

describe('changing a deal', () => {
  const change = (given: DealFacts, expecting?: DealFacts) => (tx: Tx) => changeSponsorship(tx, admin, { sponsorshipId: first, ...given, expecting }, NOW)

  it('is public at once, and the audit keeps what it was', async () => {
    await publishIt()
    expect(await done(world, change({ tier: 'Founding Partner', category: 'Ships', until: '2032' }))).toEqual({ changed: true })
    expect(publicReport(world.reads, slug)).toMatchObject({
      report: { tier: { key: 'founding-partner' }, category: 'Ships', standing: { deals: [{ until: '2032' }] } },
    })
    expect(lastAct()).toMatchObject({ action: 'sponsorship.changed', details: { fromTier: facts.tier, fromCategory: 'Boats', fromUntil: null } })
  })

  it('to what it says already changes nothing', async () => {
    const before = checksum(world)
    expect(await done(world, change(facts))).toEqual({ changed: false })
    expect(checksum(world)).toBe(before)
  })

  it('is refused when it is no longer what the person saw', async () => {
    await done(world, change({ ...facts, until: '2032' }, facts))
    expect(await refused(world, change({ ...facts, category: 'Ships' }, facts))).toEqual({ kind: 'changed-meanwhile' })
  })

  it('is refused to editors, of an unknown deal, with an unknown tier, and when it would end before it begins', async () => {
    const attempt = (more: Partial<Parameters<typeof changeSponsorship>[2]>, actor = admin) =>
      refused(world, (tx) => changeSponsorship(tx, actor, { sponsorshipId: first, ...facts, ...more }, NOW))
    expect(await attempt({}, anActor())).toEqual({ kind: 'forbidden', action: 'sponsor.manage' })
    expect(await attempt({ sponsorshipId: 'none' })).toEqual({ kind: 'sponsorship-not-found' })
    expect(await attempt({ tier: 'Gold' })).toMatchObject({ kind: 'unknown-tier' })
    expect(await attempt({ from: '2029', until: '2028' })).toEqual({ kind: 'until-before-from' })
  })

  it('that has ended keeps its end in the past', async () => {
    const id = await give({ from: '2021' })
    await end(id, '2025')
    const until = (day: string | null) => (tx: Tx) =>
      changeSponsorship(tx, admin, { sponsorshipId: id, tier: 'founding-partner', category: 'Ships', from: '2021', until: day }, NOW)
    expect(await refused(world, until('2032'))).toEqual({ kind: 'not-over-yet' })
    expect(await done(world, until('2024'))).toEqual({ changed: true })
    expect(await done(world, until(null))).toEqual({ changed: true })
  })
})

describe('ending a deal', () => {
  it('passes the primary place to the best-ranked one that runs', async () => {
    await give({ tier: 'official-partner' })
    const best = await give({ tier: 'founding-partner' })
    const over = await give({ tier: 'worldwide-olympic-partner' })
    await end(over)
    expect((await end(first)).primary).toBe(best)
    expect(primary().map((deal) => deal.id)).toEqual([best])
    expect(lastAct()).toMatchObject({ action: 'sponsorship.ended', details: { sponsorshipId: first, until: '2026', primaryId: best } })
  })

  it('leaves it where it is when none runs; the sponsor is a former one, with its years, and its page stays', async () => {
    await publishIt()
    const second = await give({ from: '2018', until: '2024-08' })
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: first, ...facts, from: '2015-03-13' }, NOW))
    await end(second, '2024-08')
    await end(first, '2026-06-30')
    expect(primary().map((deal) => deal.id)).toEqual([first])
    expect(publicIndex(world.reads)).toMatchObject({
      tiers: [],
      sponsors: 0,
      reports: 1,
      former: [{ slug, tier: { key: facts.tier }, years: { from: '2015', until: '2026' }, live: { major: 1 } }],
    })
    expect(publicReport(world.reads, slug)).toMatchObject({ kind: 'live', report: { standing: { former: { from: '2015', until: '2026' } } } })
  })

  it('says nothing of a first year that is not known of every deal', async () => {
    await end(await give({ from: '2018' }))
    await end(first)
    expect(publicIndex(world.reads).former).toMatchObject([{ years: { from: null, until: '2026' } }])
  })

  it('is refused to editors, twice, of an unknown deal, before it began, and while its end is ahead', async () => {
    const id = await give({ from: '2026-03' })
    const attempt = (until: string, sponsorshipId = id, actor = admin) => refused(world, (tx) => endSponsorship(tx, actor, { sponsorshipId, until }, NOW))
    expect(await attempt('2026', id, anActor())).toEqual({ kind: 'forbidden', action: 'sponsor.manage' })
    expect(await attempt('2026', 'none')).toEqual({ kind: 'sponsorship-not-found' })
    expect(await attempt('2026-02-28')).toEqual({ kind: 'until-before-from' })
    expect(await attempt('2026-07-15')).toEqual({ kind: 'not-over-yet' })
    await end(id, '2026-07-14')
    expect(await attempt('2026-07-14')).toEqual({ kind: 'sponsorship-ended' })
  })
})

describe('resuming a deal', () => {
  it('takes the end back, and the primary place of a former sponsor', async () => {
    const id = await give()
    await end(id)
    await end(first)
    await done(world, (tx) => resumeSponsorship(tx, admin, { sponsorshipId: id }, NOW))
    expect(primary()).toMatchObject([{ id, ended: false, until: '2026' }])
    expect(lastAct()).toMatchObject({ action: 'sponsorship.resumed', details: { sponsorshipId: id } })
    const before = checksum(world)
    await done(world, (tx) => resumeSponsorship(tx, admin, { sponsorshipId: id }, NOW))
    expect(checksum(world)).toBe(before)
  })

  it('is refused to editors and of an unknown deal', async () => {
    expect(await refused(world, (tx) => resumeSponsorship(tx, anActor(), { sponsorshipId: first }, NOW))).toMatchObject({ kind: 'forbidden' })
    expect(await refused(world, (tx) => resumeSponsorship(tx, admin, { sponsorshipId: 'none' }, NOW))).toEqual({ kind: 'sponsorship-not-found' })
  })
})

describe('the primary deal', () => {
  it('is another one when somebody says so', async () => {
    const id = await give()
    await done(world, (tx) => makePrimary(tx, admin, { sponsorshipId: id }, NOW))
    expect(primary().map((deal) => deal.id)).toEqual([id])
    expect(lastAct()).toMatchObject({ action: 'sponsorship.made-primary', details: { sponsorshipId: id } })
    const before = checksum(world)
    await done(world, (tx) => makePrimary(tx, admin, { sponsorshipId: id }, NOW))
    expect(checksum(world)).toBe(before)
  })

  it('may be any of a former sponsor', async () => {
    const id = await give()
    await end(id)
    await end(first)
    await done(world, (tx) => makePrimary(tx, admin, { sponsorshipId: id }, NOW))
    expect(primary().map((deal) => deal.id)).toEqual([id])
  })

  it('is never one that has ended while another runs, and only admins choose it', async () => {
    const id = await give()
    await end(id)
    const attempt = (sponsorshipId: string, actor = admin) => refused(world, (tx) => makePrimary(tx, actor, { sponsorshipId }, NOW))
    expect(await attempt(id)).toEqual({ kind: 'sponsorship-ended' })
    expect(await attempt('none')).toEqual({ kind: 'sponsorship-not-found' })
    expect(await attempt(first, anActor())).toEqual({ kind: 'forbidden', action: 'sponsor.manage' })
  })
})

describe('removing a deal', () => {
  it('that was given by mistake leaves the others, one of them primary', async () => {
    const id = await give()
    await done(world, (tx) => removeSponsorship(tx, admin, { sponsorshipId: first }, NOW))
    expect(deals()).toMatchObject([{ id, primary: true }])
    expect(lastAct()).toMatchObject({ action: 'sponsorship.removed', details: { sponsorshipId: first, tier: facts.tier, category: 'Boats', primaryId: id } })
  })

  it('is refused of the last one, of an unknown one, and to editors', async () => {
    const attempt = (sponsorshipId: string, actor = admin) => refused(world, (tx) => removeSponsorship(tx, actor, { sponsorshipId }, NOW))
    expect(await attempt(first)).toEqual({ kind: 'last-sponsorship' })
    expect(await attempt('none')).toEqual({ kind: 'sponsorship-not-found' })
    expect(await attempt(first, anActor())).toEqual({ kind: 'forbidden', action: 'sponsor.manage' })
  })
})
