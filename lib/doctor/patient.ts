import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Environment } from '#lib/environment.ts'
import { databaseFile } from '../commands/folder.ts'

/** A sentence about what is wrong, and one about what to do. */
export type Problem = { what: string; remedy: string }

/** What the checks look at. `database` is open for reading, or null where there is none that can be opened. */
export type Patient = {
  environment: Environment
  /** Where Host City itself is installed. */
  root: string
  now: number
  database: Database.Database | null
  /** The data folder's disk, in bytes. */
  room: { free: number; database: number; log: number }
}

export const MEGABYTE = 1_000_000

/** Opens what there is to look at, runs `look`, and closes it again. A database that cannot be opened is told in `fault`. */
export async function withPatient<T>(
  environment: Environment,
  root: string,
  now: number,
  look: (patient: Patient, fault: unknown) => Promise<T> | T,
): Promise<T> {
  const file = databaseFile(environment.dataDir)
  let database: Database.Database | null = null
  let fault: unknown = null
  try {
    if (existsSync(file)) {
      database = new Database(file, { readonly: true, timeout: 2_000 })
      database.prepare('select 1 from sqlite_master').get()
    }
  } catch (error) {
    database?.close()
    database = null
    fault = error
  }
  try {
    return await look({ environment, root, now, database, room: roomOf(environment.dataDir) }, fault)
  } finally {
    database?.close()
  }
}

function roomOf(dataDir: string): Patient['room'] {
  const size = (name: string) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0
  if (!existsSync(dataDir)) return { free: Number.POSITIVE_INFINITY, database: 0, log: 0 }
  const { bavail, bsize } = statfsSync(dataDir)
  return { free: bavail * bsize, database: size('hostcity.db'), log: size('hostcity.db-wal') }
}
