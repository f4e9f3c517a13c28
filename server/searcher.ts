import { notSearched, type Searcher } from '#lib/searching.ts'
import { type Apart, apart, type Limits } from './apart.ts'

type Job = Parameters<Searcher['answer']>[0]

/** A search takes some milliseconds, among ten thousand reports some fifty; so many may wait that the last one still has its answer within a second or two. */
const usual: Limits = {
  time: 2_000,
  start: 8_000,
  megabytes: 128,
  waiting: 32,
  idle: 300_000,
  thread: new URL('./searching-thread.ts', import.meta.url),
}

/** Searches in a thread of its own, with a connection of its own that only reads. */
export const searcher = (limits: Partial<Limits> = {}): Apart<Job, Awaited<ReturnType<Searcher['answer']>>> =>
  apart('a search was not made', { ...usual, ...limits }, notSearched)
