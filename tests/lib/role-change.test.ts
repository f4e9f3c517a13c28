import { beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { people } from '#db/schema.ts'
import { changeRole } from '#domain/people/change-role.ts'
import { deactivatePerson } from '#domain/people/deactivate.ts'
import { openSession } from '#domain/people/sessions.ts'
import { deskAction } from '#lib/action.ts'
import { requireActor } from '#lib/session.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'

const request = vi.hoisted(() => ({ headers: new Headers(), session: '', world: null as TestDatabase | null }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`)
  },
  notFound: () => {
    throw new Error('not found')
  },
}))
vi.mock('#lib/log.ts', () => ({ log: { error: () => {}, warn: () => {} } }))
vi.mock('#lib/session-cookie.ts', () => ({ sessionIdOf: async () => request.session }))
vi.mock('#lib/process.ts', () => ({ reads: () => request.world?.reads, transact: () => request.world?.transact }))

let world: TestDatabase
let ines: Awaited<ReturnType<typeof aPerson>>
let tom: Awaited<ReturnType<typeof aPerson>>

/** Ines and Tom are admins; the requests are Tom's. */
beforeEach(async () => {
  world = await testDatabase()
  request.world = world
  ines = await aPerson(world, { name: 'Ines Marchetti', role: 'admin' })
  tom = await aPerson(world, { name: 'Tom Okafor', role: 'admin' })
  request.session = await world.transact((tx) => openSession(tx, { id: tom.id, address: null, agent: null }, Date.now()))
  request.headers = new Headers({ origin: 'http://desk.example', host: 'desk.example', 'next-action': 'x', 'x-hostcity-path': '/admin/people' })
})

const give = deskAction({
  input: z.object({ personId: z.string(), role: z.enum(['editor', 'admin']) }),
  verb: changeRole,
  done: () => {},
})
const send = (personId: string) => {
  const form = new FormData()
  form.append('personId', personId)
  form.append('role', 'editor')
  return give({ typed: {}, issues: {}, refusal: null }, form)
}
const demoteTom = () => world.transact((tx) => changeRole(tx, anActor(ines), { personId: tom.id, role: 'editor' }, Date.now()))
const deactivateTom = () => world.transact((tx) => deactivatePerson(tx, anActor(ines), { personId: tom.id }, Date.now()))
const roleOfInes = () =>
  world.reads
    .select()
    .from(people)
    .all()
    .find(({ id }) => id === ines.id)?.role

it('the very next request of somebody who is no admin any more meets no such page', async () => {
  expect(await requireActor('person.read')).toMatchObject({ id: tom.id, role: 'admin' })
  await demoteTom()
  await expect(requireActor('person.read')).rejects.toThrow('not found')
  expect(await requireActor()).toMatchObject({ id: tom.id, role: 'editor' })
})

it('the very next action of somebody who is no admin any more is refused', async () => {
  await demoteTom()
  expect((await send(ines.id)).refusal).toEqual({ kind: 'forbidden', action: 'person.manage' })
  expect(roleOfInes()).toBe('admin')
})

it('the very next request and action of somebody who was deactivated find nobody signed in', async () => {
  await deactivateTom()
  await expect(requireActor()).rejects.toThrow('redirect /sign-in?next=%2Fadmin%2Fpeople')
  expect((await send(ines.id)).refusal).toEqual({ kind: 'signed-out' })
  expect(roleOfInes()).toBe('admin')
})

it('an action that was on its way when the role was changed does nothing', async () => {
  const { transact } = world
  // The change takes the queue first: the action has passed the gate, and waits.
  const afterTheChange: typeof transact = async (work) => {
    await demoteTom()
    return transact(work)
  }
  request.world = { ...world, transact: afterTheChange }
  expect((await send(ines.id)).refusal).toEqual({ kind: 'forbidden', action: 'person.manage' })
  expect(roleOfInes()).toBe('admin')
})
