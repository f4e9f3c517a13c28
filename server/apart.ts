import { Worker } from 'node:worker_threads'
import { log } from '#lib/log.ts'

/** Why a job was not done to its end: it took too long or too much memory, many wait already, or what does it failed. */
export type NotDone = 'time' | 'memory' | 'many' | 'fault'

/** Times in milliseconds: a job may take `time`, and `start` more where its thread must begin first. `megabytes` is the memory for what is kept; that for what is thrown away soon is what the engine's flags give every thread. `waiting`: so many jobs at most. */
export type Limits = { time: number; start: number; megabytes: number; waiting: number; idle: number; thread: URL }

/** Where jobs are done: in a thread, or in a process. */
export type Worksite = { post(message: { number: number; job: unknown }): void; end(): Promise<unknown> }
/** What a worksite tells: an answer, or why it can do no more. */
export type Telling<Answer> = { answered(number: number, answer: Answer): void; failed(why: NotDone, error: Error): void }

export type Apart<Job, Answer> = { answer(job: Job): Promise<Answer>; stop(): Promise<void> }

/**
 * Does jobs in a thread of its own, one at a time, so that a long one holds up nobody but the next. The thread is used
 * again, and goes when there was nothing to do for a while. What takes too long or too much memory ends with its
 * thread, and is answered by `notDone`. `what` is said in the log of a job that failed. `open` opens another worksite.
 */
export function apart<Job, Answer>(
  what: string,
  limits: Limits,
  notDone: (why: NotDone) => Answer,
  open: (limits: Limits, telling: Telling<Answer>) => Worksite = inThread(),
): Apart<Job, Answer> {
  const { time, start, waiting: most, idle } = limits
  type Waiting = { number: number; job: Job; resolve(answer: Answer): void }
  const queue: Waiting[] = []
  let site: Worksite | null = null
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined
  let count = 0

  function begin(): Worksite {
    const begun: Worksite = open(limits, {
      answered(number, answer) {
        if (current?.number === number) finish(answer)
      },
      failed(why, error) {
        log.error(what, error, { why })
        if (site === begun) end(why)
      },
    })
    return begun
  }

  /** Lets the worksite go, and refuses what it was reading. */
  function end(why: NotDone): void {
    const ended = site
    site = null
    void ended?.end()
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
    timer = setTimeout(() => end('time'), site ? time : time + start)
    site ??= begin()
    site.post({ number: current.number, job: current.job })
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
      const ended = site
      end('fault')
      clearTimeout(timer)
      await ended?.end()
    },
  }
}

/** Work in a thread of this process. What `handed` names of a job is not copied for the thread, and is gone here. */
export function inThread<Job, Answer>(handed: (job: Job) => ArrayBuffer[] = () => []) {
  return ({ thread, megabytes }: Limits, { answered, failed }: Telling<Answer>): Worksite => {
    const worker = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: megabytes }, execArgv: [] })
    worker.on('message', ({ number, answer }: { number: number; answer: Answer }) => answered(number, answer))
    worker.on('error', (error: NodeJS.ErrnoException) => failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'fault', error))
    worker.unref()
    return { post: (message) => worker.postMessage(message, handed(message.job as Job)), end: () => worker.terminate() }
  }
}
