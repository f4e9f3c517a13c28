import { parentPort } from 'node:worker_threads'
import { answerJob, type ReadingJob } from '#domain/exchange/reading-jobs.ts'
import { rememberingParts } from '#domain/exchange/ready-report.ts'
import { yieldToOthers } from './yield-to-others.ts'

yieldToOthers(5)
const read = rememberingParts()

// The thread that reads manuscripts: one job after the other, each answered with its number.
parentPort?.on('message', ({ number, job }: { number: number; job: ReadingJob }) => {
  parentPort?.postMessage({ number, answer: answerJob(job, read) })
})
