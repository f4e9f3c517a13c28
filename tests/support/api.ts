import { vi } from 'vitest'
import * as other from '#app/api/[[...path]]/route.ts'
import * as health from '#app/api/health/route.ts'
import * as ready from '#app/api/ready/route.ts'
import * as compare from '#app/api/v1/reports/[id]/compare/route.ts'
import * as draft from '#app/api/v1/reports/[id]/draft/route.ts'
import * as live from '#app/api/v1/reports/[id]/editions/live/route.ts'
import * as editions from '#app/api/v1/reports/[id]/editions/route.ts'
import * as restore from '#app/api/v1/reports/[id]/restore/route.ts'
import * as revision from '#app/api/v1/reports/[id]/revisions/[n]/route.ts'
import * as revisions from '#app/api/v1/reports/[id]/revisions/route.ts'
import * as report from '#app/api/v1/reports/[id]/route.ts'
import * as reports from '#app/api/v1/reports/route.ts'
import { addToken } from '#domain/people/tokens.ts'
import type { Handler } from '#lib/api.ts'
import { NOW } from './clock.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { anActor, aPerson } from './factories.ts'

type Methods = Partial<Record<string, unknown>>

/** Every address of the API and what answers there, the most particular first. */
export const addresses: [pattern: string, methods: Methods][] = [
  ['/api/health', health],
  ['/api/ready', ready],
  ['/api/v1/reports', reports],
  ['/api/v1/reports/{id}', report],
  ['/api/v1/reports/{id}/draft', draft],
  ['/api/v1/reports/{id}/revisions', revisions],
  ['/api/v1/reports/{id}/revisions/{n}', revision],
  ['/api/v1/reports/{id}/compare', compare],
  ['/api/v1/reports/{id}/restore', restore],
  ['/api/v1/reports/{id}/editions', editions],
  ['/api/v1/reports/{id}/editions/live', live],
]

export type Sent = { body?: unknown; raw?: BodyInit; headers?: Record<string, string>; token?: string | null }
export type Answered = { status: number; headers: Headers; text: string; body: Record<string, unknown> }
export type ApiWorld = TestDatabase & { personId: string; token: string; call: (method: string, path: string, sent?: Sent) => Promise<Answered> }

/** Puts a database on the process's registry, where routes find it. */
export function offerDatabase({ reads, transact }: Pick<TestDatabase, 'reads' | 'transact'>): void {
  const key = Symbol.for('hostcity')
  const holder = globalThis as typeof globalThis & { [key]?: Map<string, unknown> }
  const shelf = holder[key] ?? new Map()
  holder[key] = shelf
  shelf.set('reads', reads)
  shelf.set('transact', transact)
  shelf.delete('readiness')
}

/** A database of its own, an editor with a token, and a way to ask the API. The clock stands at NOW. */
export async function apiWorld(): Promise<ApiWorld> {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  const world = await testDatabase()
  offerDatabase(world)
  const person = await aPerson(world)
  const token = await aToken(world, person)
  return { ...world, personId: person.id, token, call: (method, path, sent = {}) => ask(method, path, { token, ...sent }) }
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
  const response = await (methods[method] as Handler)(request, { params: Promise.resolve(params) })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text === '' ? {} : JSON.parse(text) }
}

function find(path: string): [Methods, Record<string, string> | undefined] {
  for (const [pattern, methods] of addresses) {
    const match = path.match(new RegExp(`^${pattern.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`))
    if (match) return [methods, match.groups && { ...match.groups }]
  }
  return [other, undefined]
}
