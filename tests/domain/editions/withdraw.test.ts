import { beforeEach, describe, expect, it } from 'vitest'
import { auditEvents, withdrawals } from '#db/schema.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publicEditions } from '#domain/editions/public-editions.ts'
import { publication } from '#domain/editions/publication.ts'
import { publish } from '#domain/editions/publish.ts'
import { standingEditions, type Withdrawing, withdraw } from '#domain/editions/withdraw.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const actor = anActor()
let world: TestDatabase
let report: Awaited<ReturnType<typeof aReport>>

/** A report with editions 1.0, 2.0 and 3.0. */
beforeEach(async () => {
  world = await testDatabase()
  report = await aReport(world)
  for (const words of ['One.', 'Two.', 'Three.']) await go(words)
})

async function go(words: string) {
  const content = aContent({ blocks: [aHeading('s', 'Executive Summary'), aParagraph('p', words)] })
  await done(world, (tx) => replaceDraft(tx, actor, { reportId: report.id, content }, NOW))
  const { number } = await done(world, (tx) => cutRevision(tx, actor, { reportId: report.id, kind: 'kept' }, NOW))
  return done(world, (tx) => publish(tx, actor, { reportId: report.id, revision: number, change: 'major', note: words }, NOW))
}
const takeBack = (asked: Partial<Withdrawing> = {}, now = NOW + DAY) =>
  done(world, (tx) => withdraw(tx, actor, { reportId: report.id, reason: ' Wrong figures. ', ...asked }, now))
const isRefused = (asked: Partial<Withdrawing>) => refused(world, (tx) => withdraw(tx, actor, { reportId: report.id, reason: 'Wrong.', ...asked }, NOW))
const standing = () => standingEditions(world.reads, report.id).map(({ major }) => major)

describe('withdrawing', () => {
  it('the live edition leaves the others', async () => {
    expect(await takeBack({ which: 'live' })).toEqual({ withdrawn: [{ major: 3, minor: 0 }], slug: report.slug })
    expect(standing()).toEqual([2, 1])
    expect(world.reads.select().from(withdrawals).all()).toMatchObject([{ reason: 'Wrong figures.', told: true, at: NOW + DAY }])
  })

  it('every edition leaves none, in one act', async () => {
    const before = publication(world.reads)
    expect((await takeBack({ which: 'all' })).withdrawn.map(({ major }) => major)).toEqual([3, 2, 1])
    expect(standing()).toEqual([])
    expect(world.reads.select().from(withdrawals).all()).toMatchObject([1, 2, 3].map(() => ({ reason: 'Wrong figures.', told: true, at: NOW + DAY })))
    expect(publication(world.reads)).toBe(before + 1)
    const acts = world.reads
      .select()
      .from(auditEvents)
      .all()
      .filter(({ action }) => action === 'edition.withdrawn')
    expect(acts).toMatchObject([{ details: { edition: '3.0', editions: 3 } }])
  })

  it('every edition takes those that stand after the live one went, each once', async () => {
    await takeBack({ which: 'live', reason: 'Wrong.' })
    expect((await takeBack({ which: 'all', expecting: 'none', reason: 'All wrong.' }, NOW + 2 * DAY)).withdrawn.map(({ major }) => major)).toEqual([2, 1])
    const answer = publicEditions(world.reads, report.slug)
    expect(answer).toMatchObject({ kind: 'withdrawn', edition: { major: 3 }, at: NOW + DAY, reason: 'Wrong.' })
    expect(JSON.stringify(answer)).not.toMatch(/One\.|Two\.|Three\./)
  })

  it('gives no number back', async () => {
    await takeBack({ which: 'all' })
    expect(await go('Four.')).toMatchObject({ major: 4, minor: 0 })
    expect(standing()).toEqual([4])
    expect(publicEditions(world.reads, report.slug)).toMatchObject({
      kind: 'editions',
      editions: [
        { major: 4, note: 'Four.', live: true, withdrawnAt: null },
        { major: 3, note: null, live: false, withdrawnAt: NOW + DAY },
        { major: 2, note: null },
        { major: 1, note: null },
      ],
    })
  })

  it('is refused where nothing is there to withdraw', async () => {
    await takeBack({ which: 'live' })
    expect(await isRefused({ which: 'live' })).toEqual({ kind: 'not-live' })
    await takeBack({ which: 'all' })
    expect(await isRefused({ which: 'all' })).toEqual({ kind: 'not-live' })
  })

  it('is refused when another edition is live than the one that was seen, or none', async () => {
    expect(await isRefused({ which: 'all', expecting: '2.0' })).toEqual({ kind: 'published-meanwhile', major: 3, minor: 0 })
    await takeBack({ which: 'live' })
    expect(await isRefused({ which: 'all', expecting: '3.0' })).toEqual({ kind: 'published-meanwhile' })
  })

  it('is refused without a reason', async () => {
    for (const which of ['live', 'all'] as const) expect(await isRefused({ which, reason: ' \n' })).toEqual({ kind: 'reason-missing' })
  })
})
