import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type WritingJob, writeFile } from '#domain/exchange/writing-jobs.ts'

// The process that writes files: one after the other, each answered with its number. Composing a page happens outside
// of JavaScript, where no limit of the engine counts: a thread beside it watches over the memory of the whole, and over
// whether whoever asked is still there.
const watch = new Worker(new URL('./file-watch.ts', import.meta.url), { workerData: { most: Number(process.argv[2]) * 1_048_576, parent: process.ppid } })
const watching = once(watch, 'message')
watch.unref()

process.on('message', ({ number, job }: { number: number; job: WritingJob }) => {
  watching
    .then(() => writeFile(job))
    .then(
      (value) => process.send?.({ number, answer: { ok: true, value } }),
      (error: unknown) => process.send?.({ number, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
})
process.on('disconnect', () => process.exit())
