import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { policies, take } from '#lib/api-limits.ts'
import { type ApiWorld, apiWorld, aToken } from '../../support/api.ts'
import { NOW, SECOND } from '../../support/clock.ts'
import { checksum } from '../../support/database.ts'
import { aPerson } from '../../support/factories.ts'

let world: ApiWorld

beforeEach(async () => {
  world = await apiWorld({ limited: true })
})
afterEach(() => void vi.useRealTimers())

const read = (sent: Parameters<ApiWorld['call']>[2] = {}) => world.call('GET', '/api/v1/reports', sent)
const from = (address: string) => ({ headers: { 'x-hostcity-address': address } })
const sponsor = { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries' }

/** Uses up what the token of the world may still write. */
function spend(): void {
  const tokenId = world.connection.prepare('select id from api_tokens').pluck().get()
  for (let count = 0; count < policies.writing.quota; count++) take(policies.writing, String(tokenId), NOW)
}

async function often(times: number, ask: () => Promise<unknown>): Promise<void> {
  for (let count = 0; count < times; count++) await ask()
}

it('says with every answer how many requests remain', async () => {
  const { headers } = await read()
  expect([headers.get('ratelimit-policy'), headers.get('ratelimit')]).toEqual(['"reading";q=12000;w=60', '"reading";r=11999;t=1'])
  expect((await world.call('POST', '/api/v1/reports', { body: { sponsor } })).headers.get('ratelimit')).toBe('"writing";r=5999;t=1')
})

it('refuses a token that asks too often, as a problem that says when to come back, and does nothing', async () => {
  spend()
  const before = checksum(world)
  const refused = await world.call('POST', '/api/v1/reports', { body: { sponsor } })
  expect([refused.status, refused.body.type, refused.body.wait, refused.headers.get('retry-after')]).toEqual([429, '/problems/rate-limited', 1, '1'])
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect(checksum(world)).toBe(before)

  expect((await read()).status, 'reading goes on').toBe(200)
  expect((await world.call('POST', '/api/v1/reports', { body: { sponsor }, token: await aToken(world, await aPerson(world)) })).status, 'others go on').toBe(
    201,
  )
  vi.setSystemTime(NOW + SECOND)
  expect((await world.call('POST', '/api/v1/reports', { body: { sponsor: { ...sponsor, name: 'Alpha' } } })).status, 'and soon all go on').toBe(201)
})

it('counts what comes without a valid token by its address, and leaves tokens of that address alone', async () => {
  await often(policies.stranger.quota - 1, () => read({ ...from('10.0.0.9'), token: null }))
  expect((await read({ ...from('10.0.0.9'), token: 'hc_unknown' })).status).toBe(401)
  const refused = await read({ ...from('10.0.0.9'), token: 'hc_another' })
  expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([429, '"stranger";q=120;w=60'])
  expect((await read({ ...from('10.0.0.8'), token: null })).status).toBe(401)
  expect((await read(from('10.0.0.9'))).status).toBe(200)
})

it('never keeps monitors from asking', async () => {
  await often(policies.stranger.quota, () => read({ token: null }))
  const { status, headers } = await world.call('GET', '/api/health', { token: null })
  expect([status, headers.get('ratelimit')]).toEqual([200, null])
})
