import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { listBackups } from '../backups.ts'
import { databaseFile } from '../commands/folder.ts'
import { serverAnswers } from '../commands/server-socket.ts'
import { MEGABYTE, type Patient, type Problem } from './patient.ts'

type Check = (patient: Patient) => Problem[] | Promise<Problem[]>

const HOUR = 3_600_000
const LEAST_ROOM = 300 * MEGABYTE
const LARGE_LOG = 200 * MEGABYTE

const megabytes = (bytes: number) => `${Math.round(bytes / MEGABYTE).toLocaleString('en')} MB`
const day = (at: number) => new Date(at).toISOString().slice(0, 10)
const problem = (what: string, remedy: string): Problem[] => [{ what, remedy }]

/** Each looks at one thing and gives nothing where it is well. In the order in which they are told. */
export const checks: readonly Check[] = [
  function folder({ environment: { dataDir } }) {
    if (!existsSync(dataDir))
      return problem(`There is no data folder at ${dataDir}.`, 'Set DATA_DIR to the one that is meant, or start Host City: it makes this one.')
    try {
      accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    } catch {
      return problem(`The data folder ${dataDir} cannot be written by this user.`, 'Run this as the user who runs Host City, or give the folder to that user.')
    }
    const open = process.platform !== 'win32' && (statSync(dataDir).mode & 0o077) !== 0
    return open ? problem(`Other users of this machine may look into ${dataDir}.`, `Close it: chmod 700 ${dataDir}`) : []
  },

  function secret({ environment: { dataDir } }) {
    const file = join(dataDir, 'auth-secret')
    if (process.platform === 'win32' || !existsSync(file) || (statSync(file).mode & 0o077) === 0) return []
    return problem(
      'Other users of this machine may read the secret that seals the session cookies.',
      `Remove ${file} and start again: a new one is made, and everybody signs in again.`,
    )
  },

  function room({ room: { free, database } }) {
    if (free >= Math.max(LEAST_ROOM, 2 * database)) return []
    return problem(
      `The disk of the data folder has ${megabytes(free)} left; a backup alone needs ${megabytes(database)}.`,
      'Make room, or move the data folder to a larger disk.',
    )
  },

  function log({ room: { log: size } }) {
    return size < LARGE_LOG
      ? []
      : problem(
          `The write-ahead log has grown to ${megabytes(size)}.`,
          'Something keeps the database open for reading: close other programs that use it, then restart Host City.',
        )
  },

  function whole({ database }) {
    if (!database) return []
    const found = String(database.pragma('quick_check(1)', { simple: true }))
    return found === 'ok'
      ? []
      : problem(
          `The database is damaged: ${found}.`,
          'Stop Host City, keep the data folder, and bring back the last good backup: host-city restore FILE --force',
        )
  },

  function version({ database, root }) {
    const known = database?.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
    if (!database || !known) return []
    const last = Number(database.prepare('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0)
    const { entries } = JSON.parse(readFileSync(join(root, 'drizzle', 'meta', '_journal.json'), 'utf8')) as { entries: { when: number }[] }
    const newest = entries.at(-1)?.when ?? 0
    if (last > newest)
      return problem('The database was written by a later version of Host City.', 'Start that version, or restore a backup made with this one.')
    return last < newest
      ? problem('The database is of an earlier version of Host City.', 'Start Host City once: it keeps a copy and brings the database up to date.')
      : []
  },

  function admins({ database }) {
    const count = database && tableCount(database, "people where role = 'admin' and status = 'active'")
    return count === 0 ? problem('Nobody is an admin who can sign in.', 'Run host-city link and open the link, or host-city user add --role admin.') : []
  },

  function backups({ environment: { dataDir, backups: daily }, now }) {
    // A file from the future, by a clock that was wrong, says nothing.
    const newest = listBackups(dataDir).find(({ at }) => at <= now)
    const file = statSync(databaseFile(dataDir), { throwIfNoEntry: false })
    // Before the second day there is nothing to complain about.
    if (!daily || !file || now - file.birthtimeMs < 48 * HOUR) return []
    if (!newest) return problem('There is no backup in the data folder.', 'Run host-city backup and read what it says.')
    if (now - newest.at < 48 * HOUR) return []
    return problem(`The last good backup is of ${day(newest.at)}.`, 'Run host-city backup and read what it says; the log has why the daily one fails.')
  },

  function clock({ database, now }) {
    const last = database && tableExists(database, 'audit_events') ? Number(database.prepare('select max(at) from audit_events').pluck().get() ?? 0) : 0
    return last <= now + HOUR
      ? []
      : problem(
          `The clock of this machine is behind: the audit knows an act of ${day(last)}, and the clock says ${day(now)}.`,
          'Set the clock, and let it be kept by NTP.',
        )
  },

  function proxy({ environment: { publicUrl, secure, trustProxy } }) {
    if (trustProxy && !publicUrl)
      return problem(
        'TRUST_PROXY is set without PUBLIC_URL.',
        'Set PUBLIC_URL to the address that people type, or leave TRUST_PROXY out where there is no proxy.',
      )
    return secure && !trustProxy
      ? problem(
          'People come over https, and the proxy is not believed: all sign-ins seem to come from one address.',
          'Set TRUST_PROXY=1, where the proxy sets X-Forwarded-For on every request.',
        )
      : []
  },

  function build({ root }) {
    return existsSync(join(root, '.next', 'BUILD_ID')) ? [] : problem('Host City has not been built.', 'Run npm start, or npm run build.')
  },

  function copies({ environment: { dataDir } }) {
    if (!existsSync(dataDir)) return []
    const left = readdirSync(dataDir).filter((name) => /^before-.*\.db$|\.before-restore-[0-9TZ]+$/.test(name))
    const bytes = left.reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0)
    return bytes < 500 * MEGABYTE
      ? []
      : problem(
          `${left.length} old copies of the database take ${megabytes(bytes)}.`,
          `Remove those that nobody needs any more from ${dataDir}: ${left.slice(0, 3).join(', ')}${left.length > 3 ? ', …' : ''}`,
        )
  },

  async function port({ environment: { dataDir, port: wanted, host } }) {
    if (existsSync(dataDir) && (await serverAnswers(dataDir).catch(() => true))) return []
    return (await isFree(wanted, host))
      ? []
      : problem(
          `Host City does not run on this data folder, and something else listens on port ${wanted}.`,
          `Stop that, or start on another port: PORT=${wanted + 1} npm start`,
        )
  },
]

function tableExists(database: NonNullable<Patient['database']>, name: string): boolean {
  return database.prepare('select 1 from sqlite_master where name = ?').get(name) !== undefined
}

function tableCount(database: NonNullable<Patient['database']>, what: string): number | null {
  return tableExists(database, what.split(' ')[0] ?? '') ? Number(database.prepare(`select count(*) from ${what}`).pluck().get()) : null
}

function isFree(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host }, () => server.close(() => resolve(true)))
  })
}
