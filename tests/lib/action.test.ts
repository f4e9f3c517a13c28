import { beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { auditEvents } from '#db/schema.ts'
import type { Transact } from '#db/transact.ts'
import { record } from '#domain/audit/record.ts'
import { openSession, type PersonActor } from '#domain/people/sessions.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { deskAction } from '#lib/action.ts'
import type { FormState } from '#lib/form.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aPerson } from '#tests/support/factories.ts'

const request = vi.hoisted(() => ({ headers: new Headers(), session: null as string | null, world: null as TestDatabase | null }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`)
  },
}))
vi.mock('#lib/log.ts', () => ({ log: { error: () => {}, warn: () => {} } }))
vi.mock('#lib/session-cookie.ts', () => ({ sessionIdOf: async () => request.session }))
vi.mock('#lib/process.ts', () => ({ reads: () => request.world?.reads, transact: () => request.world?.transact }))

type Refusal = { kind: 'note-missing' }
const untouched: FormState<Refusal> = { typed: {}, issues: {}, refusal: null }
const done = vi.fn()

/** Writes an entry whatever it answers, so that a refusal has something to take back. */
const verb = (tx: Parameters<Parameters<Transact>[0]>[0], actor: PersonActor, { note }: { note: string }, now: number): Result<string, Refusal> => {
  record(tx, actor, { action: 'draft.replaced' }, now)
  if (note === 'crash') throw new Error('a mistake')
  return note === 'no' ? refuse({ kind: 'note-missing' }) : ok(note)
}
const act = deskAction<{ note: string }, string, Refusal>({ input: z.object({ note: z.string().min(2, 'Say more.') }), verb, done })
const send = (note: string) => {
  const form = new FormData()
  form.append('note', note)
  return act(untouched, form)
}
const entries = () => request.world?.reads.select().from(auditEvents).all() ?? []

beforeEach(async () => {
  done.mockClear()
  const world = await testDatabase()
  const person = await aPerson(world)
  request.world = world
  request.session = await world.transact((tx) => openSession(tx, { id: person.id, address: null, agent: null }, Date.now()))
  request.headers = new Headers({
    origin: 'http://desk.example',
    host: 'desk.example',
    'next-action': 'x',
    'x-hostcity-path': '/desk/reports/new',
    'x-hostcity-address': '192.0.2.7',
  })
})

it('runs the command as the person who is signed in, from where they are, and leads on', async () => {
  expect(await send('Figures added')).toEqual(untouched)
  expect(done).toHaveBeenCalledExactlyOnceWith('Figures added', { note: 'Figures added' })
  expect(entries()).toMatchObject([{ action: 'draft.replaced', via: 'desk', address: '192.0.2.7' }])
  expect(entries()[0]?.actorId).not.toBeNull()
})

it.each([
  ['a field that is wrong', 'x', { issues: { note: 'Say more.' }, refusal: null }],
  ['a refusal', 'no', { issues: {}, refusal: { kind: 'note-missing' } }],
  ['a mistake of ours', 'crash', { issues: {}, refusal: { kind: 'not-written', why: 'fault' } }],
])('gives back what was typed, writes nothing and stays after %s', async (_name, note, said) => {
  expect(await send(note)).toEqual({ typed: { note }, ...said })
  expect(entries()).toEqual([])
  expect(done).not.toHaveBeenCalled()
})

it('keeps what was typed when the session has ended, so that it can be sent again', async () => {
  request.session = 'ended'
  expect(await send('Figures added')).toEqual({ typed: { note: 'Figures added' }, issues: {}, refusal: { kind: 'signed-out' } })
  expect(entries()).toEqual([])
})

it('sends a browser without scripts to sign in and back when the session has ended', async () => {
  request.session = null
  request.headers.delete('next-action')
  await expect(send('Figures added')).rejects.toThrow('redirect /sign-in?next=%2Fdesk%2Freports%2Fnew')
  expect(entries()).toEqual([])
})

it('does nothing for a form from elsewhere, and says no more than that', async () => {
  for (const origin of [null, 'https://evil.example']) {
    if (origin) request.headers.set('origin', origin)
    else request.headers.delete('origin')
    expect((await send('Figures added')).refusal).toEqual({ kind: 'foreign-origin' })
  }
  expect(entries()).toEqual([])
})

it('a session that ends while the database is waited for does nothing', async () => {
  const { transact, connection } = request.world as TestDatabase
  const late: Transact = (work) => {
    connection.prepare('update sessions set ended_at = 1').run()
    return transact(work)
  }
  request.world = { ...(request.world as TestDatabase), transact: late }
  const before = entries().length
  expect(await send('a note')).toMatchObject({ typed: { note: 'a note' }, refusal: { kind: 'signed-out' } })
  expect(entries()).toHaveLength(before)
  expect(done).not.toHaveBeenCalled()
})
