import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { createReport } from '#domain/reports/create.ts'
import { api } from '#lib/access.ts'
import { apiWorld, aToken } from '../../support/api.ts'
import { NOW } from '../../support/clock.ts'
import { checksum } from '../../support/database.ts'
import { aContent, anActor, aPerson } from '../../support/factories.ts'

afterEach(() => void vi.useRealTimers())

async function aReport() {
  const world = await apiWorld()
  const sponsor = { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries' }
  const created = await world.transact((tx) => createReport(tx, anActor({ id: world.personId }), { sponsor, content: aContent() }, NOW))
  if (!created.ok) throw new Error(created.refusal.kind)
  return { world, base: `/api/v1/reports/${created.value.id}` }
}

/** Names and values that a body may have, in places where they do not belong. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    0,
    -1,
    1e9,
    1.5,
    '',
    'doc',
    'table',
    'listItem',
    'text',
    'link',
    '\ud800',
    'a\u0000b',
    [],
    {},
    [[]],
    true,
    'javascript:alert(1)',
  ),
  fc.jsonValue({ maxDepth: 3 }),
)
const key = fc.constantFrom('type', 'attrs', 'content', 'marks', 'text', 'id', 'level', 'href', 'colspan', '__proto__', 'constructor', 'standfirst', 'document')

/** The body of a report with something else put somewhere in it. */
const mutated = fc.tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }), key, value, fc.boolean()).map(([way, name, other, replaces]) => {
  const body = JSON.parse(JSON.stringify(aContent()))
  let place = body
  for (const step of way) {
    const inner = Object.values(place).filter((child) => typeof child === 'object' && child !== null)
    if (inner.length === 0) break
    place = inner[step % inner.length]
  }
  const names = Object.keys(place)
  const at = replaces && names.length > 0 ? (names[(way[0] ?? 0) % names.length] ?? name) : name
  Object.defineProperty(place, at, { value: other, enumerable: true, configurable: true, writable: true })
  return body
})

it('takes any change of a body or refuses it whole, and gives back what it took', async () => {
  const { world, base } = await aReport()
  await fc.assert(
    fc.asyncProperty(mutated, async (body) => {
      const present = await world.call('GET', `${base}/draft`)
      const before = checksum(world)
      const answer = await world.call('PUT', `${base}/draft`, { body, headers: { 'If-Match': present.headers.get('etag') ?? '' } })
      if (answer.status !== 200) {
        expect(answer.status, answer.text).toBe(422)
        expect(checksum(world)).toBe(before)
        return
      }
      const after = await world.call('GET', `${base}/draft`)
      expect([after.headers.get('etag'), after.body]).toEqual([answer.headers.get('etag'), answer.body])
    }),
    { numRuns: 250 },
  )
}, 60_000)

it('answers any JSON at every address that acts, and never with a fault of its own', async () => {
  const { world, base } = await aReport()
  const token = await aToken(world, await aPerson(world, { role: 'admin' }))
  const acting = Object.entries(api).flatMap(([address, methods]) =>
    Object.keys(methods).flatMap((method) =>
      method === 'GET' ? [] : [[method, address.replace('/api/v1/reports/[id]', base).replace(/\[\w+\]/g, 'unknown')]],
    ),
  )
  expect(acting.length).toBeGreaterThan(30)
  const targets = fc.constantFrom(...acting)
  const field = fc.constantFrom(
    'sponsor',
    'slug',
    'name',
    'revision',
    'change',
    'note',
    'reason',
    'standfirst',
    'document',
    'manuscript',
    'role',
    'tier',
    'entities',
    'into',
    'label',
    '__proto__',
  )
  const body = fc.oneof(value, fc.dictionary(field, value))
  await fc.assert(
    fc.asyncProperty(targets, body, async ([method = '', path = ''], sent) => {
      const { status, text } = await world.call(method, path, { token, raw: JSON.stringify(sent), headers: { 'If-Match': `"${'0'.repeat(64)}"` } })
      expect(status, text).toBeLessThan(500)
    }),
    { numRuns: 800 },
  )
}, 60_000)
