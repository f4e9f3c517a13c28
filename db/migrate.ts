import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import type { Connection } from './connection.ts'
import { seedTiers } from './seed.ts'
import { transactor } from './transact.ts'

const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'drizzle')

type Journal = { entries: { tag: string; when: number }[] }

/**
 * Brings a database up to this version: runs the migrations that it has not had, and gives a new one its tiers.
 * Before it changes a database that holds something it keeps a whole copy beside it. Gives what was done.
 * Throws an Error with a sentence when the database was written by a later version.
 */
export async function migrate(connection: Connection, folder: string = migrationsFolder): Promise<{ migrations: string[]; copy: string | null }> {
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal
  const last = lastMigration(connection)
  const newest = entries.at(-1)?.when ?? 0
  if (last > newest)
    throw new Error('This data folder was written by a later version of Host City. Start that version, or restore a backup made with this one.')

  const due = entries.filter((entry) => entry.when > last).map((entry) => entry.tag)
  const copy = last > 0 && due[0] && connection.name !== ':memory:' ? keepCopy(connection, due[0]) : null
  if (due.length > 0) runAll(connection, folder)
  await transactor(connection)((tx) => seedTiers(tx))
  return { migrations: due, copy }
}

/** A table that is rebuilt is away for a moment, and SQLite minds references meanwhile unless told before the transaction: `host-city check` looks them through. */
function runAll(connection: Connection, folder: string): void {
  connection.pragma('foreign_keys = OFF')
  try {
    runMigrations(drizzle(connection), { migrationsFolder: folder })
  } finally {
    connection.pragma('foreign_keys = ON')
  }
}

function lastMigration(connection: Connection): number {
  const isKnown = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!isKnown) return 0
  return Number(connection.prepare('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0)
}

function keepCopy(connection: Connection, tag: string): string {
  const file = join(dirname(connection.name), `before-${tag}.db`)
  // Left by a try that did not come through: the database itself is still as it was.
  if (existsSync(file)) rmSync(file)
  connection.prepare('vacuum into ?').run(file)
  return file
}
