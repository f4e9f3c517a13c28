import { sql } from 'drizzle-orm'
import type { Tx } from '#db/transact.ts'
import { refuse } from '#domain/result.ts'
import { log } from './log.ts'
import { transact } from './process.ts'
import { once } from './registry.ts'

const SECOND = 1_000

const tried = once('readiness', (): { at: number; outcome: Promise<boolean> } => ({ at: Number.NEGATIVE_INFINITY, outcome: Promise.resolve(false) }))

/** Whether a write to the database works, tried at most once a second and rolled back. */
export function isReady(now: number): Promise<boolean> {
  const last = tried()
  if (now < last.at || now >= last.at + SECOND) Object.assign(last, { at: now, outcome: tryToWrite() })
  return last.outcome
}

async function tryToWrite(): Promise<boolean> {
  try {
    await transact()((tx) => {
      writeMoreThanMemoryHolds(tx)
      return refuse({ kind: 'only-tried' })
    })
    return true
  } catch (error) {
    log.warn('a write to the database was tried and failed', {}, error)
    return false
  }
}

/**
 * What a transaction writes stays in memory until it commits, so that a full disk would not show. With a cache of
 * eight pages a quarter of a megabyte has to go to the file; rolled back, its place is written over by what comes next.
 */
function writeMoreThanMemoryHolds(tx: Tx): void {
  const { cache_size: usual } = tx.get<{ cache_size: number }>(sql`pragma cache_size`)
  tx.run(sql`pragma cache_size = 8`)
  try {
    tx.run(sql`insert into counters (name, value) values (hex(zeroblob(131072)), 0)`)
  } finally {
    tx.run(sql.raw(`pragma cache_size = ${usual}`))
  }
}
