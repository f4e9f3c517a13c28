import { parentPort } from 'node:worker_threads'
import { answerComparing, type ComparingJob } from '#domain/revisions/comparing-jobs.ts'

// The thread that compares large contents: one pair after the other, each answered with its number.
parentPort?.on('message', ({ number, job }: { number: number; job: ComparingJob }) => {
  parentPort?.postMessage({ number, answer: answerComparing(job) })
})
