import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import type { WritingJob } from '#domain/exchange/writing-jobs.ts'
import { ok } from '#domain/result.ts'
import { clearFiles, filesOf, sweepFiles } from '#lib/files-folder.ts'
import { type FileMaker, keptFile, notMade, offerFileMaker } from '#lib/kept-files.ts'
import { aTakenEdition } from '#tests/domain/exchange/taken.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const dataDir = vi.hoisted(() => {
  const folder = `${process.env.TMPDIR ?? '/tmp'}/host-city-files-${process.pid}`
  process.env.DATA_DIR = folder
  return folder
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

let made: WritingJob[]
let answer: (job: WritingJob) => ReturnType<FileMaker['answer']>
const maker = (version = 'one') =>
  offerFileMaker({
    version,
    answer: (job) => {
      made.push(job)
      return answer(job)
    },
  })

let count = 0
let editionId: string
beforeEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
  made = []
  answer = async () => ok(new TextEncoder().encode(`file ${made.length}`))
  editionId = `edition-${++count}`
  maker()
})

const ask = (overrides: Partial<Parameters<typeof keptFile>[0]> = {}, patience?: number) =>
  keptFile({ editionId, format: 'pdf', edition: aTakenEdition(), weight: 5_000, stamp: 'a', isThere: () => true, ...overrides }, patience)
const textOf = (outcome: Awaited<ReturnType<typeof ask>>) => (outcome.ok ? outcome.value.toString() : outcome.refusal.why)
const kept = () => (existsSync(filesOf(dataDir, editionId)) ? readdirSync(filesOf(dataDir, editionId)) : [])

describe('a file', () => {
  it('is made once for all who ask at the same time, and kept for those who come later', async () => {
    expect((await Promise.all([ask(), ask(), ask()])).map(textOf)).toEqual(['file 1', 'file 1', 'file 1'])
    expect(textOf(await ask())).toBe('file 1')
    expect(made).toHaveLength(1)
    expect(kept()).toEqual([expect.stringMatching(/^[\w-]{22}\.pdf$/)])
  })

  it('is made anew when what is in it changed, or how it is written, and takes the place of the old one', async () => {
    await ask()
    await ask({ format: 'docx' })
    expect(textOf(await ask({ stamp: 'b' }))).toBe('file 3')
    expect(kept().filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
    maker('two')
    expect(textOf(await ask({ stamp: 'b' }))).toBe('file 4')
    expect(kept()).toHaveLength(2)
  })

  it('is written here where it is a short text, and apart where it is a long one', async () => {
    expect(textOf(await ask({ format: 'md' }))).toMatch(/^---\ntitle: "Northwind Ferries"/)
    expect(made).toEqual([])
    expect(textOf(await ask({ format: 'md', stamp: 'long', weight: 1_000_000 }))).toBe('file 1')
  })

  it('reaches its reader where it cannot be kept', async () => {
    writeFileSync(dataDir, 'no folder', { flag: 'wx' })
    expect([textOf(await ask()), textOf(await ask())]).toEqual(['file 1', 'file 2'])
    rmSync(dataDir)
  })
})

describe('a file that cannot be made', () => {
  it('is not tried again at once', async () => {
    answer = async () => notMade('memory')
    expect([textOf(await ask()), textOf(await ask())]).toEqual(['memory', 'memory'])
    expect(made).toHaveLength(1)
    expect(kept()).toEqual([])
  })

  it('is tried again where only many waited', async () => {
    answer = async () => notMade('many')
    expect(textOf(await ask())).toBe('many')
    answer = async () => ok(new Uint8Array([65]))
    expect(textOf(await ask())).toBe('A')
  })

  it('is no reader’s to wait for: it is there when they ask again', async () => {
    const slow = Promise.withResolvers<Uint8Array>()
    answer = async () => ok(await slow.promise)
    expect(textOf(await ask({}, 1))).toBe('slow')
    slow.resolve(new Uint8Array([66]))
    expect(textOf(await ask())).toBe('B')
    expect(made).toHaveLength(1)
  })

  it('does not end the process by a throw', async () => {
    answer = () => Promise.reject(new Error('broken'))
    expect(textOf(await ask())).toBe('fault')
  })
})

describe('what readers may not have any more', () => {
  it('is not kept where it went while its file was written: words by a purge, or the edition by a withdrawal', async () => {
    answer = async () => {
      clearFiles(dataDir)
      return ok(new Uint8Array([65]))
    }
    expect(textOf(await ask())).toBe('many')
    expect(kept()).toEqual([])
    answer = async () => ok(new Uint8Array([65]))
    expect(textOf(await ask({ isThere: () => false }))).toBe('many')
    expect(kept()).toEqual([])
  })

  it('leaves the disk when an edition is withdrawn or unknown, and nothing else does', async () => {
    const world = await testDatabase()
    const { reads } = world
    const ids: string[] = []
    for (const name of ['Northwind Ferries', 'Eastgate Cranes']) {
      const report = await aReport(world, { sponsor: { name } })
      const live = await done(world, (tx) => publish(tx, anActor(), { reportId: report.id, revision: 1, change: 'major', note: 'First.' }, NOW))
      ids.push(live.editionId)
      if (name === 'Eastgate Cranes') await done(world, (tx) => withdraw(tx, anActor(), { reportId: report.id, reason: 'Wrong.' }, NOW + 1))
    }
    for (const id of [...ids, 'of-a-report-that-is-gone']) await ask({ editionId: id })
    await sweepFiles(dataDir, reads)
    expect(readdirSync(join(dataDir, 'files'))).toEqual([ids[0]])
  })

  it('goes all at once after a purge', async () => {
    await ask()
    clearFiles(dataDir)
    expect(existsSync(join(dataDir, 'files'))).toBe(false)
    expect(textOf(await ask())).toBe('file 2')
  })
})

it('sweeps a folder that is not there', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'host-city-empty-'))
  await sweepFiles(empty, (await testDatabase()).reads)
  expect(readdirSync(empty)).toEqual([])
  rmSync(empty, { recursive: true })
})
