import { beforeEach, describe, expect, it } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publicIndex, publicReport } from '#domain/editions/public.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase
const actor = anActor()

beforeEach(async () => {
  world = await testDatabase()
})

async function aLiveReport(name: string, tier = 'founding-partner') {
  const report = await aReport(world, { sponsor: { name, tier } })
  await done(world, (tx) => publish(tx, actor, { reportId: report.id, revision: 1, change: 'major', note: 'First edition.' }, NOW))
  return report
}

const live = (slug: string) => {
  const answer = publicReport(world.reads, slug)
  if (answer.kind !== 'live') throw new Error(`${slug} is ${answer.kind}`)
  return answer.report
}

async function publishAnew(reportId: string, words: string, change: 'major' | 'minor', at: number): Promise<void> {
  const content = aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })
  await done(world, (tx) => replaceDraft(tx, actor, { reportId, content }, at))
  const { number } = await done(world, (tx) => cutRevision(tx, actor, { reportId, kind: 'kept' }, at))
  await done(world, (tx) => publish(tx, actor, { reportId, revision: number, change, note: words }, at))
}

describe('the reports beside one', () => {
  it('are the live ones of its tier, by name', async () => {
    for (const name of ['Quay', 'Ärmel', 'mole']) await aLiveReport(name)
    await aLiveReport('Nowhere near', 'official-partner')
    await aReport(world, { sponsor: { name: 'Never published', tier: 'founding-partner' } })
    expect(live('armel').neighbours).toEqual({ previous: null, next: { slug: 'mole', name: 'mole' } })
    expect(live('mole').neighbours).toEqual({ previous: { slug: 'armel', name: 'Ärmel' }, next: { slug: 'quay', name: 'Quay' } })
    expect(live('quay').neighbours.next).toBeNull()
    expect(live('nowhere-near').neighbours).toEqual({ previous: null, next: null })
  })

  it('of a former sponsor are former ones, whatever their tier, and of others none is', async () => {
    for (const [name, tier] of [
      ['Buoy', 'founding-partner'],
      ['Pier', 'official-partner'],
      ['Quay', 'founding-partner'],
    ] as const)
      await aLiveReport(name, tier)
    world.connection.exec("update sponsorships set status = 'former' where sponsor_id in (select id from sponsors where slug in ('buoy', 'pier'))")
    expect(live('buoy').neighbours).toEqual({ previous: null, next: { slug: 'pier', name: 'Pier' } })
    expect(live('quay').neighbours).toEqual({ previous: null, next: null })
  })
})

describe('the updates of a report', () => {
  it('are the editions that stand, the newest first, and say when it last changed in earnest', async () => {
    const { id, slug } = await aLiveReport('Quay')
    await publishAnew(id, 'Written anew.', 'major', NOW + DAY)
    await publishAnew(id, 'Corrected.', 'minor', NOW + 2 * DAY)
    expect(live(slug).updates).toEqual([
      { major: 2, minor: 1, note: 'Corrected.', publishedAt: NOW + 2 * DAY },
      { major: 2, minor: 0, note: 'Written anew.', publishedAt: NOW + DAY },
      { major: 1, minor: 0, note: 'First edition.', publishedAt: NOW },
    ])
    expect(publicIndex(world.reads).tiers[0]?.sponsors[0]?.live).toMatchObject({ major: 2, minor: 1, publishedAt: NOW + 2 * DAY, majorAt: NOW + DAY })
  })

  it('know nothing of one that was withdrawn', async () => {
    const { id, slug } = await aLiveReport('Quay')
    await publishAnew(id, 'A slip.', 'major', NOW + DAY)
    await done(world, (tx) => withdraw(tx, actor, { reportId: id, reason: 'A slip.' }, NOW + 2 * DAY))
    await publishAnew(id, 'Mended.', 'minor', NOW + 3 * DAY)
    expect(live(slug).updates.map(({ note }) => note)).toEqual(['Mended.', 'First edition.'])
    expect(publicIndex(world.reads).tiers[0]?.sponsors[0]?.live).toMatchObject({ major: 2, minor: 1, majorAt: NOW + 3 * DAY })
  })
})

describe('the deals of a sponsor on the index', () => {
  it('begin with the primary one, each with its category as an address has it', async () => {
    await aReport(world, { sponsor: { name: 'Quay', tier: 'founding-partner', category: 'Boats & ferries' } })
    const index = publicIndex(world.reads)
    expect(index.tiers[0]?.sponsors[0]?.deals).toMatchObject([
      { tier: { key: 'founding-partner' }, category: { slug: 'boats-ferries', name: 'Boats & ferries' }, ended: false },
    ])
    expect(index.known.map(({ tier }) => tier.key)).toContain('official-supplier')
    expect(index.known.every(({ tier, programme }) => programme.key === tier.programmeKey)).toBe(true)
  })
})
