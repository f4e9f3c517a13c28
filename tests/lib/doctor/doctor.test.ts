import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openData } from '#lib/commands/folder.ts'
import { checks } from '#lib/doctor/checks.ts'
import { examineHost } from '#lib/doctor/doctor.ts'
import { MEGABYTE, type Patient } from '#lib/doctor/patient.ts'
import { parseEnvironment } from '#lib/environment.ts'
import { aFolder } from '#tests/commands/folder.ts'
import { DAY, HOUR } from '#tests/support/clock.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** A data folder with a database in it, as the first start leaves it. */
async function aDataFolder(): Promise<string> {
  const dataDir = aFolder()
  chmodSync(dataDir, 0o700)
  const { close } = await openData(dataDir)
  close()
  return dataDir
}

async function aPatient(overrides: Partial<Patient> = {}, variables: Record<string, string> = {}): Promise<Patient> {
  const dataDir = await aDataFolder()
  const database = new Database(join(dataDir, 'hostcity.db'))
  onTestFinished(() => void database.close())
  const environment = parseEnvironment({ DATA_DIR: dataDir, PORT: '0', ...variables })
  return { environment, root, now: Date.now(), database, room: { free: 9_000 * MEGABYTE, database: MEGABYTE, log: 0 }, ...overrides }
}

/** What one check says about a patient. */
async function said(name: string, patient: Patient): Promise<string[]> {
  const check = checks.find((one) => one.name === name)
  if (!check) throw new Error(`There is no check ${name}`)
  return (await check(patient)).map(({ what, remedy }) => `${what} ${remedy}`)
}

const change = ({ database }: Patient, sql: string) => database?.exec(sql)

it('finds nothing wrong with a new data folder but that nobody is an admin yet', async () => {
  const patient = await aPatient()
  const all = await Promise.all(checks.filter(({ name }) => name !== 'build').map((check) => said(check.name, patient)))
  expect(all.flat()).toEqual(['Nobody is an admin who can sign in. Run host-city link and open the link, or host-city user add --role admin.'])
  change(patient, "insert into people (id, email, name, role, status, created_at) values ('p', 'ines@desk.example', 'Ines Marchetti', 'admin', 'active', 1)")
  expect(await said('admins', patient)).toEqual([])
  change(patient, "update people set status = 'invited'")
  expect(await said('admins', patient)).toHaveLength(1)
})

it('goes on where a database cannot be opened, and says so first', async () => {
  const dataDir = await aDataFolder()
  writeFileSync(join(dataDir, 'hostcity.db'), 'this is no database, however long it may be made')
  const problems = await examineHost(parseEnvironment({ DATA_DIR: dataDir, PORT: '0' }), root, Date.now())
  expect(problems[0]?.what).toBe(`${join(dataDir, 'hostcity.db')} cannot be opened: The file is not a Host City database.`)
})

it('reads every page of the database for the command alone: people would wait for a server that does', async () => {
  const dataDir = await aDataFolder()
  const whole = vi.spyOn(Database.prototype, 'pragma')
  onTestFinished(() => void whole.mockRestore())
  const reads = () => whole.mock.calls.filter(([pragma]) => String(pragma).startsWith('quick_check')).length
  await examineHost(parseEnvironment({ DATA_DIR: dataDir, PORT: '0' }), root, Date.now(), { serving: true })
  expect(reads()).toBe(0)
  await examineHost(parseEnvironment({ DATA_DIR: dataDir, PORT: '0' }), root, Date.now())
  expect(reads()).toBe(1)
})

it('says what to do where there is no data folder', async () => {
  const problems = await examineHost(parseEnvironment({ DATA_DIR: join(aFolder(), 'none'), PORT: '0' }), root, Date.now())
  expect(problems[0]).toEqual({ what: expect.stringMatching(/^There is no data folder at .*none\.$/), remedy: expect.stringContaining('Set DATA_DIR') })
})

it('sees a folder and a secret that others may read', async () => {
  const patient = await aPatient()
  chmodSync(patient.environment.dataDir, 0o755)
  writeFileSync(join(patient.environment.dataDir, 'auth-secret'), 'secret', { mode: 0o644 })
  expect(await said('folder', patient)).toEqual([expect.stringContaining('chmod 700')])
  expect(await said('secret', patient)).toEqual([expect.stringContaining('may read the secret')])
})

it('sees too little room and a log that does not shrink', async () => {
  const patient = await aPatient({ room: { free: 400 * MEGABYTE, database: 250 * MEGABYTE, log: 200 * MEGABYTE } })
  expect(await said('room', patient)).toEqual([expect.stringContaining('400 MB left; a backup alone needs 250 MB')])
  expect(await said('log', patient)).toEqual([expect.stringContaining('grown to 200 MB')])
  const well = await aPatient({ room: { free: 400 * MEGABYTE, database: 100 * MEGABYTE, log: 199 * MEGABYTE } })
  expect(await said('room', well)).toEqual([])
  expect(await said('log', well)).toEqual([])
})

it('tells a database of a later version from one of an earlier', async () => {
  const later = await aPatient()
  change(later, 'update __drizzle_migrations set created_at = created_at + 1000000000000')
  expect(await said('version', later)).toEqual([expect.stringContaining('later version')])
  const earlier = await aPatient()
  change(earlier, 'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)')
  expect(await said('version', earlier)).toEqual([expect.stringContaining('earlier version')])
})

it('misses backups from the third day on, and not where they are switched off', async () => {
  const patient = await aPatient()
  const { dataDir } = patient.environment
  const inDays = (days: number) => ({ ...patient, now: Date.now() + days * DAY })
  expect(await said('backups', inDays(1))).toEqual([])
  expect(await said('backups', inDays(3))).toEqual([expect.stringContaining('There is no backup')])
  expect(await said('backups', { ...inDays(3), environment: { ...patient.environment, backups: false } })).toEqual([])
  mkdirSync(join(dataDir, 'backups'))
  writeFileSync(join(dataDir, 'backups', 'host-city-20260714T030000Z.db'), 'whole')
  writeFileSync(join(dataDir, 'backups', 'host-city-20990101T030000Z.db'), 'by a clock that was wrong')
  expect(await said('backups', { ...patient, now: Date.UTC(2060, 0, 1) })).toEqual([expect.stringContaining('The last good backup is of 2026-07-14')])
})

it('sees a clock that is behind the audit', async () => {
  const patient = await aPatient()
  const act = (at: number) => change(patient, `insert into audit_events (at, via, action, details) values (${at}, 'service', 'backup.made', '{}')`)
  act(patient.now + HOUR)
  expect(await said('clock', patient)).toEqual([])
  act(patient.now + HOUR + 1)
  expect(await said('clock', patient)).toEqual([expect.stringContaining('The clock of this machine is behind')])
})

it.each([
  [{ TRUST_PROXY: '1' }, 'TRUST_PROXY is set without PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://reports.example' }, 'the proxy is not believed'],
  [{ PUBLIC_URL: 'https://reports.example', TRUST_PROXY: '1' }, null],
  [{ PUBLIC_URL: 'http://10.0.0.2:3000' }, null],
])('looks at the proxy: %j', async (variables, expected) => {
  expect(await said('proxy', await aPatient({}, variables))).toEqual(expected === null ? [] : [expect.stringContaining(expected)])
})

it('sees that something else listens on the port', async () => {
  const other = createServer().listen(0)
  onTestFinished(() => void other.close())
  await new Promise((done) => other.once('listening', done))
  const { port } = other.address() as { port: number }
  expect(await said('port', await aPatient({}, { PORT: String(port) }))).toEqual([expect.stringContaining(`something else listens on port ${port}`)])
})

it('counts old copies only when they take much room', async () => {
  const patient = await aPatient()
  writeFileSync(join(patient.environment.dataDir, 'before-0002_moving_in.db'), 'small')
  expect(await said('copies', patient)).toEqual([])
})
