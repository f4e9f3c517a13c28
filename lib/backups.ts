import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { database } from '#db/transact.ts'
import { bodyOf } from '#domain/revisions/body.ts'
import { databaseFile, discard, settle } from './commands/folder.ts'

/** How many of the daily backups are kept, and of how many days one at least. */
export const KEPT = 14
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A backup that was opened and found whole. `at` is when it was made. */
export type Backup = { name: string; file: string; at: number; bytes: number }

/** Where the daily backups of a data folder are. */
export const backupsFolder = (dataDir: string): string => join(dataDir, 'backups')

/** The backups that were kept by the day, newest first. A file has its name only since it was proved whole. */
export function listBackups(dataDir: string): Backup[] {
  const folder = backupsFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const at = timeOf(name)
      const found = at === null ? undefined : statSync(join(folder, name), { throwIfNoEntry: false })
      return at !== null && found?.isFile() ? [{ name, file: join(folder, name), at, bytes: found.size }] : []
    })
    .toSorted((one, other) => other.at - one.at)
}

/** Whether a day has passed since the last good backup. One from the future, by a clock that was wrong, counts for nothing. */
export function isBackupDue(dataDir: string, now: number): boolean {
  return !listBackups(dataDir).some(({ at }) => at <= now && at > now - DAY)
}

/** Writes the backup of today, proves it whole and lets the oldest go. Throws an Error with a sentence when the copy is damaged. */
export function keepBackup(dataDir: string, now: number): Backup {
  const folder = backupsFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinished(folder, now)
  const file = join(folder, nameAt(now))
  writeCopy(databaseFile(dataDir), file)
  for (const { file: old } of surplusOf(listBackups(dataDir), now)) rmSync(old, { force: true })
  return { name: nameAt(now), file, at: Math.floor(now / 1_000) * 1_000, bytes: statSync(file).size }
}

/** Removes what a backup left that never came to its end. A young one may be another's, who is still writing it. */
function removeUnfinished(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const found = name.includes('.unfinished-') ? statSync(join(folder, name), { throwIfNoEntry: false }) : undefined
    if (found && found.mtimeMs < now - HOUR) rmSync(join(folder, name), { force: true })
  }
}

/**
 * What may go: all but the newest, and the newest of each day. Many that are made in one afternoon push out no older
 * day. One from the future, by a clock that was wrong, takes nobody's place.
 */
function surplusOf(newestFirst: Backup[], now: number): Backup[] {
  const made = newestFirst.filter(({ at }) => at <= now)
  const ofDays = made.filter(({ at }, place) => dayOf(at) !== dayOf(made[place - 1]?.at ?? Number.POSITIVE_INFINITY))
  const kept = new Set([...made.slice(0, KEPT), ...ofDays.slice(0, KEPT)])
  return made.filter((backup) => !kept.has(backup))
}

const dayOf = (at: number) => Math.floor(at / DAY)

/**
 * Copies one moment of a database into a file, which gets its name when it is proved whole. VACUUM INTO, because a
 * copy of the file would lack what is in the write-ahead log. Throws an Error with a sentence when the copy is damaged.
 */
export function writeCopy(source: string, target: string): void {
  const unfinished = `${target}.unfinished-${process.pid}`
  try {
    const connection = new Database(source, { fileMustExist: true, timeout: 5_000 })
    try {
      connection.prepare('VACUUM INTO ?').run(unfinished)
    } finally {
      connection.close()
    }
    const fault = faultOf(unfinished)
    if (fault) throw new Error(`The copy is damaged (${fault}), and was not kept. Run host-city check.`)
    chmodSync(unfinished, 0o600)
    settle(unfinished)
    renameSync(unfinished, target)
    settle(target)
  } finally {
    discard(unfinished)
  }
}

/** Opens a copy and reads it: its pages, its references, and of each report the newest revision against its hash. Null: it is whole. */
function faultOf(file: string): string | null {
  const connection = new Database(file, { readonly: true })
  try {
    const whole = String(connection.pragma('integrity_check(1)', { simple: true }))
    if (whole !== 'ok') return whole
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) return 'a reference leads nowhere'
    const newest = connection.prepare<[], { seq: number; hash: string; report: string }>(
      'select seq, lower(hex(hash)) as hash, report_id as report from revisions where number = (select max(number) from revisions as every where every.report_id = revisions.report_id)',
    )
    const db = database(connection)
    const damaged = newest.all().find((revision) => bodyOf(db, revision) === null)
    return damaged ? `the newest revision of report ${damaged.report} cannot be read` : null
  } finally {
    connection.close()
  }
}

const nameAt = (now: number) => `host-city-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}.db`

function timeOf(name: string): number | null {
  const [, year, month, day, hours, minutes, seconds] = /^host-city-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/.exec(name) ?? []
  const at = year === undefined ? Number.NaN : Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(at) ? null : at
}
