import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach } from 'vitest'
import type { Connection } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { type Db, database, type Transact, transactor } from '#db/transact.ts'
import { forgetWords } from '#domain/purges/remembered.ts'

export type TestDatabase = { reads: Db; transact: Transact; connection: Connection }

let template: Buffer | undefined
const open = new Set<Connection>()

afterEach(() => {
  for (const connection of open) connection.close()
  open.clear()
})

/**
 * A fresh database in memory with the migrations of drizzle/ applied and the tiers of a new installation in it.
 * One connection reads and writes. It is closed after the test; make one in each test or in `beforeEach`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  template ??= await migrated()
  return databaseOf(template)
}

/**
 * A database in memory that begins with these bytes, as `connection.serialize()` gives them. Closed after the test. Nothing
 * is remembered beyond a commit, so that a test reads what was written.
 */
export function databaseOf(bytes: Buffer): TestDatabase {
  const connection = new Database(bytes)
  connection.pragma('foreign_keys = ON')
  open.add(connection)
  return { reads: database(connection), transact: transactor(connection, { committed: forgetWords }), connection }
}

async function migrated(): Promise<Buffer> {
  const connection = new Database(':memory:')
  connection.pragma('foreign_keys = ON')
  await migrate(connection)
  const bytes = connection.serialize()
  connection.close()
  return bytes
}

/** A sum over every row of every table, to show that a refusal wrote nothing. */
export function checksum({ connection }: { connection: Connection }): string {
  const sum = createHash('sha256')
  const tables = connection.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all() as string[]
  for (const table of tables) {
    sum.update(table)
    for (const row of connection.prepare(`select * from "${table}"`).raw().iterate()) sum.update(JSON.stringify(row))
  }
  return sum.digest('hex')
}
