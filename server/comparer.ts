import type { ComparingJob, Kept } from '#domain/revisions/comparing-jobs.ts'
import { type Comparer, notCompared } from '#lib/comparing.ts'
import { type Apart, apart, inThread, type Limits } from './apart.ts'

/** A comparison counts its steps and takes a second at the most; the time is for a machine that is busy with other things. */
const usual: Limits = {
  time: 2_000,
  start: 8_000,
  megabytes: 512,
  waiting: 16,
  idle: 300_000,
  thread: new URL('./comparing-thread.ts', import.meta.url),
}

/** Compares large contents in a thread of its own. */
export const comparer = (limits: Partial<Limits> = {}): Apart<ComparingJob, Awaited<ReturnType<Comparer['answer']>>> =>
  apart('two contents were not compared', { ...usual, ...limits }, notCompared, inThread(handed))

/** What is stored of revisions: some megabytes that were read for this comparison alone. What is small lies in memory that others have a part in. */
const handed = ({ older, newer }: ComparingJob): ArrayBuffer[] => [older, newer].flatMap(memoryOf)

function memoryOf(kept: Kept): ArrayBuffer[] {
  if (!('bytes' in kept)) return []
  const { buffer, byteLength } = kept.bytes
  return buffer instanceof ArrayBuffer && byteLength > Buffer.poolSize ? [buffer] : []
}
