import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepBackup } from '#lib/backups.ts'
import { commands } from '#lib/commands/commands.ts'
import { openData } from '#lib/commands/folder.ts'
import type * as environment from '#lib/environment.ts'
import { log } from '#lib/log.ts'
import { CANARY, cut, publishIt, saying } from '#tests/domain/purges/world.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase } from '#tests/support/database.ts'
import { aReport } from '#tests/support/factories.ts'
import { aFolder, run } from './folder.ts'

// Whole databases are written and read, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const here = vi.hoisted(() => ({ dataDir: '' }))
vi.mock('#lib/environment.ts', async (original) => ({ ...(await original<typeof environment>()), environment: () => here }))

const database = () => join(here.dataDir, 'hostcity.db')
const purging = (...argv: string[]) => run(here.dataDir, ['purge-words', ...argv], { input: `${CANARY}\n` })

/** Does something with the data, as another process would. */
async function withData(work: (world: TestDatabase) => Promise<unknown>): Promise<void> {
  const { context } = await openData(here.dataDir)
  const connection = (context.reads as unknown as { $client: TestDatabase['connection'] }).$client
  await work({ ...context, connection })
  connection.close()
}

async function sum(): Promise<string> {
  const connection = new Database(database(), { readonly: true })
  const found = checksum({ connection })
  connection.close()
  return found
}

/** What of the words stands in the raw bytes of a file. */
const inBytes = (file: string): string[] => {
  const bytes = readFileSync(file).toString('latin1').toLowerCase()
  return ['kestrel', '4711'].filter((word) => bytes.includes(word))
}

const seenBy = async (...argv: string[]) => (JSON.parse((await purging('--preview', '--json', ...argv)).out) as { seen: string }).seen

beforeEach(async () => {
  here.dataDir = aFolder()
  vi.spyOn(log, 'error').mockReturnValue()
  await withData(async (world) => {
    const { id } = await aReport(world, { sponsor: { name: 'Northwind Ferries' }, content: saying(`The key is ${CANARY}.`) })
    await publishIt(world, id, 1, 'First')
    await cut(world, id, saying('The key is gone.'), `Without ${CANARY}`)
    // Left in the file by a search text that was replaced, as long as nothing is written over it.
    await publishIt(world, id, 2, 'Second')
  })
})

describe('purge-words', () => {
  it('takes words from standard input alone', () => {
    const command = commands.find(({ name }) => name === 'purge-words')
    expect(Object.values(command?.options ?? {}).map(({ meaning }) => meaning)).not.toContain(expect.stringContaining('the words to'))
    expect(command?.takesFile).toBeUndefined()
  })

  it('removes the files that readers took away, which may hold the words', async () => {
    const file = join(here.dataDir, 'files', 'an-edition', 'a.pdf')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, CANARY)
    await purging('--preview')
    expect(existsSync(file)).toBe(true)
    expect((await purging('--seen', await seenBy(), '--reason', 'A key')).exitCode).toBe(0)
    expect(existsSync(join(here.dataDir, 'files'))).toBe(false)
  })

  it('previews where they stand, and changes nothing', async () => {
    const before = await sum()
    const { out, exitCode } = await purging('--preview')
    expect(exitCode).toBe(0)
    expect(out).toMatch(
      /^The words stand in 2 places of 1 report\.\nNorthwind Ferries, 2 times: revision 1; edition 1\.0; the draft, where they were typed and taken back; the name of revision 2\.\n/,
    )
    expect(out).toContain(`The key is «${CANARY}».`)
    expect(out).toMatch(/To remove them: --seen [0-9a-f]{24} --reason "\.\.\."\n$/)
    expect(await sum()).toBe(before)
  })

  it('removes them from the bytes of the file and its log, and names the copies that still hold them', async () => {
    const backup = keepBackup(here.dataDir, NOW).file
    const clean = join(here.dataDir, 'backups', 'clean.db')
    await run(here.dataDir, ['backup', join(here.dataDir, 'backups', 'elsewhere.db')])
    const older = join(here.dataDir, 'before-0004_versions.db')
    const connection = new Database(older)
    connection.exec(
      'create table reports (id text); create table revisions (hash text); create table draft_updates (id integer primary key, report_id text, data blob)',
    )
    connection.prepare('insert into revisions values (?)').run('ab'.repeat(32))
    connection.close()
    writeFileSync(join(here.dataDir, 'hostcity.db.before-restore-20260101T000000Z'), 'damaged')
    expect(inBytes(database())).not.toEqual([])

    const { out, err, exitCode } = await purging('--reason', 'A key leaked.', '--seen', await seenBy())
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 })
    expect(out).toMatch(/^Removed the words from 3 rows of 1 report: 1 revision, 1 draft begun anew\.\nThe database file was written anew/)
    expect(out).toContain(`Holds the words: ${backup}.`)
    expect(out).toContain(`Holds the words: ${join(here.dataDir, 'backups', 'elsewhere.db')}.`)
    expect(out).toContain(`May hold the words and could not be read through: ${older}\n`)
    expect(out).toContain(`May hold the words and could not be read through: ${join(here.dataDir, 'hostcity.db.before-restore-20260101T000000Z')}\n`)
    expect(out).toContain('Backups and copies made elsewhere are for you to find')
    expect(out).not.toContain(CANARY)
    for (const name of readdirSync(here.dataDir).filter((name) => name.startsWith('hostcity.db') && !name.includes('before')))
      expect(inBytes(join(here.dataDir, name)), name).toEqual([])
    expect((await run(here.dataDir, ['check'])).err).toBe('')

    await run(here.dataDir, ['backup', clean])
    const again = await purging('--preview', '--json')
    expect(JSON.parse(again.out)).toMatchObject({ reports: [], rows: 0 })
    expect(existsSync(clean)).toBe(true)
  })

  it('says so where no copy holds them', async () => {
    mkdirSync(join(here.dataDir, 'backups'))
    const { out } = await purging('--reason', 'A key leaked.', '--seen', await seenBy())
    expect(out).toContain('No backup in the data folder holds them.')
  })

  it('is refused without the preview, without a reason, without words, by an editor, and where nothing is found', async () => {
    const seen = await seenBy()
    const before = await sum()
    const refusals = [
      [2, '--preview', () => purging('--reason', 'x')],
      [2, '--reason', () => purging()],
      [1, 'preview', () => purging('--reason', 'x', '--seen', 'other')],
      [1, 'The reason holds the words', () => purging('--reason', `It was ${CANARY}`, '--seen', seen)],
      [1, 'Standard input holds no words', () => run(here.dataDir, ['purge-words', '--preview'], { input: '\n' })],
      [1, 'name nothing', () => run(here.dataDir, ['purge-words', '--preview'], { input: 'abc' })],
      [1, 'in every text', () => run(here.dataDir, ['purge-words', '--preview'], { input: 'which would' })],
      [1, 'characters', () => run(here.dataDir, ['purge-words', '--preview'], { input: 'x'.repeat(9_000) })],
      [1, 'Nobody has that e-mail', () => purging('--reason', 'x', '--seen', seen, '--email', 'nobody@desk.example')],
      [1, 'stand in no report', () => run(here.dataDir, ['purge-words', '--reason', 'x', '--seen', seen], { input: 'cormorant' })],
    ] as const
    for (const [exitCode, part, asked] of refusals) {
      const answer = await asked()
      expect(answer, part).toMatchObject({ exitCode, out: '', err: expect.stringContaining(part) })
      expect(answer.err).not.toContain(CANARY)
    }
    expect(await sum()).toBe(before)
  })
})

describe('compact', () => {
  it('leaves nothing in the file of what was removed', async () => {
    await withData(async ({ connection }) => {
      connection.exec('create table scraps (text)')
      connection.prepare('insert into scraps values (?)').run('cormorant '.repeat(2_000))
      connection.exec('drop table scraps')
      connection.pragma('wal_checkpoint(TRUNCATE)')
    })
    expect(readFileSync(database()).includes('cormorant')).toBe(true)
    const before = await sum()
    const { out, exitCode } = await run(here.dataDir, ['compact'])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^Wrote \S+hostcity\.db anew \([\d,]+ bytes\)\.\n$/)
    expect(readFileSync(database()).includes('cormorant')).toBe(false)
    expect(await sum()).toBe(before)
  })

  it('is refused where there is no database', async () => {
    expect(await run(aFolder(), ['compact'])).toMatchObject({ exitCode: 1, err: expect.stringContaining('There is no database') })
  })
})
