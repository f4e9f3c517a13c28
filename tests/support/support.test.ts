import { expect, it } from 'vitest'
import { people } from '#db/schema.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { marks, nodes } from '#domain/richtext/schema.ts'
import { checksum, testDatabase } from './database.ts'
import { aContent, aPerson } from './factories.ts'

it('gives every test a database of its own', async () => {
  const one = await testDatabase()
  const other = await testDatabase()
  await aPerson(one)
  expect(one.reads.select().from(people).all()).toHaveLength(1)
  expect(other.reads.select().from(people).all()).toHaveLength(0)
})

it('sees a single changed row in the sum over all tables', async () => {
  const world = await testDatabase()
  const before = checksum(world)
  expect(checksum(world)).toBe(before)
  const person = await aPerson(world)
  const after = checksum(world)
  expect(after).not.toBe(before)
  world.connection.prepare('update people set name = ? where id = ?').run('Someone else', person.id)
  expect(checksum(world)).not.toBe(after)
})

it('writes a content that holds every node and mark of the schema, in canonical form', () => {
  const content = aContent()
  expect(parseContent(content)).toEqual({ ok: true, value: content })
  const found = new Set([...JSON.stringify(content).matchAll(/"type":"(\w+)"/g)].map((match) => match[1]))
  expect([...Object.keys(nodes), ...Object.keys(marks)].filter((name) => !found.has(name))).toEqual([])
})
