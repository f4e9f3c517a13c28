import { join } from 'node:path'
import { type Asked, type Found, search } from '#domain/editions/public-search.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { environment } from './environment.ts'
import { reading } from './process.ts'
import { shelf } from './registry.ts'

/** A search that was not made: it took too long or too much memory, many wait already, or the rules failed. */
export type NotSearched = { kind: 'not-searched'; why: 'time' | 'memory' | 'many' | 'fault' }

/** What a search asks, of which database file: plain data, for another thread. */
export type SearchJob = { file: string; asked: Asked }
export type Searcher = { answer(job: SearchJob): Promise<Result<Found, NotSearched>> }

/** The server says once that a thread of its own searches. */
export function offerSearcher(searcher: Searcher): void {
  shelf.set('searcher', searcher)
}

export const notSearched = (why: NotSearched['why']) => refuse({ kind: 'not-searched', why })

/** Seconds after which whoever was turned away may ask again. */
export const RETRY_AFTER = '5'

const MOST = 200

/** Searches what is live. Where there is no server, in a test, this thread does. Refusals: not-searched. */
export async function searchLive(asked: Asked): Promise<Result<Found, NotSearched>> {
  const searcher = shelf.get('searcher') as Searcher | undefined
  return searcher ? searcher.answer({ file: join(environment().dataDir, 'hostcity.db'), asked }) : ok(search(reading(), asked))
}

/** What an address asks for. What is there twice counts once, and what is too long is cut. */
export function askedIn(address: string): Asked {
  const query = new URL(address).searchParams
  const one = (name: string) => (query.get(name) ?? '').slice(0, MOST).trim()
  const page = one('page')
  return { words: one('q'), tier: one('tier'), category: one('category'), page: /^\d{1,4}$/.test(page) ? Number(page) : 1 }
}
