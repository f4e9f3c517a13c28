import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'

let folder: string
let connection: Connection

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostcity-migrate-'))
  connection = connect(join(folder, 'hostcity.db'), 'write')
  cpSync(new URL('../../drizzle', import.meta.url).pathname, join(folder, 'drizzle'), { recursive: true })
  onTestFinished(() => {
    connection.close()
    rmSync(folder, { recursive: true })
  })
})

function addMigration(tag: string, sql: string): void {
  const file = join(folder, 'drizzle', 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(join(folder, 'drizzle', `${tag}.sql`), sql)
}

const run = () => migrate(connection, join(folder, 'drizzle'))

describe('bringing a database up to date', () => {
  it('makes a new one with its tiers, and has nothing to do the second time', async () => {
    const { migrations, copy } = await run()
    expect(migrations[0]).toBe('0000_foundation')
    expect(copy).toBeNull()
    expect(connection.prepare('select count(*) from tiers').pluck().get()).toBeGreaterThan(0)
    expect(await run()).toEqual({ migrations: [], copy: null })
  })

  it('keeps a copy of what it changes', async () => {
    await run()
    addMigration('9999_later', 'create table later (id text)')
    const { migrations, copy } = await run()
    expect(migrations).toEqual(['9999_later'])
    expect(copy && existsSync(copy)).toBe(true)
    const kept = connect(String(copy), 'read')
    onTestFinished(() => void kept.close())
    expect(kept.prepare("select count(*) from sqlite_schema where name = 'later'").pluck().get()).toBe(0)
    expect(kept.prepare('select count(*) from tiers').pluck().get()).toBeGreaterThan(0)
  })

  it('leaves everything as it was when a migration fails', async () => {
    await run()
    addMigration('9999_broken', 'create table half (id text);\n--> statement-breakpoint\nnonsense')
    await expect(run()).rejects.toThrow()
    expect(connection.prepare("select count(*) from sqlite_schema where name = 'half'").pluck().get()).toBe(0)
  })

  it('refuses a database of a later version', async () => {
    addMigration('9999_later', 'create table later (id text)')
    await run()
    await expect(migrate(connection)).rejects.toThrow(/later version of Host City/)
  })
})
