import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { WritingJob } from '#domain/exchange/writing-jobs.ts'
import { fileMaker } from '#server/file-maker.ts'
import { aLine, aTakenEdition, withBlocks } from '#tests/domain/exchange/taken.ts'

const started: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
})
function aMaker(limits: Parameters<typeof fileMaker>[0] = {}) {
  const one = fileMaker({ time: 60_000, start: 60_000, megabytes: 1_500, ...limits })
  started.push(one)
  return one
}

const folder = mkdtempSync(join(tmpdir(), 'host-city-maker-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A process that does nothing but this with a job. */
function aProcess(source: string): URL {
  const file = join(folder, `${started.length}-${source.length}.mjs`)
  writeFileSync(file, `process.on('message', ({ number, job }) => { ${source} })\nprocess.on('disconnect', () => process.exit())`)
  return pathToFileURL(file)
}

const job = (format: WritingJob['format'], edition = aTakenEdition()): WritingJob => ({ format, edition })
const begin = (outcome: Awaited<ReturnType<ReturnType<typeof aMaker>['answer']>>) =>
  outcome.ok ? Buffer.from(outcome.value).toString('latin1', 0, 4) : outcome.refusal

describe('a process that makes files', () => {
  it('makes every form, and leaves this one free to go on meanwhile', async () => {
    const maker = aMaker()
    let isMaking = true
    const made = Promise.all((['pdf', 'docx', 'png', 'md', 'txt', 'json'] as const).map((format) => maker.answer(job(format)))).finally(
      () => (isMaking = false),
    )
    let turns = 0
    for (; isMaking; turns++) await sleep(1)
    expect((await made).map(begin)).toEqual(['%PDF', 'PK\u0003\u0004', '\u0089PNG', '---\n', 'Worl', '{\n "'])
    expect(turns).toBeGreaterThan(20)
  })

  it('is told nothing that this one was told in secret', async () => {
    process.env.AUTH_SECRET = 'a secret of at least thirty-two characters'
    const thread = aProcess("process.send({ number, answer: { ok: true, value: new TextEncoder().encode(Object.keys(process.env).join(' ')) } })")
    const answer = await aMaker({ thread }).answer(job('md'))
    delete process.env.AUTH_SECRET
    expect(answer.ok && Buffer.from(answer.value).toString()).toContain('PATH')
    expect(answer.ok && Buffer.from(answer.value).toString()).not.toContain('AUTH_SECRET')
  })

  it('is another version whenever files would come out otherwise', () => {
    expect(aMaker().version).toBe(aMaker().version)
    expect(aMaker().version).toMatch(/^[\w-]{43}$/)
  })
})

describe('what cannot be made to its end is refused, and the next is made', () => {
  it('when it takes too long, whatever keeps it busy', async () => {
    const thread = aProcess(
      "if (job.format === 'pdf') while (true) {}\nprocess.send({ number, answer: { ok: true, value: new Uint8Array([37, 80, 68, 70]) } })",
    )
    const maker = aMaker({ time: 3_000, start: 0, thread })
    const [endless, next] = await Promise.all([maker.answer(job('pdf')), maker.answer(job('md'))])
    expect(begin(endless)).toEqual({ kind: 'file-not-made', why: 'time' })
    expect(begin(next)).toBe('%PDF')
  })

  it('when it takes more memory than it may, outside of JavaScript too', async () => {
    const [large] = await Promise.all([aMaker({ megabytes: 40 }).answer(job('pdf'))])
    expect(begin(large)).toEqual({ kind: 'file-not-made', why: 'memory' })
  })

  it('when the rules fail', async () => {
    const maker = aMaker()
    const broken = aTakenEdition(withBlocks(aLine({ type: 'mention' } as never)))
    const [failed, next] = await Promise.all([maker.answer(job('md', broken)), maker.answer(job('md'))])
    expect(begin(failed)).toEqual({ kind: 'file-not-made', why: 'fault' })
    expect(begin(next)).toBe('---\n')
  })

  it('when many wait already', async () => {
    const maker = aMaker({ waiting: 1 })
    const [, , third] = await Promise.all([maker.answer(job('md')), maker.answer(job('md')), maker.answer(job('md'))])
    expect(third && begin(third)).toEqual({ kind: 'file-not-made', why: 'many' })
  })
})
