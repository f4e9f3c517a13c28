import { describe, expect, it, onTestFinished, vi } from 'vitest'
import * as Y from 'yjs'
import { loadDraft } from '#domain/drafts/read.ts'
import { appendUpdates, compactDraft } from '#domain/drafts/write.ts'
import { openSession } from '#domain/people/sessions.ts'
import { CADENCE } from '#domain/revisions/cut.ts'
import { listRevisions } from '#domain/revisions/read.ts'
import { timedWork } from '#server/timed-work.ts'
import { DAY, HOUR, NOW, SECOND } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { aPerson, aReport } from '../support/factories.ts'
import { type } from './live-world.ts'

async function desk({ isOpen = () => false }: { isOpen?: () => boolean } = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const world = await testDatabase()
  const report = await aReport(world)
  let now = NOW
  const timed = timedWork({ ...world, isOpen, now: () => now })
  onTestFinished(async () => {
    await timed.stop()
    vi.useRealTimers()
  })
  return {
    ...world,
    report,
    timed,
    /** Types something, as a socket would have it stored. */
    async write(words: string, times = 1) {
      for (let at = 0; at < times; at++) {
        const document = loadDraft(world.reads, report.id)
        const before = Y.encodeStateVector(document)
        type(document.getXmlFragment('body'), words)
        await world.transact((tx) => void appendUpdates(tx, report.id, [{ data: Y.encodeStateAsUpdate(document, before), writer: null }], now))
      }
    },
    async pass(milliseconds: number) {
      now += milliseconds
      await vi.advanceTimersByTimeAsync(milliseconds)
    },
    kinds: () => listRevisions(world.reads, report.id, { limit: 10 }).map((row) => row.kind),
    rows: () => world.connection.prepare('select count(*) from draft_updates').pluck().get(),
  }
}

describe('timed work', () => {
  it('cuts a revision when nobody has typed for a while, once', async () => {
    const { write, pass, kinds } = await desk()
    await write('A word.')
    await pass(CADENCE.idle - SECOND)
    expect(kinds()).toEqual(['created'])
    await pass(60 * SECOND)
    expect(kinds()).toEqual(['idle', 'created'])
    await pass(CADENCE.idle * 2)
    expect(kinds()).toEqual(['idle', 'created'])
  })

  it('cuts a revision when the last one has left, and none for a page that is only loaded anew', async () => {
    let open = false
    const { write, pass, kinds, timed, report } = await desk({ isOpen: () => open })
    await write('A word.')
    timed.left(report.id)
    open = true
    await pass(10 * SECOND)
    expect(kinds()).toEqual(['created'])
    open = false
    timed.left(report.id)
    await pass(10 * SECOND)
    expect(kinds()).toEqual(['left', 'created'])
  })

  it('folds a draft that has many updates, and keeps every word', async () => {
    const { write, pass, rows, timed, report, reads, transact } = await desk()
    await write('A word.', 120)
    await transact((tx) => compactDraft(tx, report.id, 1_000))
    expect(rows()).toBe(121)
    timed.left(report.id)
    await pass(10 * SECOND)
    expect(rows()).toBe(1)
    expect(loadDraft(reads, report.id).getXmlFragment('body').toString().split('A word.').length).toBe(121)
  })

  it('does the rest when one draft fails', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const { write, pass, kinds, connection } = await desk()
    await write('A word.')
    connection.prepare("insert into sponsors (id, slug, name, siglum, created_at) values ('s2', 's2', 'S2', 'S2', 0)").run()
    connection.prepare("insert into reports (id, sponsor_id, created_at) values ('00damaged', 's2', 0)").run()
    connection.prepare("insert into drafts (report_id, generation, written_at, spell_since) values ('00damaged', 1, 0, 0)").run()
    connection.prepare("insert into draft_updates (report_id, data) values ('00damaged', x'ffff')").run()
    await pass(CADENCE.idle + 60 * SECOND)
    expect(kinds()).toEqual(['idle', 'created'])
  })

  it('forgets sessions that ended long ago, at the start and once a day', async () => {
    const { pass, transact, connection } = await desk()
    const person = await aPerson({ transact })
    const count = () => connection.prepare('select count(*) from sessions').pluck().get()
    const open = (now: number) => transact((tx) => openSession(tx, { id: person.id, address: null, agent: null }, now))
    await open(NOW - 40 * DAY)
    await open(NOW)
    await pass(30 * SECOND)
    expect(count()).toBe(1)
    await open(NOW - 40 * DAY)
    await pass(HOUR)
    expect(count()).toBe(2)
    await pass(DAY)
    expect(count()).toBe(1)
  })
})
