import { Worker } from 'node:worker_threads'
import { log } from '#lib/log.ts'

/** Why a job was not done to its end: it took too long or too much memory, many wait already, or what does it failed. */
export type NotDone = 'time' | 'memory' | 'many' | 'fault'

/** Times in milliseconds: a job may take `time`, and `start` more where its thread must begin first. `waiting`: so many jobs at most. */
export type Limits = { time: number; start: number; megabytes: number; waiting: number; idle: number; thread: URL }

export type Apart<Job, Answer> = { answer(job: Job): Promise<Answer>; stop(): Promise<void> }

/**
 * Does jobs in a thread of its own, one at a time, so that a long one holds up nobody but the next. The thread is used
 * again, and goes when there was nothing to do for a while. What takes too long or too much memory ends with its
 * thread, and is answered by `notDone`. `what` is said in the log of a job that failed.
 */
export function apart<Job, Answer>(
  what: string,
  { time, start, megabytes, waiting: most, idle, thread }: Limits,
  notDone: (why: NotDone) => Answer,
): Apart<Job, Answer> {
  type Waiting = { number: number; job: Job; resolve(answer: Answer): void }
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
      const why: NotDone = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'fault'
      log.error(what, error, { why })
      if (worker === begun) end(why)
    })
    begun.unref()
    return begun
  }

  /** Lets the thread go, and refuses what it was reading. */
  function end(why: NotDone): void {
    const ended = worker
    worker = null
    void ended?.terminate()
    if (current) finish(notDone(why))
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
    timer = setTimeout(() => end('time'), worker ? time : time + start)
    worker ??= begin()
    worker.postMessage({ number: current.number, job: current.job })
  }

  return {
    answer: (job) =>
      new Promise((resolve) => {
        if (queue.length >= most) return resolve(notDone('many'))
        queue.push({ number: ++count, job, resolve })
        next()
      }),
    async stop() {
      for (const { resolve } of queue.splice(0)) resolve(notDone('many'))
      const ended = worker
      end('fault')
      clearTimeout(timer)
      await ended?.terminate()
    },
  }
}
