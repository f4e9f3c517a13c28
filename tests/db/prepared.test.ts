import { eq, sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { prepared } from '#db/prepared.ts'
import { counters } from '#db/schema.ts'
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
