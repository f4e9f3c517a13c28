import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { database, transactor } from '#db/transact.ts'
import { search } from '#domain/editions/public-search.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { searcher } from '#server/searcher.ts'
import { NOW } from '#tests/support/clock.ts'
import { anActor, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const asked = { words: 'forty-two boats', tier: '', category: '', page: 1 }

async function aFile() {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-search-'))
  const file = join(folder, 'hostcity.db')
  const connection = connect(file, 'write')
  onTestFinished(() => {
    connection.close()
    rmSync(folder, { recursive: true })
  })
  await migrate(connection)
  const world = { connection, reads: database(connection), transact: transactor(connection) }
  const { id } = await aReport(world, { sponsor: { name: 'Northwind' } })
  await done(world, (tx) => publish(tx, anActor(), { reportId: id, revision: 1, change: 'major', note: 'First.' }, NOW))
  return { ...world, file, id }
}

function aSearcher(limits: Parameters<typeof searcher>[0] = {}) {
  const one = searcher({ time: 60_000, start: 60_000, ...limits })
  onTestFinished(() => one.stop())
  return one
}

it('a thread answers as this one would, and sees each commit at once', async () => {
  const world = await aFile()
  const one = aSearcher()
  const answer = () => one.answer({ file: world.file, asked })
  const found = search(world.connection, asked)
  expect(found.total).toBe(1)
  expect(await answer()).toEqual({ ok: true, value: found })
  await done(world, (tx) => withdraw(tx, anActor(), { reportId: world.id, reason: 'By mistake' }, NOW))
  expect(await answer()).toMatchObject({ ok: true, value: { total: 0, library: [] } })
  await done(world, (tx) => publish(tx, anActor(), { reportId: world.id, revision: 1, change: 'minor', note: 'Back.' }, NOW))
  expect(await answer()).toMatchObject({ ok: true, value: { total: 1 } })
})

it('it cannot write', async () => {
  const { file } = await aFile()
  const reading = connect(file, 'read')
  onTestFinished(() => void reading.close())
  expect(() => reading.exec('delete from published_texts')).toThrow(/readonly/)
})

const threadThat = (does: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ number }) => { ${does} })`)}`,
  )

it('whoever comes when many wait is turned away, and this thread goes on meanwhile', async () => {
  const one = aSearcher({ waiting: 2, thread: threadThat('setTimeout(() => parentPort.postMessage({ number, answer: number }), 20)') })
  const answers = Array.from({ length: 5 }, () => one.answer({ file: '', asked }))
  let turns = 0
  const all = Promise.all(answers)
  let isDone = false
  void all.then(() => (isDone = true))
  for (; !isDone; turns++) await turn()
  const many = { ok: false, refusal: { kind: 'not-searched', why: 'many' } }
  expect(await all).toEqual([1, 2, 3, many, many])
  expect(turns).toBeGreaterThan(10)
})

it('what takes too long is refused', async () => {
  const one = aSearcher({ time: 50, start: 2_000, thread: threadThat('while (true) {}') })
  expect(await one.answer({ file: '', asked })).toEqual({ ok: false, refusal: { kind: 'not-searched', why: 'time' } })
})
