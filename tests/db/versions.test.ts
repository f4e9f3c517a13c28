import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { Connection } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { database, transactor } from '#db/transact.ts'
import { updateFor } from '#domain/drafts/difference.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publicReport } from '#domain/editions/public.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { editionOfRevision, readTimeline } from '#domain/revisions/timeline.ts'
import { canonical } from '#domain/richtext/parse.ts'
import { revisionFaults } from '#lib/commands/revision-soundness.ts'
import { HOUR, NOW } from '#tests/support/clock.ts'
import { aContent, anActor, aParagraph } from '#tests/support/factories.ts'

/** The migrations before the one that counts revisions. */
function earlierMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-versions-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(new URL('../../drizzle', import.meta.url).pathname, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  const entries = journal.entries.slice(
    0,
    journal.entries.findIndex(({ tag }) => tag === '0004_versions'),
  )
  writeFileSync(file, JSON.stringify({ ...journal, entries }))
  return folder
}

const saying = (words: string) => aContent({ blocks: [...aContent().document.content, aParagraph('more', words)] })
/** What each of six revisions says, as it was kept. */
const contents = Array.from({ length: 6 }, (_, at) => saying(`State ${at + 1}.`))
const texts = contents.map(canonical)

/** A history as it was kept then: rows by ids that sort in no order, the first and the fifth whole, the others leaning on them. */
function fill(connection: Connection): void {
  const put = (table: string, row: Record<string, unknown>) =>
    connection.prepare(`insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map(() => '?')})`).run(...Object.values(row))
  const id = (number: number) => `rev-${(number * 5) % 7}`
  for (const [person, name] of Object.entries({ ines: 'Ines Marchetti', tom: 'Tom Okafor' }))
    put('people', { id: person, email: `${person}@desk.example`, name, role: 'editor', created_at: NOW })
  put('sponsors', { id: 'sponsor', slug: 'northwind', name: 'Northwind', siglum: 'Nw', created_at: NOW })
  put('sponsorships', {
    id: 'deal',
    sponsor_id: 'sponsor',
    tier_key: 'official-partner',
    category: 'Ferries',
    is_primary: 1,
    status: 'active',
    created_at: NOW,
  })
  put('reports', { id: 'report', sponsor_id: 'sponsor', created_at: NOW, created_by: 'ines' })
  put('drafts', { report_id: 'report', written_at: NOW })
  put('draft_updates', { report_id: 'report', data: Buffer.from(updateFor(contents[5] ?? aContent(), 1)) })
  for (const [at, text] of texts.entries()) {
    const number = at + 1
    const whole = number < 5 ? 1 : 5
    const hash = createHash('sha256').update(text).digest('hex')
    const counts = { schema_version: 1, words: 9, words_added: number, words_removed: 0, created_at: NOW + number * HOUR }
    const history = { number, parent_id: number > 1 ? id(number - 1) : null, author_id: number === 3 ? null : 'ines', restored_from: number === 4 ? 2 : null }
    put('revisions', { id: id(number), report_id: 'report', kind: number === 4 ? 'restored' : 'kept', hash, ...history, ...counts })
    const dictionary = number === whole ? undefined : Buffer.from(texts[whole - 1] ?? '')
    const bytes = zstdCompressSync(Buffer.from(text), dictionary ? { dictionary } : {})
    put('revision_bodies', { revision_id: id(number), encoding: dictionary ? 'zstd-from' : 'zstd', base_id: dictionary ? id(whole) : null, bytes })
    for (const person of number % 2 ? ['ines', 'tom'] : ['tom']) put('revision_writers', { revision_id: id(number), person_id: person })
  }
  put('revision_names', { revision_id: id(2), name: 'Checked', person_id: 'tom', at: NOW })
  const labels = { sponsor_name: 'Northwind Boats', tier_key: 'gone', tier_label: 'Harbour Partners', category: 'Boats' }
  put('editions', {
    id: 'edition',
    report_id: 'report',
    revision_id: id(2),
    major: 1,
    minor: 0,
    note: 'First.',
    published_by: 'tom',
    published_at: NOW,
    ...labels,
  })
  connection.exec("update reports set live_edition_id = 'edition'")
}

it('a history of before revisions were counted is read back to the letter, with all that belongs to it, and goes on', async () => {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  connection.pragma('foreign_keys = ON')
  await migrate(connection, earlierMigrations())
  fill(connection)
  expect((await migrate(connection)).migrations[0]).toBe('0004_versions')

  const db = database(connection)
  for (const [at, content] of contents.entries()) {
    const revision = readRevision(db, 'report', at + 1)
    expect(revision).toMatchObject({ ok: true, value: { content, row: { wordsAdded: at + 1, author: at === 2 ? null : 'Ines Marchetti' } } })
  }
  const { revisions, editions } = readTimeline(db, 'report', { limit: 9 })
  expect(revisions.map(({ number, name, writers, restoredFrom }) => [number, name, writers, restoredFrom])).toEqual([
    [6, null, ['Tom Okafor'], null],
    [5, null, ['Ines Marchetti', 'Tom Okafor'], null],
    [4, null, ['Tom Okafor'], 2],
    [3, null, ['Ines Marchetti', 'Tom Okafor'], null],
    [2, 'Checked', ['Tom Okafor'], null],
    [1, null, ['Ines Marchetti', 'Tom Okafor'], null],
  ])
  expect(editions).toMatchObject([{ major: 1, minor: 0, revision: 2, by: 'Tom Okafor', live: true }])
  expect(editionOfRevision(db, revisions[4]?.id ?? '')).toMatchObject({ sponsorName: 'Northwind Boats', tier: { key: 'gone', plural: 'Harbour Partners' } })
  expect(publicReport(db, 'northwind')).toMatchObject({ kind: 'live', report: contents[1] })
  expect(connection.prepare('select number, parent from revisions order by seq').raw().all()).toEqual([
    [1, null],
    [2, 1],
    [3, 2],
    [4, 3],
    [5, 4],
    [6, 5],
  ])
  expect(revisionFaults(db)).toEqual({ seen: '6 against their hash', faults: [] })
  expect(connection.pragma('foreign_key_check')).toEqual([])
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')

  const more = await transactor(connection)((tx) => {
    const written = replaceDraft(tx, anActor(), { reportId: 'report', content: saying('State 7.') }, NOW + 9 * HOUR)
    return written.ok ? cutRevision(tx, anActor(), { reportId: 'report', kind: 'kept' }, NOW + 9 * HOUR) : written
  })
  expect(more).toMatchObject({ ok: true, value: { number: 7 } })
  expect(connection.prepare('select base_seq from revision_bodies order by seq desc').pluck().get()).toBe(6)
  expect(readRevision(db, 'report', 7)).toMatchObject({ ok: true, value: { content: saying('State 7.') } })
})
