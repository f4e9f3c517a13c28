import { beforeEach, describe, expect, test } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import type { Actor } from '#domain/people/actor.ts'
import { createReport } from '#domain/reports/create.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { editionOfRevision, readTimeline } from '#domain/revisions/timeline.ts'
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
async function write(number: number, name?: string): Promise<void> {
  const content = aContent({ blocks: [...aContent().document.content, aParagraph('more', `State ${number}.`)] })
  const at = NOW + number * HOUR
  await world.transact((tx) => {
    const written = replaceDraft(tx, actor, { reportId, content }, at)
    if (!written.ok) throw new Error(written.refusal.kind)
    return cutRevision(tx, actor, { reportId, kind: 'kept', name }, at)
  })
}

const read = (page: Partial<Parameters<typeof readTimeline>[2]> = {}) => readTimeline(world.reads, reportId, { show: 'everything', limit: 3, ...page })

describe('a history', () => {
  test('comes in pages, newest first, until the first revision', async () => {
    for (let number = 2; number <= 7; number++) await write(number)
    const first = read()
    expect(first.revisions.map(({ number }) => number)).toEqual([7, 6, 5])
    expect(first.older).toBe(5)
    const second = read({ before: 5 })
    expect(second.revisions.map(({ number }) => number)).toEqual([4, 3, 2])
    expect(read({ before: 2 })).toMatchObject({ revisions: [{ number: 1 }], older: null })
    expect(first.totals).toEqual({ revisions: 7, editions: 0, since: NOW })
  })

  test('shows those with a name, or those that were published, alone', async () => {
    await write(2, 'Before the ranking')
    await write(3)
    expect(read({ show: 'named' }).revisions.map(({ number, name }) => [number, name])).toEqual([[2, 'Before the ranking']])
    expect(read({ show: 'editions' }).revisions).toEqual([])
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
    expect(first.withdrawals).toEqual([{ major: 1, minor: 0, at: NOW + 7 * HOUR, by: 'Ines Marchetti', reason: 'A wrong figure.' }])
    const second = read({ before: first.older ?? 0 })
    expect([second.editions, second.withdrawals]).toEqual([[], []])
    expect(first.totals.editions).toBe(1)
  })

  test('of another report has nothing to do with it', async () => {
    expect(readTimeline(world.reads, 'another', { show: 'everything', limit: 3 })).toMatchObject({ revisions: [], editions: [], withdrawals: [], older: null })
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
    category: 'Timing',
  })
  expect(editionOfRevision(world.reads, 'unknown')).toBeNull()
})
