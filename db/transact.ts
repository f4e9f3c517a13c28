import { setTimeout as sleep } from 'node:timers/promises'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { Connection } from './connection.ts'
import * as schema from './schema.ts'

/** Reads. Also what a transaction hands to the domain: `Tx` adds only the promise that it is inside one. */
export type Db = BetterSQLite3Database<typeof schema>

declare const insideTransaction: unique symbol
export type Tx = Db & { readonly [insideTransaction]: true }

type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T
export type Transact = <T>(work: (tx: Tx) => NotAPromise<T>) => Promise<T>

/** The database as drizzle sees it, for reading. */
export const database = (connection: Connection): Db => drizzle(connection, { schema })

/**
 * Makes the one way to write. `work` runs whole between BEGIN and COMMIT, without an `await` in it; a throw or
 * an outcome with `ok: false` leaves no trace. Only the wait for the lock is asynchronous: SQLite's own wait
 * would stop the event loop. `committed` is called after each commit.
 */
export function transactor(connection: Connection, { patience = 5_000, committed = () => {} }: { patience?: number; committed?: () => void } = {}): Transact {
  const tx = drizzle(connection, { schema }) as unknown as Tx

  return async function transact<T>(work: (tx: Tx) => NotAPromise<T>): Promise<T> {
    await begin(connection, patience)
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

async function begin(connection: Connection, patience: number): Promise<void> {
  for (const deadline = Date.now() + patience; ; await sleep(10)) {
    try {
      connection.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || Date.now() > deadline) throw error
    }
  }
}

const isRefused = (outcome: unknown): boolean => typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false
