import { beforeEach, describe, expect, it } from 'vitest'
import { auditEvents, mergedSponsors, reports, samples } from '#db/schema.ts'
import { publicIndex, publicReport } from '#domain/editions/public.ts'
import { publish } from '#domain/editions/publish.ts'
import { unarchiveReport } from '#domain/reports/archive.ts'
import { createReport } from '#domain/reports/create.ts'
import { listReports } from '#domain/reports/desk.ts'
import { createSponsor } from '#domain/sponsors/create.ts'
import { dealsOf } from '#domain/sponsors/deal.ts'
import { changeSponsorship, endSponsorship, giveSponsorship } from '#domain/sponsors/deals.ts'
import { describeSponsor, descriptionOf } from '#domain/sponsors/describe.ts'
import { readSponsor } from '#domain/sponsors/directory.ts'
import { mergeSponsors } from '#domain/sponsors/merge.ts'
import { planMerge } from '#domain/sponsors/merge-plan.ts'
import { changeSlug } from '#domain/sponsors/sponsor.ts'
import { sponsorFaults } from '#lib/commands/sponsor-soundness.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const admin = anActor({ role: 'admin' })
const facts = { tier: 'founding-partner', category: 'Airline' }
let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
})

const aSponsor = async (name: string, more: Partial<typeof facts> = {}) =>
  (await done(world, (tx) => createSponsor(tx, admin, { facts: { name, ...facts, ...more } }, NOW))).id
const merge = (fromId: string, intoId: string, keepReport?: string) =>
  done(world, (tx) => mergeSponsors(tx, admin, { fromId, intoId, keepReport }, NOW + SECOND))
const refusedMerge = (fromId: string, intoId: string, keepReport?: string, actor = admin) =>
  refused(world, (tx) => mergeSponsors(tx, actor, { fromId, intoId, keepReport }, NOW))
const move = (sponsorId: string, slug: string) => done(world, (tx) => changeSlug(tx, admin, { sponsorId, slug }, NOW))
const publishIt = (reportId: string) => done(world, (tx) => publish(tx, admin, { reportId, revision: 1, change: 'major', note: 'First.' }, NOW))
const sound = () => expect(sponsorFaults((sql) => world.connection.prepare(sql).all() as Record<string, unknown>[]).faults).toEqual([])

describe('merging a double', () => {
  it('leads each of its addresses to the other in one step, through chains of changes and merges', async () => {
    const { sponsorId: last, id, slug } = await aReport(world, { sponsor: { name: 'Delta Air Lines' }, slug: 'delta-air-lines' })
    await publishIt(id)
    const [first, second] = [await aSponsor('Delta'), await aSponsor('Delta Airlines')]
    await move(first, 'delta-one')
    await move(first, 'delta-two')
    await merge(first, second)
    await move(second, 'delta-three')
    await merge(second, last)
    await move(last, 'delta-four')
    for (const old of ['delta', 'delta-one', 'delta-two', 'delta-airlines', 'delta-three', slug])
      expect(publicReport(world.reads, old), old).toEqual({ kind: 'moved', slug: 'delta-four' })
    expect(publicReport(world.reads, 'delta-four').kind).toBe('live')
    expect(world.reads.select().from(mergedSponsors).all()).toMatchObject([
      { id: first, name: 'Delta', intoId: last },
      { id: second, name: 'Delta Airlines', intoId: last },
    ])
    sound()
  })

  it('gives nobody else an address that leads on', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    await merge(from, into)
    const attempt = (slug: string) => refused(world, (tx) => createSponsor(tx, admin, { facts: { name: 'Delta Ferries', ...facts }, slug }, NOW))
    expect(await attempt('delta')).toEqual({ kind: 'slug-taken', slug: 'delta' })
    await move(into, 'delta')
    expect(publicReport(world.reads, 'delta-air-lines')).toEqual({ kind: 'moved', slug: 'delta' })
    sound()
  })

  it('moves its deals; one that both have stays one, with the dates that either knows best', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    const [theirs] = dealsOf(world.reads, into)
    const [double] = dealsOf(world.reads, from)
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: theirs?.id ?? '', ...facts, from: '2021' }, NOW))
    await done(world, (tx) =>
      changeSponsorship(tx, admin, { sponsorshipId: double?.id ?? '', ...facts, category: 'AIRLINE', from: '2021-01-01', until: '2028' }, NOW),
    )
    const { id: other } = await done(world, (tx) =>
      giveSponsorship(tx, admin, { sponsorId: from, tier: 'team-usa-partner', category: 'Official airline' }, NOW),
    )
    await merge(from, into)
    expect(dealsOf(world.reads, into)).toMatchObject([
      { id: theirs?.id, primary: true, category: 'Airline', from: '2021-01-01', until: '2028' },
      { id: other, primary: false },
    ])
    sound()
  })

  it('keeps two deals that follow one another apart', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    const [double] = dealsOf(world.reads, from)
    const [theirs] = dealsOf(world.reads, into)
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: double?.id ?? '', ...facts, from: '2021', until: '2024' }, NOW))
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: theirs?.id ?? '', ...facts, from: '2025', until: '2028' }, NOW))
    await merge(from, into)
    expect(dealsOf(world.reads, into)).toHaveLength(2)
  })

  it('keeps them apart too where the other deal has no dates, and one of them gives it its own', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    const [older] = dealsOf(world.reads, from)
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: older?.id ?? '', ...facts, from: '2017', until: '2020' }, NOW))
    const { id: newer } = await done(world, (tx) => giveSponsorship(tx, admin, { sponsorId: from, ...facts, from: '2021', until: '2028' }, NOW))
    const [theirs] = dealsOf(world.reads, into)
    await merge(from, into)
    expect(dealsOf(world.reads, into)).toMatchObject([
      { id: theirs?.id, from: '2017', until: '2020' },
      { id: newer, from: '2021', until: '2028' },
    ])
    sound()
  })

  it('takes over what each of two doubles of one deal knows', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    const [one] = dealsOf(world.reads, from)
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: one?.id ?? '', ...facts, from: '2017' }, NOW))
    await done(world, (tx) => giveSponsorship(tx, admin, { sponsorId: from, ...facts, until: '2028' }, NOW))
    await merge(from, into)
    expect(dealsOf(world.reads, into)).toMatchObject([{ from: '2017', until: '2028' }])
    sound()
  })

  it('makes no deal that ends before it begins', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    const [over] = dealsOf(world.reads, from)
    const [theirs] = dealsOf(world.reads, into)
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: over?.id ?? '', ...facts, until: '2020' }, NOW))
    await done(world, (tx) => changeSponsorship(tx, admin, { sponsorshipId: theirs?.id ?? '', ...facts, from: '2022' }, NOW))
    await merge(from, into)
    expect(dealsOf(world.reads, into)).toMatchObject([
      { id: theirs?.id, from: '2022', until: null },
      { id: over?.id, from: null, until: '2020' },
    ])
    sound()
  })

  it('makes a former sponsor a present one when the double’s deal runs', async () => {
    const [from, into] = [await aSponsor('Delta', { tier: 'official-partner' }), await aSponsor('Delta Air Lines')]
    await done(world, (tx) => endSponsorship(tx, admin, { sponsorshipId: dealsOf(world.reads, into)[0]?.id ?? '', until: '2024' }, NOW))
    await merge(from, into)
    expect(dealsOf(world.reads, into)).toMatchObject([
      { primary: true, ended: false, tier: { key: 'official-partner' } },
      { ended: true, primary: false },
    ])
    expect(publicIndex(world.reads)).toMatchObject({ former: [], sponsors: 1 })
    sound()
  })

  it('joins the companies, and fills in what the other did not know', async () => {
    const [from, into] = [await aSponsor('Coke'), await aSponsor('Coca-Cola–Mengniu')]
    const say = (sponsorId: string, entities: string[], headquarters: string | null, ticker: string | null) =>
      done(world, (tx) => describeSponsor(tx, admin, { sponsorId, entities, headquarters, ticker }, NOW))
    await say(from, ['The Coca-Cola Company', 'Mengniu'], 'Atlanta', 'NYSE: KO')
    await say(into, ['Mengniu'], 'Hohhot', null)
    await merge(from, into)
    expect(descriptionOf(world.reads, into)).toEqual({ entities: ['Mengniu', 'The Coca-Cola Company'], headquarters: 'Hohhot', ticker: 'NYSE: KO' })
    expect(descriptionOf(world.reads, from)).toBeNull()
  })

  it('is in the audit with the double’s id, and the other remembers it', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    await merge(from, into)
    expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({
      action: 'sponsor.merged',
      details: { sponsorId: into, mergedId: from, mergedSlug: 'delta', deals: 0, folded: 1, archivedReportId: null },
    })
    expect(readSponsor(world.reads, into)).toMatchObject({ formerSlugs: ['delta'], merged: [{ id: from, name: 'Delta' }] })
    expect(readSponsor(world.reads, from)).toBeNull()
  })

  it('is refused to editors, with itself, and where one is unknown', async () => {
    const [from, into] = [await aSponsor('Delta'), await aSponsor('Delta Air Lines')]
    expect(await refusedMerge(from, into, undefined, anActor())).toEqual({ kind: 'forbidden', action: 'sponsor.manage' })
    expect(await refusedMerge(from, from)).toEqual({ kind: 'same-sponsor' })
    expect(await refusedMerge(from, 'nobody')).toEqual({ kind: 'sponsor-not-found' })
    expect(await refusedMerge('nobody', into)).toEqual({ kind: 'sponsor-not-found' })
    expect(planMerge(world.reads, { fromId: from, intoId: from })).toBeNull()
  })
})

describe('the reports of a merge', () => {
  it('the only one goes over, live as it is, and says the other’s name', async () => {
    const { id, sponsorId: from, slug } = await aReport(world, { sponsor: { name: 'Delta' } })
    await publishIt(id)
    const into = await aSponsor('Delta Air Lines')
    await merge(from, into)
    expect(publicReport(world.reads, slug)).toEqual({ kind: 'moved', slug: 'delta-air-lines' })
    expect(publicReport(world.reads, 'delta-air-lines')).toMatchObject({ kind: 'live', report: { name: 'Delta Air Lines', category: 'Airline' } })
    expect(world.connection.prepare('select title, category from published_texts').get()).toEqual({ title: 'Delta Air Lines', category: 'Airline' })
    expect(listReports(world.reads)).toMatchObject([{ id, name: 'Delta Air Lines' }])
  })

  it('one of two stays, as chosen; the other is archived, remains on the desk, and does not come back beside it', async () => {
    const kept = await aReport(world, { sponsor: { name: 'Delta' } })
    const other = await aReport(world, { sponsor: { name: 'Delta Air Lines' }, slug: 'delta-air-lines' })
    expect(planMerge(world.reads, { fromId: kept.sponsorId, intoId: other.sponsorId })?.reports).toEqual({
      from: { id: kept.id, live: null },
      into: { id: other.id, live: null },
    })
    for (const choice of [undefined, 'neither'])
      expect(await refusedMerge(kept.sponsorId, other.sponsorId, choice)).toEqual({ kind: 'two-reports', reportIds: [kept.id, other.id] })
    expect(await merge(kept.sponsorId, other.sponsorId, kept.id)).toEqual({ id: other.sponsorId, slug: 'delta-air-lines', archived: other.id })
    expect(listReports(world.reads).map(({ id }) => id)).toEqual([kept.id])
    expect(listReports(world.reads, { archived: true }).map(({ id }) => id)).toEqual([other.id])
    expect(await refused(world, (tx) => unarchiveReport(tx, admin, { reportId: other.id }, NOW))).toEqual({
      kind: 'sponsor-has-report',
      reportId: kept.id,
      slug: 'delta-air-lines',
    })
    expect(readSponsor(world.reads, other.sponsorId)).toMatchObject({ report: { id: kept.id }, archived: [{ id: other.id }] })
    const again = { sponsor: { name: 'Delta Air Lines', ...facts }, content: aContent() }
    expect(await refused(world, (tx) => createReport(tx, admin, again, NOW))).toMatchObject({ kind: 'sponsor-has-report', reportId: kept.id })
    await publishIt(kept.id)
    expect(publicReport(world.reads, 'delta-air-lines').kind).toBe('live')
    expect(publicIndex(world.reads)).toMatchObject({ sponsors: 1, reports: 1 })
    sound()
  })

  it('the other is not put away while readers see it', async () => {
    const one = await aReport(world, { sponsor: { name: 'Delta' } })
    const other = await aReport(world, { sponsor: { name: 'Delta Air Lines' } })
    await publishIt(one.id)
    expect(await refusedMerge(one.sponsorId, other.sponsorId, other.id)).toEqual({ kind: 'other-report-live', reportId: one.id })
    await merge(one.sponsorId, other.sponsorId, one.id)
    expect(
      world.reads
        .select()
        .from(reports)
        .all()
        .filter((report) => report.archivedAt === null),
    ).toMatchObject([{ id: one.id }])
  })
})

describe('a sponsor of the sample library', () => {
  const mark = (kind: 'sponsor' | 'report', id: string) => world.connection.prepare('insert into samples (kind, id) values (?, ?)').run(kind, id)
  const marked = () =>
    world.reads
      .select()
      .from(samples)
      .all()
      .filter((row) => row.kind === 'sponsor')
      .map((row) => row.id)

  it('leaves it when a merge brings somebody’s own sponsor or report into it', async () => {
    const [own, sample] = [await aSponsor('Own'), await aSponsor('Sample')]
    mark('sponsor', sample)
    await merge(own, sample)
    expect(marked()).toEqual([])

    const { sponsorId: written } = await aReport(world, { sponsor: { name: 'Written about' } })
    const other = await aSponsor('Other sample')
    mark('sponsor', written)
    mark('sponsor', other)
    await merge(written, other)
    expect(marked()).toEqual([])
  })

  it('stays in it when all that came is of the sample; a double leaves no mark', async () => {
    const { sponsorId: from, id } = await aReport(world, { sponsor: { name: 'Sample one' } })
    const into = await aSponsor('Sample two')
    mark('sponsor', from)
    mark('report', id)
    mark('sponsor', into)
    await merge(from, into)
    expect(marked()).toEqual([into])
  })
})
