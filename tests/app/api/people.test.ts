import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ApiWorld, apiWorld, aToken } from '../../support/api.ts'
import { NOW } from '../../support/clock.ts'
import { checksum } from '../../support/database.ts'
import { aPerson } from '../../support/factories.ts'

let world: ApiWorld
let admin: { id: string; token: string }

beforeEach(async () => {
  world = await apiWorld()
  const person = await aPerson(world, { name: 'Ines Marchetti', email: 'ines@desk.example', role: 'admin', passwordHash: 'x' })
  admin = { id: person.id, token: await aToken(world, person) }
})
afterEach(() => void vi.useRealTimers())

const call = (method: string, path: string, sent: Parameters<ApiWorld['call']>[2] = {}) => world.call(method, `/api/v1${path}`, { token: admin.token, ...sent })

async function refusal(method: string, path: string, sent: Parameters<ApiWorld['call']>[2], status: number, kind: string) {
  const before = checksum(world)
  const answer = await call(method, path, sent)
  expect([answer.status, answer.body.type], answer.text.slice(0, 300)).toEqual([status, `/problems/${kind}`])
  expect(checksum(world), 'a refusal writes nothing').toBe(before)
}

const tom = { email: 'Tom@Desk.example', name: 'Tom Okafor', role: 'editor' }

describe('people', () => {
  it('are invited by a link that is given once', async () => {
    const keyed = { body: tom, headers: { 'Idempotency-Key': 'invite-tom' } }
    const first = await call('POST', '/people', keyed)
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ email: 'tom@desk.example', name: 'Tom Okafor', role: 'editor', state: 'invited', expiresAt: '2026-07-17T09:00:00.000Z' })
    expect(first.body.link).toMatch(/^http:\/\/\S+\/join\/[\w-]{43}$/)
    expect(first.headers.get('location')).toBe(first.body.url)

    const again = await call('POST', '/people', keyed)
    expect([again.status, again.headers.get('idempotent-replayed'), again.body.link]).toEqual([201, 'true', undefined])
    const secret = String(first.body.link).split('/').at(-1) ?? 'none'
    expect(JSON.stringify(world.connection.prepare('select * from answered_requests').all())).not.toContain(secret)
  })

  it('are listed and read with what they have open', async () => {
    const { body } = await call('GET', '/people')
    expect((body.people as { id: string }[]).map(({ id }) => id)).toEqual(expect.arrayContaining([admin.id, world.personId]))
    const one = await call('GET', `/people/${admin.id}`)
    expect(one.body).toMatchObject({ name: 'Ines Marchetti', state: 'active', sessions: [], tokens: [{ label: 'test' }] })
    await refusal('GET', '/people/unknown', {}, 404, 'person-not-found')
  })

  it('change name, role and status in one step, or not at all', async () => {
    const person = await aPerson(world, { passwordHash: 'x' })
    const changed = await call('PATCH', `/people/${person.id}`, { body: { name: 'Tom Okafor', role: 'admin' } })
    expect(changed.body).toMatchObject({ name: 'Tom Okafor', role: 'admin', state: 'active' })
    await refusal('PATCH', `/people/${admin.id}`, { body: { name: 'Another', role: 'editor' } }, 409, 'own-account')
    await refusal('PATCH', `/people/${person.id}`, { body: { name: '', status: 'inactive' } }, 422, 'invalid-name')
    await refusal('PATCH', `/people/${person.id}`, { body: { role: 'owner' } }, 422, 'invalid-body')
    await refusal('PATCH', '/people/unknown', { body: { role: 'editor' } }, 404, 'person-not-found')
  })

  it('are kept out at once, with their tokens, and come back', async () => {
    const person = await aPerson(world, { passwordHash: 'x' })
    const token = await aToken(world, person)
    expect((await call('PATCH', `/people/${person.id}`, { body: { status: 'inactive' } })).body.state).toBe('inactive')
    expect((await call('GET', '/me', { token })).status).toBe(401)
    expect((await call('PATCH', `/people/${person.id}`, { body: { status: 'active' } })).body.state).toBe('active')
    expect((await call('GET', '/me', { token })).status, 'a token that ended stays ended').toBe(401)
  })

  it('get new invitations and reset links from an admin, who never learns a password', async () => {
    const invited = (await call('POST', '/people', { body: tom })).body
    const again = await call('POST', `/people/${invited.id}/invitation`)
    expect([again.status, again.body.link]).toEqual([200, expect.stringMatching(/\/join\//)])
    expect(again.body.link).not.toBe(invited.link)
    expect((await call('DELETE', `/people/${invited.id}/invitation`)).status).toBe(204)
    await refusal('POST', `/people/${invited.id}/reset-link`, {}, 409, 'person-not-active')
    await refusal('POST', `/people/${admin.id}/invitation`, {}, 409, 'joined-already')
    await refusal('POST', `/people/${admin.id}/reset-link`, {}, 409, 'own-account')

    const person = await aPerson(world, { passwordHash: 'x' })
    const reset = await call('POST', `/people/${person.id}/reset-link`)
    expect(reset.body).toMatchObject({ link: expect.stringMatching(/\/reset\//), expiresAt: '2026-07-14T10:00:00.000Z' })
  })

  it('have sessions that an admin ends', async () => {
    const open = (id: string) =>
      world.connection
        .prepare('insert into sessions (id, person_id, created_at, last_seen_at, expires_at) values (?, ?, ?, ?, ?)')
        .run(id, world.personId, NOW, NOW, NOW + 1e9)
    open('one')
    open('two')
    open('three')
    const mine = await call('GET', '/me/sessions', { token: world.token })
    expect((mine.body.sessions as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(['one', 'three', 'two'])
    expect((await call('DELETE', '/sessions/one', { token: world.token })).status).toBe(204)
    await refusal('DELETE', '/sessions/one', {}, 404, 'session-not-found')
    expect((await call('DELETE', '/sessions/two')).status).toBe(204)
    expect((await call('DELETE', `/people/${world.personId}/sessions`)).body).toEqual({ ended: 1 })
    expect((await call('DELETE', '/me/sessions', { token: world.token })).body).toEqual({ ended: 0 })
    await refusal('DELETE', '/people/unknown/sessions', {}, 404, 'person-not-found')
  })

  it.each([
    ['GET', '/people'],
    ['POST', '/people'],
    ['GET', '/people/x'],
    ['PATCH', '/people/x'],
    ['POST', '/people/x/invitation'],
    ['DELETE', '/people/x/invitation'],
    ['POST', '/people/x/reset-link'],
    ['DELETE', '/people/x/sessions'],
    ['GET', '/audit'],
  ])('are no business of editors: %s %s', async (method, path) => {
    await refusal(method, path, { token: world.token }, 403, 'forbidden')
  })
})

describe('whoever asks', () => {
  it('learns who they are, and changes their name', async () => {
    expect((await call('GET', '/me')).body).toMatchObject({ id: admin.id, role: 'admin', token: { label: 'test' } })
    expect((await call('PATCH', '/me', { body: { name: 'Ines M. Marchetti' } })).body.name).toBe('Ines M. Marchetti')
    await refusal('PATCH', '/me', { body: { name: ' ' } }, 422, 'invalid-name')
  })

  it('makes tokens, which work, are given once, and end', async () => {
    const keyed = { body: { label: 'A script' }, headers: { 'Idempotency-Key': 'token' }, token: world.token }
    const made = await call('POST', '/me/tokens', keyed)
    expect(made.body).toMatchObject({ label: 'A script', token: expect.stringMatching(/^hc_/) })
    expect((await call('POST', '/me/tokens', keyed)).body.token).toBeUndefined()
    const token = String(made.body.token)
    expect((await call('GET', '/me', { token })).body.token).toMatchObject({ label: 'A script' })
    expect((await call('GET', '/me/tokens', { token: world.token })).body.tokens).toHaveLength(2)
    await refusal('POST', '/me/tokens', { body: { label: ' ' } }, 422, 'invalid-label')
    expect((await call('DELETE', `/tokens/${made.body.id}`, { token })).status).toBe(204)
    await refusal('GET', '/me', { token }, 401, 'token-invalid')
    await refusal('DELETE', `/tokens/${made.body.id}`, {}, 404, 'token-not-found')
  })

  it('ends no token and no session of others but as an admin', async () => {
    const { body } = await call('GET', '/me')
    await refusal('DELETE', `/tokens/${(body.token as { id: string }).id}`, { token: world.token }, 403, 'forbidden')
  })

  it('sends no body where none is taken', async () => {
    await refusal('DELETE', '/me/sessions', { body: { all: true } }, 422, 'invalid-body')
  })
})
