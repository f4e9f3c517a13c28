import { setTimeout as sleep } from 'node:timers/promises'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { Connection } from './connection.ts'
import * as schema from './schema.ts'
import { rememberingStatements } from './statements.ts'

/** Reads. Also what a transaction hands to the domain: `Tx` adds only the promise that it is inside one. */
export type Db = BetterSQLite3Database<typeof schema>

declare const insideTransaction: unique symbol
export type Tx = Db & { readonly [insideTransaction]: true }

type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T
export type Transact = <T>(work: (tx: Tx) => NotAPromise<T>) => Promise<T>

/** The database as drizzle sees it, for reading. */
export const database = (connection: Connection): Db => drizzle(rememberingStatements(connection), { schema })

/**
 * Makes the one way to write. `work` runs whole between BEGIN and COMMIT, without an `await` in it; a throw or
 * an outcome with `ok: false` leaves no trace. Only the wait for the lock is asynchronous: SQLite's own wait
 * would stop the event loop. `committed` is called after each commit.
 */
export function transactor(connection: Connection, { patience = 5_000, committed = () => {} }: { patience?: number; committed?: () => void } = {}): Transact {
  const tx = drizzle(rememberingStatements(connection), { schema }) as unknown as Tx

  return async function transact<T>(work: (tx: Tx) => NotAPromise<T>): Promise<T> {
    // No await stands between BEGIN and the work: another transaction could slip in.
    for (const deadline = performance.now() + patience; !begun(connection, deadline); ) await sleep(10)
    try {
      const outcome = work(tx)
      if (outcome instanceof Promise) throw new TypeError('A transaction holds no await: read what it needs before')
      if (isRefused(outcome)) return outcome
      connection.exec('COMMIT')
      committed()
      return outcome
    } finally {
      if (connection.inTransaction) connection.exec('ROLLBACK')
    }
  }
}

/** Whether the lock was there to be taken. Throws when it was not there for too long. */
function begun(connection: Connection, deadline: number): boolean {
  try {
    connection.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() > deadline) throw error
    return false
  }
}

const isRefused = (outcome: unknown): boolean => typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false
