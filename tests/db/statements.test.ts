import { eq } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { connect } from '#db/connection.ts'
import { counters } from '#db/schema.ts'
import { rememberingStatements } from '#db/statements.ts'
import { testDatabase } from '#tests/support/database.ts'

it('prepares a statement once, and gives what the database holds each time', () => {
  const connection = connect(':memory:', 'write')
  connection.exec('create table boats (name text, seats integer)')
  const prepare = vi.spyOn(connection, 'prepare')
  const remembering = rememberingStatements(connection)
  const seats = () => remembering.prepare('select name, seats from boats').all()

  expect(seats()).toEqual([])
  remembering.prepare('insert into boats values (?, ?)').run('Calypso', 42)
  expect(seats()).toEqual([{ name: 'Calypso', seats: 42 }])
  remembering.prepare('insert into boats values (?, ?)').run('Argo', 50)
  expect(seats()).toHaveLength(2)
  expect(prepare).toHaveBeenCalledTimes(2)
  connection.close()
})

it('keeps rows as objects and rows as lists apart, in whatever order they are asked for', () => {
  const connection = connect(':memory:', 'write')
  const remembering = rememberingStatements(connection)
  const source = "select 1 as one, 'b' as two"
  expect(remembering.prepare(source).raw().get()).toEqual([1, 'b'])
  expect(remembering.prepare(source).get()).toEqual({ one: 1, two: 'b' })
  expect(remembering.prepare(source).raw().all()).toEqual([[1, 'b']])
  connection.close()
})

it('goes on after a statement that failed, and after the tables changed', async () => {
  const { connection, reads } = await testDatabase()
  const publication = () => reads.select({ value: counters.value }).from(counters).where(eq(counters.name, 'publication')).get()
  expect(publication()).toEqual({ value: 1 })
  connection.exec('alter table counters add column note text')
  expect(publication()).toEqual({ value: 1 })
  expect(() => reads.insert(counters).values({ name: 'publication', value: 2 }).run()).toThrow('UNIQUE')
  expect(() => reads.insert(counters).values({ name: 'publication', value: 2 }).run()).toThrow('UNIQUE')
  expect(publication()).toEqual({ value: 1 })
})
