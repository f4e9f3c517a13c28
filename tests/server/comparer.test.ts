import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { answerComparing, type ComparingJob } from '#domain/revisions/comparing-jobs.ts'
import { canonical } from '#domain/richtext/parse.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { hostilePairs } from '#scripts/bench/hostile.ts'
import { comparer } from '#server/comparer.ts'

const started: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
})
function aComparer(limits: Parameters<typeof comparer>[0] = {}) {
  const one = comparer({ time: 60_000, start: 60_000, ...limits })
  started.push(one)
  return one
}

function jobOf(name: string, share: number, ask: { ask: 'whole' } | { ask: 'excerpt'; from: number }): ComparingJob {
  const pair = hostilePairs(share)[name]?.()
  if (!pair) throw new Error(`No pair ${name}`)
  const [older, newer] = pair.map((content) => ({ bytes: new TextEncoder().encode(canonical(content)), version: SCHEMA_VERSION }))
  return { older, newer, ...ask } as ComparingJob
}
const name = 'short paragraphs, shuffled and each edited'

describe('a thread that compares', () => {
  it('answers as this one would', async () => {
    for (const ask of [{ ask: 'whole' } as const, { ask: 'excerpt', from: 40 } as const]) {
      const here = answerComparing(jobOf(name, 0.02, ask))
      expect(await aComparer().answer(jobOf(name, 0.02, ask))).toEqual(here)
    }
  })

  it('is handed what is large, and answers it as this one would', async () => {
    const here = answerComparing(jobOf(name, 0.1, { ask: 'whole' }))
    const job = jobOf(name, 0.1, { ask: 'whole' })
    const answer = aComparer().answer(job)
    expect([job.older, job.newer].map((kept) => 'bytes' in kept && kept.bytes.length)).toEqual([0, 0])
    expect(await answer).toEqual(here)
  })

  it.runIf(process.platform === 'linux')('lets this one have the processor first', async () => {
    const before = getPriority()
    await aComparer().answer(jobOf(name, 0.001, { ask: 'whole' }))
    // Niceness is the 19th word of a thread's stat; its name stands in brackets before (proc_pid_stat(5)).
    const niceness = (thread: string) => Number(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[16])
    expect(readdirSync('/proc/self/task').map(niceness)).toContain(before + 10)
    expect(getPriority()).toBe(before)
  })

  it('leaves this one free to go on meanwhile', async () => {
    let isComparing = true
    const answer = aComparer()
      .answer(jobOf(name, 0.3, { ask: 'whole' }))
      .finally(() => (isComparing = false))
    let turns = 0
    for (; isComparing; turns++) await turn()
    expect(turns).toBeGreaterThan(100)
    expect(await answer).toMatchObject({ ok: true })
  })

  it('is refused what takes too long, and does what comes next', async () => {
    const source = "if (job.ask === 'whole') { while (true) {} } parentPort.postMessage({ number, answer: { ok: true, value: 'compared' } })"
    const thread = new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ number, job }) => { ${source} })`)}`,
    )
    const endless = aComparer({ time: 3_000, start: 0, thread })
    const [long, next] = await Promise.all([
      endless.answer(jobOf(name, 0.001, { ask: 'whole' })),
      endless.answer(jobOf(name, 0.001, { ask: 'excerpt', from: 1 })),
    ])
    expect(long).toEqual({ ok: false, refusal: { kind: 'not-compared', why: 'time' } })
    expect(next).toEqual({ ok: true, value: 'compared' })
  })
})

it('says of each side that it cannot read why', () => {
  const job = {
    ask: 'whole',
    older: { bytes: new TextEncoder().encode('{"standfirst":"","document":{"type":"doc"}}'), version: 99 },
    newer: { updates: [] },
  } as const
  expect(answerComparing(job)).toEqual({ ok: false, refusal: { kind: 'sides-unread', older: { kind: 'unknown-schema', version: 99 }, newer: null } })
})
