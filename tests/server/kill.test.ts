import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { database, transactor } from '#db/transact.ts'
import { loadDraft, readDraft } from '#domain/drafts/read.ts'
import { openSession } from '#domain/people/sessions.ts'
import { NOW } from '../support/clock.ts'
import { aPerson, aReport } from '../support/factories.ts'
import { browser, type } from './live-world.ts'

const server = new URL('killed-server.ts', import.meta.url).pathname

it('has everything that it acknowledged when it is killed while two people type', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-kill-'))
  const file = join(folder, 'hostcity.db')
  const connection = connect(file, 'write')
  await migrate(connection)
  const world = { connection, reads: database(connection), transact: transactor(connection) }
  const report = await aReport(world)
  const sessions = []
  for (let at = 0; at < 2; at++) {
    const person = await aPerson(world)
    sessions.push(await world.transact((tx) => openSession(tx, { id: person.id, address: null, agent: null }, NOW)))
  }

  let acknowledged = 0
  for (let round = 0; round < 3; round++) {
    const child = fork(server, [file], { execArgv: [] })
    const [port] = (await once(child, 'message')) as [number]
    const gone = once(child, 'exit')
    onTestFinished(() => void child.kill('SIGKILL'))
    const clients = sessions.map((session) => browser({ port, name: `draft.${report.id}.1` }, { session }))
    await Promise.all(clients.map((client) => client.synced()))

    const typed = clients.map(() => 0)
    const safe = clients.map(() => 0)
    // Each round ends in the very turn in which an acknowledgement comes in, a little later each time.
    const enough = 20 + round * 7
    for (const [who, client] of clients.entries()) {
      const write = () => {
        for (let words = 0; words < 3; words++) {
          typed[who] = (typed[who] ?? 0) + 1
          type(client.body, `Round ${round}, writer ${who}, word ${typed[who]}.`)
        }
      }
      client.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
        if (number > 0 || child.killed) return
        safe[who] = typed[who] ?? 0
        if (Math.min(...safe) >= enough) child.kill('SIGKILL')
        setImmediate(write)
      })
      write()
    }
    await gone
    for (const client of clients) client.leave()

    const stored = loadDraft(world.reads, report.id).getXmlFragment('body').toString()
    for (const [who, count] of safe.entries()) {
      for (let word = 1; word <= count; word++) expect(stored).toContain(`Round ${round}, writer ${who}, word ${word}.`)
      acknowledged += count
    }
    expect(readDraft(world.reads, report.id).ok).toBe(true)
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
  }
  expect(acknowledged).toBeGreaterThan(100)
  connection.close()
  rmSync(folder, { recursive: true })
}, 60_000)
