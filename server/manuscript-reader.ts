import type { ReadingJob } from '#domain/exchange/reading-jobs.ts'
import { type ManuscriptReader, notRead } from '#lib/manuscripts.ts'
import { type Apart, apart, type Limits } from './apart.ts'

const usual: Limits = {
  time: 15_000,
  start: 0,
  megabytes: 512,
  waiting: 16,
  idle: 300_000,
  thread: new URL('./manuscript-thread.ts', import.meta.url),
}

/** Reads manuscripts in a thread of its own. */
export const manuscriptReader = (limits: Partial<Limits> = {}): Apart<ReadingJob, Awaited<ReturnType<ManuscriptReader['answer']>>> =>
  apart('a manuscript was not read', { ...usual, ...limits }, notRead)
