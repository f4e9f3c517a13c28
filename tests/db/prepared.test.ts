import { eq, sql } from 'drizzle-orm'
import { integer, type SQLiteTable, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { expect, it, vi } from 'vitest'
import { adding, prepared } from '#db/prepared.ts'
import { auditEvents, counters } from '#db/schema.ts'
import { testDatabase } from '#tests/support/database.ts'

it('a query is put together once for each connection, and answers from the one that it is asked of', async () => {
  const [one, other] = [await testDatabase(), await testDatabase()]
  const made = vi.fn()
  const named = prepared((db) => {
    made()
    return db
      .select({ value: counters.value })
      .from(counters)
      .where(eq(counters.name, sql.placeholder('name')))
      .prepare()
  })
  const publication = ({ reads }: typeof one) => named(reads).get({ name: 'publication' })?.value

  expect([publication(one), publication(other)]).toEqual([1, 1])
  other.connection.exec("update counters set value = 7 where name = 'publication'")
  expect([publication(one), publication(other)]).toEqual([1, 7])
  expect(named(one.reads).get({ name: 'nothing' })).toBeUndefined()
  expect(made).toHaveBeenCalledTimes(2)
})

it('a row is added with what it says, nothing where it says nothing, and under the number that it is told', async () => {
  const world = await testDatabase()
  const add = adding(auditEvents)
  const row = { at: 1_753_000_000_000, via: 'service', action: 'backup.made', details: { bytes: 7 } } as const
  const [first, second] = await world.transact((tx) => [add(tx, row), add(tx, { ...row, reportId: 'r' })] as const)
  const rows = world.reads.select().from(auditEvents).all()
  expect(rows).toEqual([
    { ...row, id: first, actorId: null, address: null, reportId: null },
    { ...row, id: second, actorId: null, address: null, reportId: 'r' },
  ])
})

it('a row that leaves out a column, or gives null, is written as drizzle would', async () => {
  const world = await testDatabase()
  const table = sqliteTable('things', {
    id: integer('id').primaryKey(),
    said: text('said', { mode: 'json' }),
    is: integer('is', { mode: 'boolean' }),
    name: text('name').notNull().default('none'),
  }) satisfies SQLiteTable
  world.connection.exec("create table things (id integer primary key, said text, 'is' integer, name text not null default 'none')")
  const add = adding(table)
  const rows = [{}, { said: null, is: null }, { said: { a: 1 }, is: false, name: 'one' }, { is: true }]
  await world.transact((tx) => {
    for (const row of rows) add(tx, row)
  })
  expect(world.connection.prepare('select said, "is", name from things').raw().all()).toEqual([
    [null, null, 'none'],
    [null, null, 'none'],
    ['{"a":1}', 0, 'one'],
    [null, 1, 'none'],
  ])
})
