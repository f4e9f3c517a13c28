import { beforeEach, describe, expect, it } from 'vitest'
import { auditEvents, mergedSponsors, people } from '#db/schema.ts'
import { type AuditFilter, listAudit, wholeAudit } from '#domain/audit/list.ts'
import { noteExport } from '#domain/audit/note-export.ts'
import { type Act, record } from '#domain/audit/record.ts'
import type { Actor } from '#domain/people/actor.ts'
import { service } from '#domain/people/actor.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

let world: TestDatabase
let ines: Actor
let ada: Actor

const write = (actor: Actor, action: Act, details: Record<string, string | number> = {}, now = NOW, reportId?: string) =>
  world.transact((tx) => record(tx, actor, { action, details, ...(reportId !== undefined && { reportId }) }, now))

async function acts(filter: AuditFilter): Promise<string[]> {
  return (await listAudit(world.reads, filter, { limit: 100 })).entries.map((entry) => entry.action)
}

beforeEach(async () => {
  world = await testDatabase()
  ines = anActor(await aPerson(world, { name: 'Ines Marchetti' }), { address: '192.0.2.7' })
  ada = anActor(await aPerson(world, { name: 'Ada Lindqvist', role: 'admin' }), { via: 'api' })
})

describe('the audit is listed', () => {
  it('newest first, with the names of today', async () => {
    const report = await aReport(world, { sponsor: { name: 'Ferries' }, actor: ines })
    await write(ada, 'person.deactivated', { person: ines.id ?? '', tokens: 1 })
    await world.transact((tx) => void tx.update(people).set({ name: 'Ines Marchetti-Okafor' }).run())
    const { entries } = await listAudit(world.reads, {}, { limit: 100 })
    expect(entries[0]).toMatchObject({
      action: 'person.deactivated',
      at: NOW,
      via: 'api',
      address: null,
      actor: { id: ada.id, here: true },
      report: null,
      details: { person: ines.id, tokens: 1 },
      names: { person: { id: ines.id, name: 'Ines Marchetti-Okafor', here: true } },
    })
    expect(entries.find((entry) => entry.action === 'report.created')).toMatchObject({ address: '192.0.2.7', report: { id: report.id, name: 'Ferries' } })
  })

  it('with the name that a merged sponsor had, and none for what is gone', async () => {
    const report = await aReport(world, { sponsor: { name: 'Ferries' } })
    await world.transact((tx) => void tx.insert(mergedSponsors).values({ id: 'double', name: 'Ferries Ltd', intoId: report.sponsorId, at: NOW }).run())
    await write(ada, 'sponsor.merged', { sponsorId: report.sponsorId, mergedId: 'double' })
    await write(ada, 'sponsor.removed', { sponsorId: 'gone' }, NOW, 'gone')
    const { entries } = await listAudit(world.reads, {}, { limit: 2 })
    expect(entries[1]?.names).toMatchObject({ sponsorId: { name: 'Ferries', here: true }, mergedId: { name: 'Ferries Ltd', here: false } })
    expect(entries[0]).toMatchObject({ report: { id: 'gone', name: null } })
    expect(entries[0]?.names.sponsorId).toBeUndefined()
  })

  it('by person: what they did, and what was done to them', async () => {
    await write(ines, 'person.signed-in')
    await write(ada, 'person.signed-in')
    await write(service, 'person.sign-in-failed', { person: ines.id ?? '' })
    expect(await acts({ personId: ines.id ?? '' })).toEqual(['person.sign-in-failed', 'person.signed-in'])
    expect(await acts({ personId: null })).toEqual(['person.sign-in-failed'])
    expect(await acts({ personId: 'nowhere' })).toEqual([])
  })

  it('by report, kind, place and time', async () => {
    const { id } = await aReport(world, { actor: ines })
    await aReport(world, { actor: ada })
    await done(world, (tx) => archiveReport(tx, ines, { reportId: id }, NOW + DAY))
    expect(await acts({ reportId: id })).toEqual(['report.archived', 'report.created', 'revision.cut'].sort((one) => (one === 'report.archived' ? -1 : 0)))
    expect(await acts({ actions: ['report.archived'] })).toEqual(['report.archived'])
    expect(await acts({ actions: [] })).toEqual([])
    expect(new Set((await listAudit(world.reads, { via: 'api' }, { limit: 100 })).entries.map((entry) => entry.actor?.id))).toEqual(new Set([ada.id]))
    expect(await acts({ from: NOW + DAY })).toEqual(['report.archived'])
    expect(await acts({ until: NOW })).toEqual([])
  })
})

describe('pages of the audit', () => {
  const ids = async (place: { before?: number; after?: number }, limit = 3) =>
    (await listAudit(world.reads, {}, { ...place, limit })).entries.map(({ id }) => id)

  beforeEach(async () => {
    for (let count = 0; count < 10; count++) await write(ines, 'person.signed-in')
  })

  it('lead older and newer, and what is written meanwhile shifts nothing', async () => {
    const first = await listAudit(world.reads, {}, { limit: 3 })
    expect(first).toMatchObject({ older: 8, newer: null })
    await write(ada, 'person.signed-in')
    const second = await listAudit(world.reads, {}, { before: 8, limit: 3 })
    expect(second.entries.map(({ id }) => id)).toEqual([7, 6, 5])
    expect(second).toMatchObject({ older: 5, newer: 7 })
    expect(await ids({ after: 7 })).toEqual([10, 9, 8])
    expect(await listAudit(world.reads, {}, { after: 7, limit: 3 })).toMatchObject({ older: 8, newer: 10 })
    expect(await listAudit(world.reads, {}, { after: 8, limit: 3 })).toMatchObject({ older: 9, newer: null })
  })

  it('end where there is nothing older', async () => {
    expect(await listAudit(world.reads, {}, { before: 4, limit: 3 })).toMatchObject({ older: null, newer: 3 })
    expect(await listAudit(world.reads, {}, { before: 1, limit: 3 })).toEqual({ entries: [], older: null, newer: 0 })
    expect(await ids({ after: 0 }, 20)).toHaveLength(10)
  })

  it('are found over a long stretch that does not fit', async () => {
    world.connection
      .prepare(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 25000) insert into audit_events (at, via, action, details) select ${NOW}, 'service', 'backup.made', '{}' from n`,
      )
      .run()
    expect((await listAudit(world.reads, { actions: ['person.signed-in'] }, { limit: 3 })).entries.map(({ id }) => id)).toEqual([10, 9, 8])
    await write(ines, 'person.signed-in')
    expect((await listAudit(world.reads, { actions: ['person.signed-in'] }, { after: 9, limit: 1 })).entries.map(({ id }) => id)).toEqual([10])
  })
})

it('the whole audit comes in chunks, without what is written meanwhile, and others have their turn', async () => {
  for (let count = 0; count < 1_200; count++) await write(ines, 'person.signed-in')
  let turns = 0
  const turn = setInterval(() => turns++, 0)
  const seen: number[] = []
  for await (const entries of wholeAudit(world.reads, {})) {
    expect(entries.length).toBeLessThanOrEqual(250)
    seen.push(...entries.map(({ id }) => id))
    await write(ada, 'person.signed-in')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  clearInterval(turn)
  expect(seen).toEqual(Array.from({ length: 1_200 }, (_, at) => 1_200 - at))
  expect(turns).toBeGreaterThan(0)
  for await (const _ of wholeAudit(world.reads, { personId: 'nobody' })) throw new Error('Nothing fits')
})

it('whoever takes the audit along is written down, and nobody else may', async () => {
  await done(world, (tx) => noteExport(tx, ada, { format: 'csv', narrowed: true }, NOW))
  expect(world.reads.select().from(auditEvents).all()).toMatchObject([
    { action: 'audit.exported', actorId: ada.id, details: { format: 'csv', narrowed: true } },
  ])
  expect(await refused(world, (tx) => noteExport(tx, ines, { format: 'csv', narrowed: false }, NOW))).toEqual({ kind: 'forbidden', action: 'audit.read' })
})
