import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { connect } from '#db/connection.ts'
import { keepBackup, listBackups } from '#lib/backups.ts'
import { NOW } from '#tests/support/clock.ts'
import { aFolder, run } from './folder.ts'

// Whole databases are written and read, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const manuscript = readFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), 'utf8')

/** A data folder with a published report in it. */
async function aDataFolder(): Promise<string> {
  const dataDir = aFolder()
  expect((await run(dataDir, ['import', 'manuscript.txt', '--publish'], { text: manuscript })).exitCode).toBe(0)
  return dataDir
}

function rows(file: string, sql: string): unknown[] {
  const connection = new Database(file, { readonly: true })
  try {
    return connection.prepare(sql).pluck().all()
  } finally {
    connection.close()
  }
}

const database = (dataDir: string) => join(dataDir, 'hostcity.db')

describe('backup', () => {
  it('writes one file that only its owner may read, and leaves nothing else', async () => {
    const dataDir = await aDataFolder()
    const folder = aFolder()
    const file = join(folder, 'monday.db')
    expect(await run(dataDir, ['backup', file])).toMatchObject({ exitCode: 0, err: '' })
    expect(readdirSync(folder)).toEqual(['monday.db'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(rows(file, 'select slug from sponsors')).toEqual(['omega'])
  })

  it('without a file keeps it with the daily ones, of which the last fourteen stay, and touches nothing else there', async () => {
    const dataDir = await aDataFolder()
    const folder = join(dataDir, 'backups')
    mkdirSync(folder)
    for (let day = 1; day <= 15; day++) writeFileSync(join(folder, `host-city-202510${String(day).padStart(2, '0')}T030000Z.db`), 'old')
    writeFileSync(join(folder, 'mine.db'), 'mine')
    writeFileSync(join(folder, 'host-city-20251016T030000Z.db.unfinished-1'), 'half')
    utimesSync(join(folder, 'host-city-20251016T030000Z.db.unfinished-1'), 0, 0)
    writeFileSync(join(folder, 'host-city-20251017T030000Z.db.unfinished-2'), 'being written')
    const { exitCode, out } = await run(dataDir, ['backup', '--json'])
    expect(exitCode).toBe(0)
    const kept = readdirSync(folder).toSorted()
    expect(kept).toHaveLength(16)
    expect(kept).toEqual(expect.arrayContaining(['mine.db', 'host-city-20251017T030000Z.db.unfinished-2']))
    expect(kept.filter((name) => name.startsWith('host-city-2025100')).map((name) => name.slice(10, 18))).toEqual([
      '20251003',
      '20251004',
      '20251005',
      '20251006',
      '20251007',
      '20251008',
      '20251009',
    ])
    const { file } = JSON.parse(out) as { file: string }
    expect(rows(file, 'select slug from sponsors')).toEqual(['omega'])
    expect(listBackups(dataDir)[0]).toMatchObject({ file, bytes: statSync(file).size })
  })

  it('keeps one of each of fourteen days, however many are made in one afternoon', async () => {
    const dataDir = await aDataFolder()
    const now = Date.UTC(2026, 6, 20, 15, 0, 0)
    for (let ago = 14; ago > 0; ago--) keepBackup(dataDir, now - ago * 24 * 3_600_000)
    for (let press = 0; press < 20; press++) keepBackup(dataDir, now + press * 60_000)
    const days = listBackups(dataDir).map(({ name }) => name.slice(10, 18))
    expect(days.filter((day) => day === '20260720')).toHaveLength(14)
    expect([...new Set(days)]).toHaveLength(14)
    expect(days.at(-1)).toBe('20260707')
  })

  it('a file from the future takes the place of none', async () => {
    const dataDir = await aDataFolder()
    const folder = join(dataDir, 'backups')
    mkdirSync(folder)
    for (let day = 10; day < 30; day++) writeFileSync(join(folder, `host-city-209901${day}T030000Z.db`), 'wrong')
    const made = keepBackup(dataDir, NOW)
    expect(statSync(made.file).size).toBe(made.bytes)
  })

  it('keeps no copy in which a revision cannot be read', async () => {
    const dataDir = await aDataFolder()
    const connection = connect(database(dataDir), 'write')
    connection.prepare('update revision_bodies set bytes = zeroblob(40)').run()
    connection.close()
    const { exitCode, err } = await run(dataDir, ['backup'])
    expect(exitCode).toBe(1)
    expect(err).toMatch(/^The copy is damaged \(the newest revision of report .* cannot be read\), and was not kept/)
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([])
  })

  it('refuses to overwrite unasked, and does when asked', async () => {
    const dataDir = await aDataFolder()
    const file = join(aFolder(), 'monday.db')
    writeFileSync(file, 'mine')
    expect(await run(dataDir, ['backup', file])).toMatchObject({ exitCode: 1, err: expect.stringContaining('--force') })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await run(dataDir, ['backup', file, '--force', '--json'])).exitCode).toBe(0)
    expect(rows(file, 'select slug from sponsors')).toEqual(['omega'])
  })

  it('refuses a folder without data, a target in no folder, and the database itself', async () => {
    const empty = aFolder()
    expect(await run(empty, ['backup', join(aFolder(), 'x.db')])).toMatchObject({ exitCode: 1, err: expect.stringContaining('no database') })
    expect(readdirSync(empty)).toEqual([])
    const dataDir = await aDataFolder()
    expect((await run(dataDir, ['backup', join(aFolder(), 'none', 'x.db')])).err).toContain('no folder')
    expect((await run(dataDir, ['backup', database(dataDir), '--force'])).err).toContain('itself')
    expect((await run(dataDir, ['backup', aFolder(), '--force'])).exitCode).toBe(1)
    expect((await run(empty, ['backup'])).err).toContain('no database')
  })

  it('holds what a copy of the file lacks', async () => {
    const dataDir = await aDataFolder()
    const writing = connect(database(dataDir), 'write')
    writing.exec("insert into failed_sign_ins (key, at) values ('in the log', 1)")
    const folder = aFolder()
    copyFileSync(database(dataDir), join(folder, 'copy.db'))
    await run(dataDir, ['backup', join(folder, 'backup.db')])
    writing.close()
    expect(rows(join(folder, 'copy.db'), 'select key from failed_sign_ins')).toEqual([])
    expect(rows(join(folder, 'backup.db'), 'select key from failed_sign_ins')).toEqual(['in the log'])
  })

  it('under load restores to a sound database that holds everything committed before it began, and nothing by half', async () => {
    const dataDir = await aDataFolder()
    const writer = spawn(process.execPath, [new URL('./writer.ts', import.meta.url).pathname, database(dataDir)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let committed = 0
    const written = createInterface({ input: writer.stdout })
    written.on('line', (line) => {
      committed = Number(line)
    })
    try {
      for (let round = 1; round <= 5; round++) {
        const past = committed
        await expect.poll(() => committed, { timeout: 10_000, interval: 5 }).toBeGreaterThan(past)
        const before = committed
        const file = join(aFolder(), 'backup.db')
        expect(await run(dataDir, ['backup', file])).toMatchObject({ exitCode: 0, err: '' })
        const restored = aFolder()
        expect(await run(restored, ['restore', file])).toMatchObject({ exitCode: 0, err: '' })
        expect(await run(restored, ['check'])).toMatchObject({ exitCode: 0, err: '' })
        const numbers = rows(database(restored), "select at from failed_sign_ins where key = 'first' order by at")
        expect(numbers.length).toBeGreaterThanOrEqual(before)
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
        expect(rows(database(restored), "select at from failed_sign_ins where key = 'second' order by at")).toEqual(numbers)
      }
    } finally {
      const ended = new Promise((resolve) => writer.once('exit', resolve))
      writer.kill('SIGKILL')
      await ended
    }
  })
})

describe('restore', () => {
  it('refuses a plain copy of a database in use, whose last words stand in another file', async () => {
    const source = await aDataFolder()
    const copy = join(aFolder(), 'copy.db')
    await run(source, ['backup', copy])
    writeFileSync(`${copy}-wal`, 'what was committed last')
    const dataDir = aFolder()
    expect(await run(dataDir, ['restore', copy])).toMatchObject({ exitCode: 1, err: expect.stringContaining('not whole') })
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('into an empty folder brings everything back', async () => {
    const file = join(aFolder(), 'backup.db')
    await run(await aDataFolder(), ['backup', file])
    const dataDir = aFolder()
    const { exitCode, out } = await run(dataDir, ['restore', file])
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Restored 1 report')])
    expect(readdirSync(dataDir)).toEqual(['hostcity.db'])
    expect(rows(database(dataDir), "select count(*) from audit_events where action = 'backup.restored'")).toEqual([1])
    expect((await run(dataDir, ['check'])).exitCode).toBe(0)
  })

  it('refuses to replace data unasked; asked, it keeps what was there', async () => {
    const dataDir = await aDataFolder()
    const file = join(aFolder(), 'backup.db')
    await run(dataDir, ['backup', file])
    await run(dataDir, ['user', 'add', '--email', 'tom@desk.example', '--name', 'Tom Okafor', '--role', 'editor', '--password-stdin'], {
      input: 'sailing boats at dusk',
    })
    const before = readFileSync(database(dataDir))
    expect(await run(dataDir, ['restore', file])).toMatchObject({ exitCode: 1, err: expect.stringContaining('--force') })
    expect(readFileSync(database(dataDir)).equals(before)).toBe(true)

    expect((await run(dataDir, ['restore', file, '--force'])).exitCode).toBe(0)
    expect(rows(database(dataDir), 'select email from people')).toEqual([])
    const kept = readdirSync(dataDir).find((name) => name.includes('.before-restore-')) ?? ''
    expect(rows(join(dataDir, kept), 'select email from people')).toEqual(['tom@desk.example'])
  })

  it('refuses while another process has the database open', async () => {
    const dataDir = await aDataFolder()
    const file = join(aFolder(), 'backup.db')
    await run(dataDir, ['backup', file])
    const open = connect(database(dataDir), 'write')
    try {
      expect(await run(dataDir, ['restore', file, '--force'])).toMatchObject({ exitCode: 1, err: expect.stringContaining('open') })
      open.exec("insert into failed_sign_ins (key, at) values ('still here', 1)")
    } finally {
      open.close()
    }
    expect(rows(database(dataDir), 'select key from failed_sign_ins')).toEqual(['still here'])
  })

  it('replaces a database that is damaged beyond opening', async () => {
    const dataDir = await aDataFolder()
    const file = join(aFolder(), 'backup.db')
    await run(dataDir, ['backup', file])
    writeFileSync(database(dataDir), 'no database at all, but long enough to be read as one'.repeat(100))
    expect((await run(dataDir, ['restore', file, '--force'])).exitCode).toBe(0)
    expect((await run(dataDir, ['check'])).exitCode).toBe(0)
  })

  it('refuses what is no sound backup, and changes nothing', async () => {
    const dataDir = await aDataFolder()
    const file = join(aFolder(), 'backup.db')
    await run(dataDir, ['backup', file])
    const cut = join(aFolder(), 'cut.db')
    writeFileSync(cut, readFileSync(file).subarray(0, 40_960))
    const empty = join(aFolder(), 'empty.db')
    writeFileSync(empty, '')
    const foreign = join(aFolder(), 'foreign.db')
    new Database(foreign).exec('create table notes (text)').close()
    const altered = join(aFolder(), 'altered.db')
    copyFileSync(file, altered)
    flipByteOfBody(altered)

    const before = readFileSync(database(dataDir))
    for (const bad of [cut, empty, foreign, altered, join(aFolder(), 'none.db'), database(dataDir)]) {
      expect(await run(dataDir, ['restore', bad, '--force'])).toMatchObject({ exitCode: 1, out: '', err: expect.stringMatching(/^\S.*\.\n$/) })
      expect(readFileSync(database(dataDir)).equals(before)).toBe(true)
      expect(readdirSync(dataDir)).toEqual(['hostcity.db'])
    }
  })
})

/** Turns one bit of what revision 1 is kept in, as a failing disk would: past SQLite and its triggers. */
function flipByteOfBody(file: string): void {
  const [body] = rows(file, 'select bytes from revision_bodies') as Buffer[]
  const bytes = readFileSync(file)
  const at = bytes.indexOf((body ?? Buffer.alloc(0)).subarray(0, 200)) + 150
  expect(at).toBeGreaterThan(150)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at)
  writeFileSync(file, bytes)
}

describe('check', () => {
  const damaged = async (damage: (connection: Database.Database, file: string) => void) => {
    const dataDir = await aDataFolder()
    const connection = new Database(database(dataDir))
    connection.pragma('foreign_keys = OFF')
    damage(connection, database(dataDir))
    if (connection.open) connection.close()
    return run(dataDir, ['check'])
  }

  it('says what it looked at when all is well', async () => {
    const dataDir = await aDataFolder()
    const { exitCode, out } = await run(dataDir, ['check'])
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/revisions +ok {2}\(1 against their hash\)[\s\S]*The data is sound\.\n$/)])
    expect(JSON.parse((await run(dataDir, ['check', '--json'])).out)).toMatchObject({ sound: true })
  })

  it('refuses a folder without data, and makes none there', async () => {
    const empty = aFolder()
    expect(await run(empty, ['check'])).toMatchObject({ exitCode: 1, err: expect.stringContaining('no database') })
    expect(existsSync(database(empty))).toBe(false)
  })

  it('names the revision in which one bit is flipped', async () => {
    const { exitCode, out, err } = await damaged((connection, file) => {
      connection.close()
      flipByteOfBody(file)
    })
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/^One thing is wrong with the data: revision 1 of report \w{16} is damaged.*\.\n$/)])
    expect(out).toMatch(/^revisions +WRONG/m)
    expect(out).toMatch(/^integrity +ok/m)
  })

  it('names a reference to nothing, a search index that differs, a live edition that is gone and a draft that cannot be read', async () => {
    const faults: [string, RegExp][] = [
      [
        "insert into sessions (id, person_id, created_at, last_seen_at, expires_at) values ('s', 'nobody', 1, 1, 1)",
        /row \d+ of sessions names nothing in people/,
      ],
      ["insert into published_words (published_words) values ('delete-all')", /search index does not match/],
      ['delete from published_texts', /what may be searched of report \w+ is not what is live/],
      ["update published_texts set names = 'Secret'", /what may be searched of report \w+ is not what its live edition says/],
      ["update reports set live_edition_id = 'gone'", /report \w+ points to an edition that cannot be live/],
      ["update draft_updates set data = x'0102ff'", /the draft of report \w+ cannot be read/],
    ]
    for (const [sql, name] of faults)
      expect(await damaged((connection) => connection.exec(sql))).toMatchObject({ exitCode: 1, err: expect.stringMatching(name) })
  })

  it('names a draft that still reads, and says another word than was written', async () => {
    const { err } = await damaged((connection) => {
      const data = connection.prepare('select data from draft_updates').pluck().get() as Buffer
      data.write('Les', data.indexOf('Los Angeles'))
      connection.prepare('update draft_updates set data = ?').run(data)
    })
    expect(err).toMatch(/^One thing is wrong with the data: the draft of report \w{16} is not what was written\./)
  })

  it('says so when the file is no database', async () => {
    const dataDir = aFolder()
    writeFileSync(database(dataDir), 'not at all a database, and long enough '.repeat(100))
    expect(await run(dataDir, ['check'])).toMatchObject({ exitCode: 1, err: 'The file is not a Host City database.\n' })
  })
})
