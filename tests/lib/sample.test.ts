import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { endFirstStart, isFirstStart, sampleIds } from '#domain/sample/marks.ts'
import { log } from '#lib/log.ts'
import { loadSampleOnce } from '#lib/sample.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aPerson } from '#tests/support/factories.ts'

let world: TestDatabase
let folder: string

beforeEach(async () => {
  world = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'hostcity-sample-'))
  cpSync(new URL('../../sample', import.meta.url), folder, { recursive: true })
  vi.spyOn(log, 'info').mockReturnValue()
  vi.spyOn(log, 'error').mockReturnValue()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = () => loadSampleOnce({ reads: world.reads, transact: world.transact, from: pathToFileURL(`${folder}/`) })
const loaded = () => sampleIds(world.reads, 'report').length

it('loads the sample library on the first start over an empty database, and not again', async () => {
  await start()
  expect(loaded()).toBe(6)
  expect(isFirstStart(world.reads)).toBe(false)
  const before = checksum(world)
  await start()
  expect(checksum(world)).toBe(before)
})

it('never loads it where the first start was without', async () => {
  await world.transact((tx) => endFirstStart(tx, false))
  expect(isFirstStart(world.reads)).toBe(false)
  await start()
  expect(loaded()).toBe(0)
})

it('leaves a database alone in which somebody is, and then never asks again', async () => {
  await aPerson(world)
  await start()
  world.connection.exec('delete from people')
  await start()
  expect(loaded()).toBe(0)
  expect(log.error).not.toHaveBeenCalled()
})

it.each([
  ['a text that is missing', () => rmSync(join(folder, 'reports', 'visa.md'))],
  ['a story that is no JSON', () => writeFileSync(join(folder, 'stories', 'visa.json'), '{')],
  ['a story that does not fit its text', () => writeFileSync(join(folder, 'reports', 'alibaba.md'), '## Executive summary\n\nNothing.\n')],
  ['a directory without its sponsors', () => writeFileSync(join(folder, 'directory.json'), '{}')],
])('%s keeps nobody from starting: nothing is written, the log says why, the next start tries again', async (_, damage) => {
  damage()
  const before = checksum(world)
  await start()
  expect(checksum(world)).toBe(before)
  expect(log.error).toHaveBeenCalledOnce()
  cpSync(new URL('../../sample', import.meta.url), folder, { recursive: true })
  await start()
  expect(loaded()).toBe(6)
})
