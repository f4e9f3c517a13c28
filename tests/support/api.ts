import { expect, vi } from 'vitest'
import * as other from '#app/api/[[...path]]/route.ts'
import { addresses } from '#app/api/addresses.ts'
import * as openapi from '#app/api/v1/openapi.json/route.ts'
import { addToken } from '#domain/people/tokens.ts'
import type { Handler } from '#lib/api-route.ts'
import { refusalsOf } from '#lib/openapi.ts'
import { NOW } from './clock.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { anActor, aPerson } from './factories.ts'

const shelfKey = Symbol.for('hostcity')
type Methods = Partial<Record<string, Handler>>

export type Sent = { body?: unknown; raw?: BodyInit; headers?: Record<string, string>; token?: string | null }
export type Answered = { status: number; headers: Headers; text: string; body: Record<string, unknown> }
export type ApiWorld = TestDatabase & { personId: string; token: string; call: (method: string, path: string, sent?: Sent) => Promise<Answered> }

/** Puts a database on the process's registry, where routes find it. */
export function offerDatabase({ reads, transact, connection }: Pick<TestDatabase, 'reads' | 'transact'> & Partial<Pick<TestDatabase, 'connection'>>): void {
  const holder = globalThis as typeof globalThis & { [shelfKey]?: Map<string, unknown> }
  const shelf = holder[shelfKey] ?? new Map()
  holder[shelfKey] = shelf
  shelf.set('reads', reads)
  shelf.set('transact', transact)
  shelf.set('reading', connection)
  shelf.delete('readiness')
  forgetLimits()
}

/** Everybody starts anew with their limits, as after a long while. */
export function forgetLimits(): void {
  const holder = globalThis as typeof globalThis & { [shelfKey]?: Map<string, unknown> }
  holder[shelfKey]?.delete('api-limits')
}

/**
 * A database of its own, an editor with a token, and a way to ask the API. The clock stands at NOW, hence no limit
 * ever opens again: they are forgotten with each request, unless the test is about them.
 */
export async function apiWorld({ limited = false } = {}): Promise<ApiWorld> {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  const world = await testDatabase()
  offerDatabase(world)
  const person = await aPerson(world)
  const token = await aToken(world, person)
  return {
    ...world,
    personId: person.id,
    token,
    call: (method, path, sent = {}) => {
      if (!limited) forgetLimits()
      return ask(method, path, { token, ...sent })
    },
  }
}

/** A token of a person. Its use counts as noted, so that what a request changes is what it did. */
export async function aToken({ transact, connection }: TestDatabase, person: Parameters<typeof anActor>[0] & { id: string }): Promise<string> {
  const added = await transact((tx) => addToken(tx, anActor(person), { personId: person.id, label: 'test' }, NOW))
  if (!added.ok) throw new Error(added.refusal.kind)
  connection.prepare('update api_tokens set last_used_at = ?').run(NOW)
  return added.value.token
}

async function ask(method: string, path: string, { body, raw, headers = {}, token }: Sent): Promise<Answered> {
  const [methods, params] = find(new URL(path, 'http://host.test').pathname)
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const request = new Request(new URL(path, 'http://host.test'), {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(sent !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent, duplex: 'half' }),
  })
  const handler = methods[method]
  if (!handler) throw new Error(`${path} has no handler for ${method}`)
  const response = await handler(request, { params: Promise.resolve(params) })
  const text = await response.text()
  const isJson = /json$/.test(response.headers.get('content-type') ?? '')
  const answered = { status: response.status, headers: response.headers, text, body: text === '' || !isJson ? {} : JSON.parse(text) }
  if (method !== 'HEAD') holdToDescription(handler, answered, `${method} ${path}`)
  return answered
}

/** What an endpoint answers is what it says of itself, and what it refuses too. */
function holdToDescription({ endpoint, gate }: Handler, { status, headers, body, text }: Answered, asked: string): void {
  if (!endpoint || !gate) return
  if (status >= 400) {
    expect(
      refusalsOf(endpoint, gate).map((kind) => `/problems/${kind}`),
      `${asked} does not say that it may refuse this`,
    ).toContain(body.type)
    return
  }
  const { gives, statuses = [200], tagged, alsoGives = [] } = endpoint
  expect(statuses, `${asked} does not say that it answers so`).toContain(status)
  const type = headers.get('content-type')
  if (status === 204) expect([gives, text]).toEqual([null, ''])
  else if (type === 'application/json')
    expect(gives?.safeParse(body).error?.issues ?? [], `${asked} answers something else than it says: ${text.slice(0, 500)}`).toEqual([])
  else expect(alsoGives).toContain(type)
  expect(headers.has('etag'), `${asked} and its ETag`).toBe(tagged === true)
}

function find(path: string): [Methods, Record<string, string> | undefined] {
  for (const [address, methods] of byParticularity) {
    const match = path.match(new RegExp(`^${address.replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`))
    if (match) return [methods, match.groups && { ...match.groups }]
  }
  return [other, undefined]
}

const { dynamic: _, ...ownAddress } = openapi

/** As Next chooses: a fixed part of an address before one that may be anything. */
const byParticularity = Object.entries<Methods>({ ...addresses, '/api/v1/openapi.json': ownAddress }).toSorted(([one], [another]) =>
  one.replaceAll('[', '~') < another.replaceAll('[', '~') ? -1 : 1,
)
