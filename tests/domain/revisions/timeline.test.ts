import { beforeEach, describe, expect, test } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import type { Actor } from '#domain/people/actor.ts'
import { createReport } from '#domain/reports/create.ts'
import { cutRevision, type RevisionKind } from '#domain/revisions/cut.ts'
import { nameRevision } from '#domain/revisions/name.ts'
import { editionOfRevision, type HistoryFilter, readTimeline } from '#domain/revisions/timeline.ts'
import { HOUR, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aPerson } from '#tests/support/factories.ts'

let world: TestDatabase
let actor: Actor
let reportId: string

beforeEach(async () => {
  world = await testDatabase()
  actor = anActor(await aPerson(world, { name: 'Ines Marchetti' }))
  const made = await world.transact((tx) =>
    createReport(tx, actor, { sponsor: { name: 'OMEGA', tier: 'worldwide-olympic-partner', category: 'Timing' }, content: aContent() }, NOW),
  )
  if (!made.ok) throw new Error(made.refusal.kind)
  reportId = made.value.id
})

/** Writes something else and cuts it, an hour after the last. */
async function write(number: number, { name, by = actor, kind = 'kept' }: { name?: string; by?: Actor; kind?: RevisionKind } = {}): Promise<void> {
  const content = aContent({ blocks: [...aContent().document.content, aParagraph('more', `State ${number}.`)] })
  const at = NOW + number * HOUR
  await world.transact((tx) => {
    const written = replaceDraft(tx, by, { reportId, content }, at)
    if (!written.ok) throw new Error(written.refusal.kind)
    return cutRevision(tx, by, { reportId, kind, name }, at)
  })
}

const read = (page: Partial<Parameters<typeof readTimeline>[2]> = {}) => readTimeline(world.reads, reportId, { limit: 3, ...page })

describe('a history', () => {
  test('comes in pages, newest first, until the first revision', async () => {
    for (let number = 2; number <= 7; number++) await write(number)
    const first = read()
    expect(first.revisions.map(({ number }) => number)).toEqual([7, 6, 5])
    expect(first.older).toBe(5)
    const second = read({ before: 5 })
    expect(second.revisions.map(({ number }) => number)).toEqual([4, 3, 2])
    expect(read({ before: 2 })).toMatchObject({ revisions: [{ number: 1 }], older: null })
    expect(first.totals).toEqual({ revisions: 7, editions: 0, since: NOW, fitting: 7 })
  })

  test('leads back to what is newer', async () => {
    for (let number = 2; number <= 7; number++) await write(number)
    expect([read().newer, read({ before: 2 }).newer, read({ before: 5 }).newer, read({ before: 7 }).newer]).toEqual([null, 5, 8, 8])
    expect(read({ before: 8 })).toMatchObject({ revisions: [{ number: 7 }, { number: 6 }, { number: 5 }], newer: null })
  })

  test('is narrowed by person, kind and time, and counts what fits on all pages', async () => {
    const tom = anActor(await aPerson(world, { name: 'Tom Okafor' }))
    await write(2)
    await write(3, { by: tom, kind: 'idle' })
    for (let number = 4; number <= 8; number++) await write(number)
    const numbers = (filter: HistoryFilter) => read({ filter }).revisions.map(({ number }) => number)
    expect(numbers({ personId: tom.id ?? '' })).toEqual([3])
    expect(numbers({ kinds: ['idle', 'interval', 'left'] })).toEqual([3])
    expect(numbers({ from: NOW + 3 * HOUR, until: NOW + 5 * HOUR })).toEqual([4, 3])
    const page = read({ filter: { kinds: ['kept'] } })
    expect([page.totals.fitting, page.totals.revisions, page.older]).toEqual([6, 8, 6])
    expect(read({ filter: { kinds: ['kept'] }, before: 6 })).toMatchObject({ revisions: [{ number: 5 }, { number: 4 }, { number: 2 }], older: null, newer: 9 })
    expect(read({ filter: { personId: 'nobody' } })).toMatchObject({ revisions: [], totals: { fitting: 0 } })
  })

  test('shows those with a name, or that were published, alone', async () => {
    await write(2, { name: 'Before the ranking' })
    await write(3)
    await world.transact((tx) => publish(tx, actor, { reportId, revision: 1, change: 'major', note: 'First edition.' }, NOW + 4 * HOUR))
    expect(read({ filter: { named: true } })).toMatchObject({ revisions: [{ number: 2, name: 'Before the ranking' }], editions: [] })
    expect(read({ filter: { published: true } })).toMatchObject({ revisions: [{ number: 1 }], editions: [{ major: 1 }] })
    expect(read({ filter: { marked: true } })).toMatchObject({ revisions: [{ number: 2 }, { number: 1 }], editions: [{ major: 1 }] })
    await world.transact((tx) => nameRevision(tx, actor, { reportId, number: 2, name: '' }, NOW + 5 * HOUR))
    expect(read({ filter: { marked: true } }).revisions.map(({ number }) => number)).toEqual([1])
  })

  test('shows editions and withdrawals of the person, kind and time that are asked for', async () => {
    const tom = anActor(await aPerson(world, { name: 'Tom Okafor' }))
    await world.transact((tx) => publish(tx, actor, { reportId, revision: 1, change: 'major', note: 'First edition.' }, NOW + HOUR))
    await world.transact((tx) => withdraw(tx, tom, { reportId, reason: 'A wrong figure.' }, NOW + 3 * HOUR))
    const events = (filter: HistoryFilter) => {
      const { editions, withdrawals } = read({ filter })
      return [editions.length, withdrawals.length]
    }
    expect(events({})).toEqual([1, 1])
    expect(events({ personId: actor.id ?? '' })).toEqual([1, 0])
    expect(events({ personId: tom.id ?? '' })).toEqual([0, 1])
    expect([events({ kinds: ['idle'] }), events({ kinds: ['published'] })]).toEqual([
      [0, 0],
      [1, 1],
    ])
    expect([events({ from: NOW + 2 * HOUR }), events({ until: NOW + 2 * HOUR })]).toEqual([
      [0, 1],
      [1, 0],
    ])
  })

  test('holds each edition and withdrawal on the page of its time', async () => {
    for (let number = 2; number <= 5; number++) await write(number)
    const published = await world.transact((tx) => publish(tx, actor, { reportId, revision: 5, change: 'major', note: 'First edition.' }, NOW + 6 * HOUR))
    expect(published.ok).toBe(true)
    await world.transact((tx) => withdraw(tx, actor, { reportId, reason: 'A wrong figure.' }, NOW + 7 * HOUR))
    const first = read()
    expect(first.editions).toEqual([
      { major: 1, minor: 0, note: 'First edition.', publishedAt: NOW + 6 * HOUR, by: 'Ines Marchetti', revision: 5, live: false },
    ])
    expect(first.withdrawals).toEqual([{ major: 1, minor: 0, at: NOW + 7 * HOUR, by: 'Ines Marchetti', reason: 'A wrong figure.', told: true }])
    const second = read({ before: first.older ?? 0 })
    expect([second.editions, second.withdrawals]).toEqual([[], []])
    expect(first.totals.editions).toBe(1)
  })

  test('of another report has nothing to do with it', async () => {
    expect(readTimeline(world.reads, 'another', { limit: 3 })).toMatchObject({ revisions: [], editions: [], withdrawals: [], older: null })
  })
})

test('a revision knows the labels that it was published under', async () => {
  await world.transact((tx) => publish(tx, actor, { reportId, revision: 1, change: 'major', note: 'First edition.' }, NOW))
  const [row] = read().revisions
  expect(editionOfRevision(world.reads, row?.id ?? '')).toEqual({
    major: 1,
    minor: 0,
    note: 'First edition.',
    publishedAt: NOW,
    sponsorName: 'OMEGA',
    tier: { key: 'worldwide-olympic-partner', plural: 'Worldwide Olympic Partners' },
    category: 'Timing',
  })
  expect(editionOfRevision(world.reads, 'unknown')).toBeNull()
})
