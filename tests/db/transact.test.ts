import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Connection, connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { counters } from '#db/schema.ts'
import { database, type Transact, type Tx, transactor } from '#db/transact.ts'
import { ok, refuse } from '#domain/result.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup()
})

async function aFile(): Promise<{ file: string; writing: Connection; reading: Connection }> {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-transact-'))
  const file = join(folder, 'hostcity.db')
  const writing = connect(file, 'write')
  await migrate(writing)
  const reading = connect(file, 'read')
  cleanups.push(
    () => rmSync(folder, { recursive: true }),
    () => writing.close(),
    () => reading.close(),
  )
  return { file, writing, reading }
}

function add<Outcome>(tx: Tx, name: string, outcome?: Outcome): Outcome | undefined {
  tx.insert(counters).values({ name, value: 1 }).run()
  return outcome
}
const names = (connection: Connection) =>
  database(connection)
    .select({ name: counters.name })
    .from(counters)
    .all()
    .map((row) => row.name)
    .filter((name) => name !== 'publication')

describe('a transaction', () => {
  it('commits what its work did, tells whoever listens, and gives its outcome', async () => {
    const { writing, reading } = await aFile()
    let heard = 0
    const transact = transactor(writing, { committed: () => heard++ })
    expect(await transact((tx) => add(tx, 'one', ok('done')))).toEqual({ ok: true, value: 'done' })
    expect(names(reading)).toEqual(['one'])
    expect(heard).toBe(1)
  })

  it('leaves no trace of work that was refused or threw, and tells nobody', async () => {
    const { writing, reading } = await aFile()
    let heard = 0
    const transact = transactor(writing, { committed: () => heard++ })
    expect(await transact((tx) => add(tx, 'one', refuse({ kind: 'no' })))).toEqual({ ok: false, refusal: { kind: 'no' } })
    await expect(
      transact((tx) => {
        add(tx, 'two')
        throw new Error('broken')
      }),
    ).rejects.toThrow('broken')
    expect(names(reading)).toEqual([])
    expect(heard).toBe(0)
    await transact((tx) => add(tx, 'three'))
    expect(names(reading)).toEqual(['three'])
  })

  it('takes no asynchronous work, and keeps nothing of it', async () => {
    const { writing, reading } = await aFile()
    const transact = transactor(writing)
    // @ts-expect-error A promise is refused where it is written, and again where it runs.
    const late: Promise<never> = transact(async (tx: Tx) => add(tx, 'late'))
    await expect(late).rejects.toThrow(TypeError)
    expect(names(reading)).toEqual([])
  })

  it('runs whole among many that begin at once, whichever of them fail', async () => {
    const { writing, reading } = await aFile()
    const transact = transactor(writing)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, at) =>
        transact((tx) => {
          add(tx, `a${at}`)
          if (at % 3 === 1) throw new Error('broken')
          add(tx, `b${at}`)
          return at % 3 === 2 ? refuse({ kind: 'no' }) : ok(at)
        }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(67)
    expect(names(reading).toSorted()).toEqual(
      Array.from({ length: 200 }, (_, at) => at)
        .filter((at) => at % 3 === 0)
        .flatMap((at) => [`a${at}`, `b${at}`])
        .toSorted(),
    )
  })

  it('waits for a lock without stopping the process, and gives up when its patience ends', async () => {
    const { file, writing, reading } = await aFile()
    const other = connect(file, 'write')
    cleanups.push(() => other.close())
    other.exec('BEGIN IMMEDIATE')
    await expect(transactor(writing, { patience: 0 })((tx) => add(tx, 'never'))).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    const patient = transactor(writing)((tx) => add(tx, 'after'))
    // A wait inside SQLite would let no other turn of the process come.
    await new Promise((resolve) => setImmediate(resolve))
    other.exec('COMMIT')
    await patient
    expect(names(reading)).toEqual(['after'])
  })
})

describe('a connection', () => {
  it('is on disk before it says so, and holds what refers to what', async () => {
    const { writing, reading } = await aFile()
    for (const connection of [writing, reading]) {
      expect(connection.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(connection.pragma('synchronous', { simple: true })).toBe(2)
      expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
    }
    expect(writing.pragma('busy_timeout', { simple: true })).toBe(0)
  })

  it('that reads cannot write', async () => {
    const { reading } = await aFile()
    const transact: Transact = transactor(reading, { patience: 0 })
    await expect(transact((tx) => add(tx, 'one'))).rejects.toThrow(/readonly/)
  })
})
