import { Worker } from 'node:worker_threads'
import type { ReadingJob } from '#domain/exchange/reading-jobs.ts'
import { log } from '#lib/log.ts'
import { type ManuscriptReader, type NotRead, notRead } from '#lib/manuscripts.ts'

type Answer = Awaited<ReturnType<ManuscriptReader['answer']>>
type Waiting = { number: number; job: ReadingJob; resolve(answer: Answer): void }
type Limits = { time: number; megabytes: number; waiting: number; idle: number; thread: URL }

const usual: Limits = {
  time: 15_000,
  megabytes: 512,
  waiting: 16,
  idle: 300_000,
  thread: new URL('./manuscript-thread.ts', import.meta.url),
}

/**
 * Reads manuscripts in a thread of its own, one at a time, so that a long one holds up nobody but the next. The
 * thread is used again, and goes when nothing was read for a while. What takes too long or too much memory ends with
 * its thread, and is refused.
 */
export function manuscriptReader(limits: Partial<Limits> = {}): ManuscriptReader & { stop(): Promise<void> } {
  const { time, megabytes, waiting: most, idle, thread } = { ...usual, ...limits }
  const queue: Waiting[] = []
  let worker: Worker | null = null
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined
  let count = 0

  function begin(): Worker {
    const begun = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 }, execArgv: [] })
    begun.on('message', ({ number, answer }: { number: number; answer: Answer }) => {
      if (current?.number === number) finish(answer)
    })
    begun.on('error', (error: NodeJS.ErrnoException) => {
      const why: NotRead['why'] = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'fault'
      log.error('a manuscript was not read', error, { why })
      if (worker === begun) end(why)
    })
    begun.unref()
    return begun
  }

  /** Lets the thread go, and refuses what it was reading. */
  function end(why: NotRead['why']): void {
    const ended = worker
    worker = null
    void ended?.terminate()
    if (current) finish(notRead(why))
  }

  function finish(answer: Answer): void {
    clearTimeout(timer)
    const done = current
    current = null
    done?.resolve(answer)
    next()
  }

  function next(): void {
    if (current) return
    current = queue.shift() ?? null
    clearTimeout(timer)
    if (!current) {
      timer = setTimeout(() => end('time'), idle)
      timer.unref()
      return
    }
    worker ??= begin()
    timer = setTimeout(() => end('time'), time)
    worker.postMessage({ number: current.number, job: current.job })
  }

  return {
    answer: (job) =>
      new Promise((resolve) => {
        if (queue.length >= most) return resolve(notRead('many'))
        queue.push({ number: ++count, job, resolve })
        next()
      }),
    async stop() {
      for (const { resolve } of queue.splice(0)) resolve(notRead('many'))
      const ended = worker
      end('fault')
      clearTimeout(timer)
      await ended?.terminate()
    },
  }
}
