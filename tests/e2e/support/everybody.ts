import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { api, authorization } from './desk.ts'
import { type HostCity, startHostCity } from './server.ts'

/** Everybody who may ask for a page, and everybody who may call the API. */
export type Visitor = 'nobody' | 'deactivated' | 'editor' | 'admin'
export type Caller = Visitor | 'revoked'

/** A Host City with something of everything in it, and everybody who might ask for it. */
export type Everybody = {
  host: HostCity
  cookies: Record<Visitor, string>
  tokens: Record<Caller, string | null>
  /** What stands in an address, by the address that it stands in. */
  filled(address: string): string
  ids: { person: string; report: string; sponsor: string; sponsorship: string; tier: string; tokenOfAdmin: string }
  /** A sum over everything that is kept, but for when somebody was last seen. */
  kept(): string
}

const secret = 'a secret that only these tests know'
const password = 'four wet boats before noon'
const names: Record<Exclude<Visitor, 'nobody'>, string> = { deactivated: 'Tom Okafor', editor: 'Ada Lindqvist', admin: 'Ines Marchetti' }

/**
 * Starts a server, and lets an editor be deactivated behind its back, so that their cookie and their token are whole
 * and only their status speaks against them.
 */
export async function everybody(): Promise<Everybody> {
  const host = await startHostCity({ TRUST_PROXY: '1', AUTH_SECRET: secret, HOST_CITY_BACKUPS: 'off' })
  const tokens: Record<Caller, string | null> = { nobody: null, deactivated: null, editor: null, admin: null, revoked: null }
  const email = (who: Visitor) => `${who}@desk.example`
  for (const who of ['deactivated', 'editor', 'admin'] as const) {
    const role = who === 'admin' ? 'admin' : 'editor'
    await host.command(['user', 'add', '--email', email(who), '--name', names[who], '--role', role, '--password-stdin'], `${password}\n`)
    tokens[who] = lastLine(await host.command(['token', 'add', '--email', email(who), '--name', 'Tests']))
  }
  tokens.revoked = lastLine(await host.command(['token', 'add', '--email', email('editor'), '--name', 'Revoked']))

  const sponsor = { name: 'Northwind Ferries', tier: 'worldwide-olympic-partner', category: 'Ferries' }
  const report = await api<{ id: string; sponsor: { id: string } }>(host, 'POST', '/api/v1/reports', { sponsor })
  const whole = await fetch(`${host.url}/api/v1/sponsors/${report.sponsor.id}`, { headers: await authorization(host) })
  const { sponsorships } = (await whole.json()) as { sponsorships: { id: string; tier: { key: string } }[] }

  await host.stop()
  const path = join(host.dataDir, 'hostcity.db')
  const writing = new Database(path)
  writing.prepare("update people set status = 'inactive' where email = ?").run(email('deactivated'))
  writing.prepare("update api_tokens set revoked_at = 1 where label = 'Revoked'").run()
  const cookies: Record<Visitor, string> = { nobody: '', deactivated: '', editor: '', admin: '' }
  const now = Date.now()
  for (const who of ['deactivated', 'editor', 'admin'] as const) {
    const sid = `session-of-${who}-that-nobody-can-guess`
    writing
      .prepare('insert into sessions (id, person_id, created_at, last_seen_at, expires_at) select ?, id, ?, ?, ? from people where email = ?')
      .run(sid, now, now, now + 86_400_000, email(who))
    cookies[who] = `hostcity=${await encode({ token: { sid }, secret, salt: 'hostcity', maxAge: 86_400 })}`
  }
  const person = writing.prepare('select id from people where email = ?').pluck().get(email('editor')) as string
  const tokenOfAdmin = writing
    .prepare("select id from api_tokens where label = 'Tests' and person_id = (select id from people where email = ?)")
    .pluck()
    .get(email('admin')) as string
  writing.close()
  await host.start()

  const ids = {
    person,
    report: report.id,
    sponsor: report.sponsor.id,
    sponsorship: sponsorships[0]?.id ?? '',
    tier: sponsorships[0]?.tier.key ?? '',
    tokenOfAdmin,
  }
  const reading = new Database(path, { readonly: true })
  return { host, cookies, tokens, ids, filled: (address) => filled(address, ids), kept: () => sumOf(reading) }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

function filled(address: string, ids: Everybody['ids']): string {
  const subject = /people/.test(address)
    ? ids.person
    : /sponsorships/.test(address)
      ? ids.sponsorship
      : /sponsors/.test(address)
        ? ids.sponsor
        : /tiers/.test(address)
          ? ids.tier
          : ids.report
  return address
    .replace(/\/sponsors\/\[slug\]/, '/sponsors/northwind-ferries')
    .replace('[...path]', 'nowhere/at/all')
    .replace('[feed]', 'feed.atom')
    .replace('[key]', 'worldwide-olympic-partner')
    .replace('[edition]', '1.0')
    .replace('[older]/[newer]', '1.0/1.1')
    .replace('[part]', 'whole')
    .replace('[table]', 'table-1.csv')
    .replace('[secret]', 'none')
    .replace(/\[(number|n)\]/, '1')
    .replace('[id]', subject)
    .concat(queries[address]?.(ids) ?? '')
}

/** What some addresses need to be told to show anything. */
const queries: Record<string, (ids: Everybody['ids']) => string> = {
  '/desk/import/done': ({ report }) => `?report=${report}&revision=1`,
  '/api/v1/reports/[id]/compare': () => '?from=1&to=draft',
}

/** When a session or a token was last in use, and tries to sign in, are noted as they come. */
const passing: Record<string, readonly string[]> = { sessions: ['last_seen_at'], api_tokens: ['last_used_at'] }

function sumOf(database: Database.Database): string {
  const sum = createHash('sha256')
  const tables = database.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name").pluck().all() as string[]
  for (const table of tables) {
    for (const row of database.prepare(`select * from "${table}"`).iterate() as Iterable<Record<string, unknown>>) {
      for (const column of passing[table] ?? []) delete row[column]
      sum.update(`${table} ${JSON.stringify(Object.values(row), (_, value) => (typeof value === 'bigint' ? String(value) : value))}`)
    }
  }
  return sum.digest('hex')
}
