import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '#db/migrate.ts'

/** The migrations before the one that lays out anew what may be searched. */
function earlierMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-texts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(new URL('../../drizzle', import.meta.url).pathname, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  const entries = journal.entries.slice(
    0,
    journal.entries.findIndex(({ tag }) => tag === '0006_search'),
  )
  writeFileSync(file, JSON.stringify({ ...journal, entries }))
  return folder
}

it('what could be searched before still can, until each text is made anew, and the index goes with every change', async () => {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  await migrate(connection, earlierMigrations())
  connection.exec(`
    pragma foreign_keys = off;
    insert into published_texts (id, report_id, title, category, standfirst, body) values (7, 'one', 'Northwind', 'Ferries', 'Boats.', 'Forty-two piers.'), (9, 'two', 'Eastgate', 'Cranes', '', 'A quay.')`)

  expect((await migrate(connection)).migrations).toContain('0006_search')
  const found = (words: string) => connection.prepare('select rowid from published_words where published_words match ?').pluck().all(words)
  expect(connection.prepare('select id, report_id, version, title, names, standfirst, outline, body from published_texts where id = 7').get()).toEqual({
    id: 7,
    report_id: 'one',
    version: 0,
    title: 'Northwind',
    names: '',
    standfirst: 'Boats.',
    outline: '[]',
    body: 'Forty-two piers.',
  })
  expect([found('pier *'), found('cranes'), found('body : boats')]).toEqual([[7], [9], []])
  connection.exec("pragma foreign_keys = off; update published_texts set headings = 'The harbour' where id = 7; delete from published_texts where id = 9")
  expect([found('headings : harbour'), found('quay')]).toEqual([[7], []])
  expect(() => connection.exec("insert into published_words (published_words, rank) values ('integrity-check', 1)")).not.toThrow()
})
