import { parentPort } from 'node:worker_threads'
import { answerComparing, type ComparingJob } from '#domain/revisions/comparing-jobs.ts'
import { yieldToOthers } from './yield-to-others.ts'

yieldToOthers(10)

// The thread that compares large contents: one pair after the other, each answered with its number.
parentPort?.on('message', ({ number, job }: { number: number; job: ComparingJob }) => {
  const answer = answerComparing(job)
  const bytes = answer.ok && answer.value.json instanceof Uint8Array ? [answer.value.json.buffer as ArrayBuffer] : []
  parentPort?.postMessage({ number, answer }, bytes)
})
