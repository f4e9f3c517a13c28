import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ApiWorld, apiWorld, aToken } from '../../support/api.ts'
import { checksum } from '../../support/database.ts'
import { aPerson } from '../../support/factories.ts'

let world: ApiWorld
let token: string

beforeEach(async () => {
  world = await apiWorld()
  token = await aToken(world, await aPerson(world, { role: 'admin' }))
})
afterEach(() => void vi.useRealTimers())

const call = (method: string, path: string, sent: Parameters<ApiWorld['call']>[2] = {}) => world.call(method, `/api/v1${path}`, { token, ...sent })

async function refusal(method: string, path: string, sent: Parameters<ApiWorld['call']>[2], status: number, kind: string) {
  const before = checksum(world)
  const answer = await call(method, path, sent)
  expect([answer.status, answer.body.type], answer.text.slice(0, 300)).toEqual([status, `/problems/${kind}`])
  expect(checksum(world), 'a refusal writes nothing').toBe(before)
  return answer
}

const ferries = { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries' }
type Added = { id: string; slug: string; sponsorships: { id: string; primary: boolean; ended: boolean; tier: { key: string } }[] }
const add = async (facts: object = ferries) => (await call('POST', '/sponsors', { body: facts })).body as unknown as Added
const etagOf = async (path: string) => (await call('GET', path)).headers.get('etag') ?? ''
const matching = async (path: string, body: object) => ({ body, headers: { 'If-Match': await etagOf(path) } })

describe('sponsors', () => {
  it('are added, found where Location says, and listed', async () => {
    const answer = await call('POST', '/sponsors', {
      body: { ...ferries, from: '2028', description: { entities: ['Northwind Ltd', 'Ferries GmbH'], headquarters: 'Bergen', ticker: null } },
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      slug: 'northwind-ferries',
      entities: ['Northwind Ltd', 'Ferries GmbH'],
      headquarters: 'Bergen',
      former: false,
      report: null,
      sponsorships: [{ primary: true, from: '2028', tier: { key: 'founding-partner' } }],
    })
    expect((await call('GET', String(answer.headers.get('location')).replace('/api/v1', ''))).body).toEqual(answer.body)
    expect((await call('GET', '/sponsors?words=bergen')).body.sponsors).toEqual([])
    expect((await call('GET', '/sponsors?words=gmbh')).body.sponsors).toHaveLength(1)
  })

  it('are added once, with a name and an address of their own', async () => {
    await add()
    await refusal('POST', '/sponsors', { body: ferries }, 409, 'name-taken')
    await refusal('POST', '/sponsors', { body: { ...ferries, name: 'Other', slug: 'northwind-ferries' } }, 409, 'slug-taken')
    await refusal('POST', '/sponsors', { body: { ...ferries, name: 'Other', from: '2028-13' } }, 422, 'invalid-body')
    await refusal('POST', '/sponsors', { body: { ...ferries, name: 'Other', from: '2028', until: '2027' } }, 422, 'until-before-from')
  })

  it('change facts, address and description, each only as they were seen', async () => {
    const { id } = await add()
    const seen = await etagOf(`/sponsors/${id}`)
    const facts = await call('PUT', `/sponsors/${id}/facts`, { body: { ...ferries, name: 'Northwind' }, headers: { 'If-Match': seen } })
    expect([facts.status, facts.body.name]).toEqual([200, 'Northwind'])
    expect(facts.headers.get('etag')).toBe(await etagOf(`/sponsors/${id}`))

    const late = await refusal('PUT', `/sponsors/${id}/address`, { body: { slug: 'northwind' }, headers: { 'If-Match': seen } }, 412, 'changed-meanwhile')
    expect(late.headers.get('etag')).toBe(facts.headers.get('etag'))
    await refusal('PUT', `/sponsors/${id}/address`, { body: { slug: 'northwind' } }, 428, 'precondition-required')
    const moved = await call('PUT', `/sponsors/${id}/address`, await matching(`/sponsors/${id}`, { slug: 'northwind' }))
    expect(moved.body).toMatchObject({ slug: 'northwind', formerSlugs: ['northwind-ferries'] })

    const description = { entities: ['Northwind Ltd'], headquarters: null, ticker: 'NWF' }
    expect((await call('PUT', `/sponsors/${id}/description`, await matching(`/sponsors/${id}`, description))).body).toMatchObject(description)
    await refusal('PUT', '/sponsors/unknown/facts', { body: ferries, headers: { 'If-Match': seen } }, 404, 'sponsor-not-found')
  })

  it('let editors change facts and address, as the desk does, and no more', async () => {
    const { id } = await add()
    const changed = await call('PUT', `/sponsors/${id}/facts`, {
      ...(await matching(`/sponsors/${id}`, { ...ferries, category: 'Boats' })),
      token: world.token,
    })
    expect(changed.status).toBe(200)
    await refusal('PUT', `/sponsors/${id}/description`, { body: {}, token: world.token }, 403, 'forbidden')
    await refusal('POST', '/sponsors', { body: ferries, token: world.token }, 403, 'forbidden')
  })

  it('hold several sponsorships, one of them primary, and leave', async () => {
    const { id, sponsorships } = await add()
    const given = await call('POST', `/sponsors/${id}/sponsorships`, { body: { tier: 'official-partner', category: 'Boats', from: '2024', primary: true } })
    expect([given.status, given.body.primary]).toEqual([201, true])
    const first = sponsorships[0]?.id ?? ''
    const second = String(given.body.id)
    expect((await call('POST', `/sponsorships/${first}/primary`)).body.sponsorships).toMatchObject([
      { id: first, primary: true },
      { id: second, primary: false },
    ])

    const changed = await call(
      'PUT',
      `/sponsorships/${second}`,
      await matching(`/sponsors/${id}`, { tier: 'official-partner', category: 'Small boats', from: '2024' }),
    )
    expect(changed.body.sponsorships).toContainEqual(expect.objectContaining({ id: second, category: 'Small boats' }))

    expect((await call('POST', `/sponsorships/${first}/end`, { body: { until: '2026-06' } })).body.sponsorships).toMatchObject([
      { id: second, primary: true },
      { id: first, ended: true },
    ])
    await refusal('POST', `/sponsorships/${first}/end`, { body: { until: '2026-06' } }, 409, 'sponsorship-ended')
    await refusal('POST', `/sponsorships/${second}/end`, { body: { until: '2031' } }, 422, 'not-over-yet')
    expect((await call('POST', `/sponsorships/${second}/end`, { body: { until: '2025' } })).body.former).toBe(true)
    expect((await call('POST', `/sponsorships/${second}/resume`)).body.former).toBe(false)
    expect((await call('DELETE', `/sponsorships/${first}`)).status).toBe(204)
    await refusal('DELETE', `/sponsorships/${second}`, {}, 409, 'last-sponsorship')
    await refusal('POST', '/sponsorships/unknown/primary', {}, 404, 'sponsorship-not-found')
  })

  it('that are doubles are merged, and lead on', async () => {
    const into = await add()
    const from = await add({ ...ferries, name: 'North Wind Ferries' })
    await refusal('POST', `/sponsors/${from.id}/merge`, { body: { into: into.id } }, 428, 'precondition-required')
    await refusal('POST', `/sponsors/${from.id}/merge`, await matching(`/sponsors/${from.id}`, { into: from.id }), 422, 'same-sponsor')
    const merged = await call('POST', `/sponsors/${from.id}/merge`, await matching(`/sponsors/${from.id}`, { into: into.id }))
    expect(merged.body).toMatchObject({ id: into.id, formerSlugs: [from.slug], merged: [{ id: from.id, name: 'North Wind Ferries' }] })
    await refusal('GET', `/sponsors/${from.id}`, {}, 404, 'sponsor-not-found')
  })

  it('that are doubles with a report each are asked which one stays', async () => {
    const reports = await Promise.all(['Alpha', 'Alfa'].map(async (name) => (await call('POST', '/reports', { body: { sponsor: { ...ferries, name } } })).body))
    const [stays, goes] = reports as { id: string; sponsor: { id: string } }[]
    const body = { into: stays?.sponsor.id }
    const path = `/sponsors/${goes?.sponsor.id}`
    const asked = await refusal('POST', `${path}/merge`, await matching(path, body), 409, 'two-reports')
    expect((asked.body.reportIds as string[]).toSorted()).toEqual([stays?.id, goes?.id].toSorted())
    const merged = await call('POST', `${path}/merge`, await matching(path, { ...body, keepReport: stays?.id }))
    expect(merged.body).toMatchObject({ report: { id: stays?.id }, archivedReports: [goes?.id] })
    await refusal('DELETE', `/reports/${goes?.id}/archive`, {}, 409, 'sponsor-has-report')
  })
})

describe('tiers', () => {
  it('are listed with their programmes, added, changed, moved and removed', async () => {
    const { body } = await call('GET', '/tiers')
    const before = (body.tiers as { key: string; place: number }[]).map(({ key }) => key)
    const programme = (body.programmes as { key: string }[])[0]?.key
    const added = await call('POST', '/tiers', { body: { singular: 'Host Partner', plural: 'Host Partners', programme } })
    expect([added.status, added.headers.get('location'), added.body.place]).toEqual([201, '/api/v1/tiers/host-partner', before.length + 1])

    const moved = await call('POST', '/tiers/host-partner/move', { body: { to: 'up' } })
    expect((moved.body.tiers as { key: string }[]).at(-2)?.key).toBe('host-partner')
    const changed = await call('PUT', '/tiers/host-partner', await matching('/tiers/host-partner', { singular: 'Host', plural: 'Hosts', programme }))
    expect(changed.body).toMatchObject({ key: 'host-partner', singular: 'Host' })
    await refusal(
      'PUT',
      '/tiers/host-partner',
      { body: { singular: 'H', plural: 'H', programme }, headers: { 'If-Match': `"${'0'.repeat(64)}"` } },
      412,
      'changed-meanwhile',
    )

    await add({ ...ferries, tier: 'Host' })
    const used = await refusal('DELETE', '/tiers/host-partner', {}, 409, 'tier-in-use')
    expect(used.body.sponsorships).toBe(1)
    expect((await call('DELETE', `/tiers/${before.at(-1)}`)).status).toBe(204)
    await refusal('GET', `/tiers/${before.at(-1)}`, {}, 404, 'tier-not-found')
  })

  it('are for admins to change', async () => {
    await refusal('POST', '/tiers', { body: {}, token: world.token }, 403, 'forbidden')
    expect((await call('GET', '/tiers', { token: world.token })).status).toBe(200)
  })

  it('need a programme that there is, and a label of their own', async () => {
    await refusal('POST', '/tiers', { body: { singular: 'Host', plural: 'Hosts', programme: 'none' } }, 422, 'unknown-programme')
    const { body } = await call('GET', '/tiers')
    const programme = (body.programmes as { key: string }[])[0]?.key
    await refusal('POST', '/tiers', { body: { singular: 'Founding Partner', plural: 'X', programme } }, 409, 'tier-taken')
  })
})
