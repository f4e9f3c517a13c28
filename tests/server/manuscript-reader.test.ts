import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { answerJob, type ReadingJob } from '#domain/exchange/reading-jobs.ts'
import { manuscriptReader } from '#server/manuscript-reader.ts'
import { aLong } from '#tests/domain/exchange/ready.ts'

const manuscript = readFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), 'utf8')
const bytes = new TextEncoder().encode(manuscript)
const preview = (of: Uint8Array | string = bytes): ReadingJob => ({ ask: 'preview', manuscript: of, part: 0 })

const started: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const reader of started.splice(0)) await reader.stop()
})
function aReader(limits: Parameters<typeof manuscriptReader>[0] = {}) {
  const reader = manuscriptReader(limits)
  started.push(reader)
  return reader
}
/** A thread that does nothing but this. */
const thread = (source: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ number, job }) => { ${source} })`)}`,
  )

describe('a thread that reads', () => {
  it('answers as this one would, one after the other', async () => {
    const reader = aReader()
    const answers = await Promise.all([
      reader.answer(preview()),
      reader.answer(preview(' ')),
      reader.answer({ ask: 'ready', manuscript: bytes, chosen: { part: 7 } }),
    ])
    expect(answers).toEqual([answerJob(preview()), answerJob(preview(' ')), { ok: false, refusal: { kind: 'part-not-found', parts: 1 } }])
  })

  it('leaves this one free to go on meanwhile', async () => {
    const long = new TextEncoder().encode(aLong(manuscript, 60))
    let isReading = true
    const answer = aReader()
      .answer(preview(long))
      .finally(() => (isReading = false))
    let turns = 0
    for (; isReading; turns++) await turn()
    expect(turns).toBeGreaterThan(100)
    expect(await answer).toMatchObject({ ok: true, value: { isCut: true } })
  })
})

describe('what cannot be read to its end is refused, and the next is read', () => {
  const first = "if (job.part === 0) { while (true) {} } parentPort.postMessage({ number, answer: { ok: true, value: 'read' } })"
  const next: ReadingJob = { ask: 'preview', manuscript: '', part: 1 }

  it('when it takes too long', async () => {
    const reader = aReader({ time: 2_000, thread: thread(first) })
    const [endless, other] = await Promise.all([reader.answer(preview()), reader.answer(next)])
    expect(endless).toEqual({ ok: false, refusal: { kind: 'manuscript-not-read', why: 'time' } })
    expect(other).toEqual({ ok: true, value: 'read' })
  })

  it('when it takes too much memory', async () => {
    const greedy =
      "if (job.part === 0) { const kept = []; while (true) kept.push(new Array(100_000).fill(number)) } parentPort.postMessage({ number, answer: { ok: true, value: 'read' } })"
    const reader = aReader({ megabytes: 32, thread: thread(greedy) })
    const [large, other] = await Promise.all([reader.answer(preview()), reader.answer(next)])
    expect(large).toEqual({ ok: false, refusal: { kind: 'manuscript-not-read', why: 'memory' } })
    expect(other).toEqual({ ok: true, value: 'read' })
  })

  it('when the rules fail', async () => {
    const broken = "if (job.part === 0) throw new Error('broken'); parentPort.postMessage({ number, answer: { ok: true, value: 'read' } })"
    const reader = aReader({ thread: thread(broken) })
    const [failed, other] = await Promise.all([reader.answer(preview()), reader.answer(next)])
    expect(failed).toEqual({ ok: false, refusal: { kind: 'manuscript-not-read', why: 'fault' } })
    expect(other).toEqual({ ok: true, value: 'read' })
  })

  it('when many wait already', async () => {
    const reader = aReader({ waiting: 1 })
    const [, , third] = await Promise.all([reader.answer(preview()), reader.answer(preview()), reader.answer(preview())])
    expect(third).toEqual({ ok: false, refusal: { kind: 'manuscript-not-read', why: 'many' } })
  })
})

it('lets its thread go when nothing is read, and begins another', async () => {
  const once = 'parentPort.postMessage({ number, answer: { ok: true, value: globalThis.used === true } }); globalThis.used = true'
  const reader = aReader({ idle: 50, thread: thread(once) })
  expect(await reader.answer(preview())).toEqual({ ok: true, value: false })
  expect(await reader.answer(preview())).toEqual({ ok: true, value: true })
  await expect.poll(() => reader.answer(preview()), { interval: 200 }).toEqual({ ok: true, value: false })
})
