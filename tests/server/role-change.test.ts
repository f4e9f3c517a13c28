import { describe, expect, it, vi } from 'vitest'
import { changeRole } from '#domain/people/change-role.ts'
import { deactivatePerson } from '#domain/people/deactivate.ts'
import type { Action } from '#domain/people/may.ts'
import { NOW } from '../support/clock.ts'
import { anActor } from '../support/factories.ts'
import { browser, type LiveWorld, liveWorld, type } from './live-world.ts'

// Both roles may write. Here admins alone may, so that a change of role shows at the socket.
vi.mock('#domain/people/may.ts', async (original) => {
  const { may, ...rest } = await original<typeof import('#domain/people/may.ts')>()
  return { ...rest, may: (actor: Parameters<typeof may>[0], action: Action) => may(actor, action) && (action !== 'draft.write' || actor.role === 'admin') }
})

/** Ines and Tom, both admins, Tom with a draft open. */
async function tomWrites() {
  const world = await liveWorld()
  const ines = await world.editor({ name: 'Ines Marchetti', role: 'admin' })
  const tom = await world.editor({ name: 'Tom Okafor', role: 'admin' })
  const client = browser(world, tom)
  await client.synced()
  type(client.body, 'As an admin.')
  await client.saved()
  return { world, admin: anActor(ines), tom, client }
}
const stored = (world: LiveWorld) => world.stored().getXmlFragment('body').toString()

describe('the very next message of a socket', () => {
  it('is not taken after the role that allowed it was changed, and the browser hears that it may only read', async () => {
    const { world, admin, tom, client } = await tomWrites()
    const changing = world.transact((tx) => changeRole(tx, admin, { personId: tom.id, role: 'editor' }, NOW))
    expect(await changing).toMatchObject({ ok: true })
    type(client.body, 'As an editor.')
    await vi.waitUntil(() => client.seen.told.length > 0)
    expect(client.seen.told).toEqual(['{"readOnly":"role"}'])
    expect(stored(world)).toContain('As an admin.')
    expect(stored(world)).not.toContain('As an editor.')

    await world.transact((tx) => changeRole(tx, admin, { personId: tom.id, role: 'admin' }, NOW))
    await vi.waitUntil(() => client.seen.told.length > 1)
    expect(client.seen.told.at(-1)).toBe('{"readOnly":null}')
  })

  it('is not taken after its person was deactivated, and the socket closes', async () => {
    const { world, admin, tom, client } = await tomWrites()
    expect(await world.transact((tx) => deactivatePerson(tx, admin, { personId: tom.id }, NOW))).toMatchObject({ ok: true })
    const before = world.rows()
    type(client.body, 'Too late.')
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4401, 'signed-out'])
    expect(world.rows()).toEqual(before)
  })

  it('is not waited for: whoever deactivates a person closes all their sockets', async () => {
    const { world, tom, client } = await tomWrites()
    const other = browser(world, await world.editor())
    const second = browser(world, tom)
    await Promise.all([other.synced(), second.synced()])
    world.live.closePerson(tom.id)
    await Promise.all([client.closed(), second.closed()])
    expect([client.seen.closed[0], second.seen.closed[0]]).toEqual([
      [4401, 'signed-out'],
      [4401, 'signed-out'],
    ])
    expect(other.seen.closed).toEqual([])
  })
})
