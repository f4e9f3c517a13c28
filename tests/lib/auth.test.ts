import { beforeEach, expect, it, vi } from 'vitest'
import type { Transact } from '#db/transact.ts'
import { signInWithPassword } from '#lib/auth.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'

type Provider = { authorize(typed: object, request: Request): Promise<unknown> }

const process = vi.hoisted(() => ({ world: null as TestDatabase | null, transact: null as Transact | null }))
vi.mock('next-auth', () => ({
  CredentialsSignin: Error,
  default: (config: () => { providers: Provider[] }) => ({
    signIn: (_provider: string, typed: object) => config().providers[0]?.authorize(typed, new Request('http://desk.example/')),
    signOut: async () => {},
  }),
}))
vi.mock('next-auth/providers/credentials', () => ({ default: (provider: Provider) => provider }))
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
vi.mock('#lib/log.ts', () => ({ log: { error: () => {}, warn: () => {} } }))
vi.mock('#lib/environment.ts', () => ({ environment: () => ({ authSecret: 'x'.repeat(32), secure: false }) }))
vi.mock('#lib/process.ts', () => ({ reads: () => process.world?.reads, transact: () => process.transact, live: () => null }))

beforeEach(async () => {
  process.world = await testDatabase()
  process.transact = process.world.transact
})

const typed = { email: 'ines@desk.example', password: 'sailing boats at dusk' }

it('who is unknown is told that the two do not belong together', async () => {
  expect(await signInWithPassword(typed)).toEqual({ kind: 'wrong-credentials' })
})

it('a full disk is said, and no page of faults shown', async () => {
  process.transact = () => Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }))
  expect(await signInWithPassword(typed)).toEqual({ kind: 'not-written', why: 'disk-full' })
})
