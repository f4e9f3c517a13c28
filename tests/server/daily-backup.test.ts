import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { auditEvents } from '#db/schema.ts'
import { service } from '#domain/people/actor.ts'
import type { BackupOutcome } from '#lib/backup-work.ts'
import { dailyBackup } from '#server/daily-backup.ts'
import { aFolder } from '#tests/commands/folder.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'

const HOUR = 3_600_000

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

/** Daily backups over a folder of their own: `write` answers what it is told, and makes no file. */
async function aDesk({ outcome = { ok: true, bytes: 7 } as BackupOutcome } = {}) {
  const world = await testDatabase()
  const dataDir = aFolder()
  const state = { now: NOW, outcome, written: 0 }
  const write = async () => {
    state.written++
    return state.outcome
  }
  const work = dailyBackup({ dataDir, transact: world.transact, daily: false, write, now: () => state.now })
  return { ...world, dataDir, state, work, acts: () => world.reads.select().from(auditEvents).all() }
}

function aBackup(dataDir: string, stamp: string): void {
  mkdirSync(join(dataDir, 'backups'), { recursive: true })
  writeFileSync(join(dataDir, 'backups', `host-city-${stamp}.db`), 'whole')
}

const stampOf = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

it('makes one where there is none, and notes it in the audit', async () => {
  const { work, state, acts } = await aDesk()
  await work.tick()
  expect(state.written).toBe(1)
  expect(acts()).toMatchObject([{ action: 'backup.made', actorId: null, via: 'service', details: { bytes: 7 } }])
})

it('waits until a day has passed since the last file, whenever it was started', async () => {
  const { work, state, dataDir } = await aDesk()
  aBackup(dataDir, stampOf(NOW - 23 * HOUR))
  await work.tick()
  expect(state.written).toBe(0)
  state.now += HOUR
  await work.tick()
  expect(state.written).toBe(1)
})

it('is not put off by a file from the future', async () => {
  const { work, state, dataDir } = await aDesk()
  aBackup(dataDir, stampOf(NOW + 48 * HOUR))
  await work.tick()
  expect(state.written).toBe(1)
})

it('keeps in mind why one failed, notes nothing, tries again after an hour, and forgets it when one comes through', async () => {
  const { work, state, acts } = await aDesk({ outcome: { ok: false, sentence: 'The disk is full.' } })
  await work.tick()
  expect(work.failed()).toEqual({ at: NOW, sentence: 'The disk is full.' })
  state.now += HOUR - 1
  await work.tick()
  expect(state.written).toBe(1)
  state.now += 1
  state.outcome = { ok: true, bytes: 9 }
  expect(acts()).toEqual([])
  await work.tick()
  expect(state.written).toBe(2)
  expect(work.failed()).toBeNull()
})

it('makes one for two who ask at once', async () => {
  const { work, state } = await aDesk()
  expect(await Promise.all([work.make(service), work.make(service)])).toEqual([
    { ok: true, bytes: 7 },
    { ok: true, bytes: 7 },
  ])
  expect(state.written).toBe(1)
})

it('runs the backup command in a process of its own, and says its sentence where there is nothing to copy', async () => {
  const { transact } = await testDatabase()
  const dataDir = aFolder()
  const work = dailyBackup({ dataDir, transact, daily: false, now: () => NOW })
  expect(await work.make(service)).toEqual({ ok: false, sentence: expect.stringContaining('There is no database') })
  expect(readdirSync(dataDir)).toEqual([])
}, 30_000)
