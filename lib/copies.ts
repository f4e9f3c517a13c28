import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Connection } from '#db/connection.ts'
import { database } from '#db/transact.ts'
import type { Sought } from '#domain/purges/sought.ts'
import { typedIn } from '#domain/purges/typed.ts'
import { backupsFolder } from './backups.ts'

/** A database beside the one in use: a backup, or what an upgrade, a restore or the end of the sample library kept. `at` is when it was last written. */
export type Copy = { file: string; at: number }
/** Whether it holds words. `unknown`: it could not be looked into as far as that takes. */
export type CopyLooked = Copy & { holds: 'yes' | 'no' | 'unknown' }

const STRETCH = 500

/** The copies in a data folder and its backups, the newest first, those that are still being written too. */
export function copiesIn(dataDir: string): Copy[] {
  const named = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter(isCopy)
          .map((name) => join(folder, name))
      : []
  return [...named(dataDir), ...named(backupsFolder(dataDir))]
    .flatMap((file) => {
      const found = statSync(file, { throwIfNoEntry: false })
      return found?.isFile() ? [{ file, at: Math.floor(found.mtimeMs) }] : []
    })
    .toSorted((one, other) => other.at - one.at)
}

const isCopy = (name: string) => name !== 'hostcity.db' && /\.db(\.|$)/.test(name) && !/-(wal|shm|journal)$/.test(name)

/**
 * Looks whether copies hold words, a few rows at a time. `hashes` says of contents that are known whether they do: a
 * backup mostly holds what the database held, and whatever version wrote it, the hash of a content is the same.
 */
export function* lookIntoCopies(dataDir: string, sought: Sought, hashes: ReadonlyMap<string, boolean>): Generator<void, CopyLooked[]> {
  const looked: CopyLooked[] = []
  for (const copy of copiesIn(dataDir)) looked.push({ ...copy, holds: yield* lookInto(copy.file, sought, hashes) })
  return looked
}

function* lookInto(file: string, sought: Sought, hashes: ReadonlyMap<string, boolean>): Generator<void, CopyLooked['holds']> {
  let connection: Connection | undefined
  try {
    connection = new Database(file, { readonly: true, fileMustExist: true })
    const known = contents(connection, hashes)
    if (known === 'yes' || (yield* texts(connection, sought)) || (yield* drafts(connection, sought))) return 'yes'
    return known
  } catch {
    return 'unknown' // Damaged, still being written, or no database of ours.
  } finally {
    connection?.close()
  }
}

function contents(connection: Connection, hashes: ReadonlyMap<string, boolean>): CopyLooked['holds'] {
  const all = connection.prepare("select case typeof(hash) when 'blob' then lower(hex(hash)) else hash end from revisions").pluck().all() as string[]
  if (all.some((hash) => hashes.get(hash))) return 'yes'
  return all.every((hash) => hashes.has(hash)) ? 'no' : 'unknown'
}

/** All columns that are of text, whatever the tables are. */
function* texts(connection: Connection, sought: Sought): Generator<void, boolean> {
  const columns = connection
    .prepare(
      "select m.name as owner, p.name as column from sqlite_schema as m, pragma_table_info(m.name) as p where m.type = 'table' and m.sql not like 'create virtual%' and p.type like 'text'",
    )
    .all() as { owner: string; column: string }[]
  for (const { owner, column } of columns) {
    let count = 0
    for (const text of connection.prepare(`select "${column}" from "${owner}" where "${column}" is not null`).pluck().iterate() as Iterable<unknown>) {
      if (typeof text === 'string' && sought.rangesIn(text).length > 0) return true
      if (++count % STRETCH === 0) yield
    }
  }
  return false
}

function* drafts(connection: Connection, sought: Sought): Generator<void, boolean> {
  const ids = connection.prepare('select id from reports').pluck().all() as string[]
  for (const id of ids) {
    if (sought.rangesIn(typedIn(database(connection), id)).length > 0) return true
    yield
  }
  return false
}
