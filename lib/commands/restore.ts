import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { connect } from '#db/connection.ts'
import { acceptBackup } from '#domain/exchange/accept-backup.ts'
import { commandLine } from '#domain/people/actor.ts'
import { type Answer, done, folderCommand, refused } from './command.ts'
import { failure } from './failure.ts'
import { bringUpToDate, databaseFile, settle, typedPath } from './folder.ts'
import { serverAnswers } from './server-socket.ts'
import { examine } from './soundness.ts'

export const restoreCommand = folderCommand({
  name: 'restore',
  usage: 'FILE [--force] [--json]',
  summary: 'Put a backup in the place of the database, while the server is stopped',
  notes:
    'The backup is checked first. Everybody signs in again, and what browsers keep of drafts is offered to them as text and merges with nothing.\nAccounts, passwords and API tokens are those of the backup: end again what was ended since.',
  takesFile: true,
  options: {
    force: { type: 'boolean', meaning: 'replace the present database, which is kept beside the new one' },
    json: { type: 'boolean', meaning: 'print what was done as JSON' },
  },
  shape: z.object({ file: z.string('Name the backup.'), force: z.boolean().default(false), json: z.boolean().optional() }),
  async run({ file, force, json }, dataDir) {
    if (await serverAnswers(dataDir)) return refused('The server is running. Stop it, restore, and start it again; nothing was changed.')
    const present = databaseFile(dataDir)
    const backup = typedPath(file)
    if (!existsSync(backup) || !statSync(backup).isFile()) return refused(`There is no backup at ${backup}.`)
    if (backup === present) return refused('That is the database itself. Name a backup.')
    // A copy of a database that was in use: what was committed last stands in the other file.
    if (existsSync(`${backup}-wal`) && statSync(`${backup}-wal`).size > 0)
      return refused(`${backup} is not whole: ${backup}-wal holds the rest. Make a backup with host-city backup and restore that.`)
    if (existsSync(present) && !force) return refused(`There is data at ${present}. Restore with --force to replace it; it is then kept beside the new one.`)
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const folder = mkdtempSync(join(dataDir, 'incoming-'))
    const incoming = databaseFile(folder)
    try {
      copyFileSync(backup, incoming)
      chmodSync(incoming, 0o600)
      const made = await makeReady(incoming)
      if ('fault' in made) return refused(`The backup cannot be restored: ${made.fault}. Nothing was changed.`)
      const kept = setAside(present)
      if (kept === false) return refused('Another process has the database open. Stop it and restore again; nothing was changed.')
      settle(incoming)
      renameSync(incoming, present)
      settle(present)
      return restored(json, { database: present, kept, ...made })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

type Made = { reports: number; sessionsEnded: number }

function restored(json: boolean | undefined, data: Made & { database: string; kept: string | null }): Answer {
  return done(json, data, [
    `Restored ${data.reports} ${data.reports === 1 ? 'report' : 'reports'} to ${data.database}; ${data.sessionsEnded} sessions ended.`,
    ...(data.kept ? [`The database that was there is kept as ${data.kept}.`] : []),
    'Start the server. Everybody signs in again.',
  ])
}

/** Proves a copy of the backup sound, brings it up to date and ends what must not outlive a restore. */
async function makeReady(file: string): Promise<Made | { fault: string }> {
  try {
    const fault = faultOf(file)
    if (fault) return { fault }
    const connection = connect(file, 'write')
    try {
      const transact = await bringUpToDate(connection)
      const faults = (await examine(connection)).flatMap((part) => part.faults)
      if (faults.length > 0) return { fault: faults.join('; ') }
      const accepted = await transact((tx) => acceptBackup(tx, commandLine, Date.now()))
      // Everything into the one file that takes the place of the present one.
      connection.pragma('wal_checkpoint(TRUNCATE)')
      return accepted
    } finally {
      connection.close()
    }
  } catch (error) {
    return { fault: failure(error).replace(/\.$/, '') }
  }
}

/** What speaks against a file before anything is written to it: damage, or that it is no database of ours. */
function faultOf(file: string): string | null {
  const connection = new Database(file, { readonly: true })
  try {
    const whole = String(connection.pragma('integrity_check(1)', { simple: true }))
    if (whole !== 'ok') return whole
    const ours = connection.prepare("select count(*) from sqlite_master where name in ('reports', 'revisions', 'drafts', '__drizzle_migrations')").pluck().get()
    return ours === 4 ? null : 'it is not a Host City database'
  } finally {
    connection.close()
  }
}

/**
 * Gives the present database a name of its own. Null: there is none; false: somebody has it open, which SQLite
 * tells when it is asked to leave the write-ahead log.
 */
function setAside(present: string): string | null | false {
  if (!existsSync(present)) return null
  const kept = `${present}.before-restore-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`
  try {
    const connection = new Database(present, { timeout: 0 })
    try {
      connection.pragma('journal_mode = DELETE')
    } finally {
      connection.close()
    }
  } catch (error) {
    // A damaged database cannot be asked: it is kept as it lies, with its log.
    if (/^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '')) return false
  }
  for (const suffix of ['-wal', '-shm']) if (existsSync(`${present}${suffix}`)) renameSync(`${present}${suffix}`, `${kept}${suffix}`)
  try {
    linkSync(present, kept)
  } catch {
    renameSync(present, kept)
  }
  return kept
}
