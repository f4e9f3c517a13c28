import { beforeEach, expect, it } from 'vitest'
import { auditEvents, drafts, oneTimeLinks, sessions } from '#db/schema.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { publication } from '#domain/editions/publication.ts'
import { acceptBackup } from '#domain/exchange/accept-backup.ts'
import { importReport } from '#domain/exchange/import-report.ts'
import { commandLine } from '#domain/people/actor.ts'
import { mintFirstAdminLink } from '#domain/people/first-admin.ts'
import { actorOfSession, openSession } from '#domain/people/sessions.ts'
import { nameOfDraft, parseDraftName } from '#server/standing.ts'
import { HOUR, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'
import { manuscript } from './manuscripts.ts'
import { aReady } from './ready.ts'

let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
})

const generation = () => world.reads.select().from(drafts).get()?.generation ?? 0

it('ends every session and every link that works once', async () => {
  const person = await aPerson(world)
  const session = await world.transact((tx) => openSession(tx, { id: person.id, address: null, agent: null }, NOW))
  await done(world, (tx) => mintFirstAdminLink(tx, NOW))
  expect(actorOfSession(world.reads, session, NOW)).not.toBeNull()

  expect(await world.transact((tx) => acceptBackup(tx, commandLine, NOW + HOUR))).toEqual({ reports: 0, sessionsEnded: 1 })
  expect(actorOfSession(world.reads, session, NOW + HOUR)).toBeNull()
  expect(world.reads.select().from(sessions).get()?.endedAt).toBe(NOW + HOUR)
  expect(world.reads.select().from(oneTimeLinks).get()?.expiresAt).toBe(NOW + HOUR)
})

it('gives drafts a generation, and readers a publication, that were never given out: also when one backup is restored twice', async () => {
  const imported = await done(world, (tx) => importReport(tx, anActor(), { read: aReady(manuscript) }, NOW))
  const before = readDraft(world.reads, imported.id)
  const read = publication(world.reads)

  await world.transact((tx) => acceptBackup(tx, commandLine, NOW))
  const first = generation()
  expect(first).toBe(NOW / 1_000)
  expect(parseDraftName(nameOfDraft({ reportId: imported.id, generation: first }))).toEqual({ reportId: imported.id, generation: first })
  expect(publication(world.reads)).toBeGreaterThan(read)
  world.connection.prepare('update drafts set generation = 1').run()
  await world.transact((tx) => acceptBackup(tx, commandLine, NOW + HOUR))
  expect(generation()).toBeGreaterThan(first)

  const after = readDraft(world.reads, imported.id)
  expect(after.ok && before.ok && after.value.content).toEqual(before.ok && before.value.content)
})

it('still rises when the clock stands in the past', async () => {
  await done(world, (tx) => importReport(tx, anActor(), { read: aReady(manuscript) }, NOW))
  world.connection.prepare('update drafts set generation = 9000000000').run()
  await world.transact((tx) => acceptBackup(tx, commandLine, NOW))
  expect(generation()).toBe(9_000_000_001)
})

it('is in the audit', async () => {
  await world.transact((tx) => acceptBackup(tx, commandLine, NOW))
  expect(world.reads.select().from(auditEvents).all()).toMatchObject([{ action: 'backup.restored', via: 'command line', details: { reports: 0, sessions: 0 } }])
})
