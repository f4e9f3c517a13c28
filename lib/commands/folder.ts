import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Connection, connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { database, type Transact, transactor } from '#db/transact.ts'
import { upgradeDrafts } from '#domain/drafts/upgrade.ts'
import type { CommandContext } from './command.ts'

export const databaseFile = (dataDir: string): string => join(dataDir, 'hostcity.db')

/** A file as the person meant it: npm moves to the project's folder and remembers where the command was typed. */
export function typedPath(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env
  return resolve(script === 'host-city' && typedIn ? typedIn : process.cwd(), file)
}

/** Opens the data for one command while no server runs, made and brought up to date where needed. */
export async function openData(dataDir: string): Promise<{ context: CommandContext; close(): void }> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const connection = connect(databaseFile(dataDir), 'write')
  try {
    await bringUpToDate(connection)
  } catch (error) {
    connection.close()
    throw error
  }
  return { context: { reads: database(connection), transact: transactor(connection) }, close: () => connection.close() }
}

/** Applies the migrations that a database lacks, and brings its drafts up to this version of the rich text. Gives the way to write in it. */
export async function bringUpToDate(connection: Connection): Promise<Transact> {
  await migrate(connection)
  const transact = transactor(connection)
  await transact((tx) => upgradeDrafts(tx))
  return transact
}

/** Waits until a file, and its name in its folder, are on the disk. */
export function settle(file: string): void {
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  }
}

/** Removes a database file with what SQLite keeps beside it. */
export function discard(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
}

export const isThere = (file: string): boolean => existsSync(file)
