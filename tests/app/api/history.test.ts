import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { shelf } from '#lib/registry.ts'
import { type ApiWorld, apiWorld, aToken } from '../../support/api.ts'
import { NOW } from '../../support/clock.ts'
import { checksum } from '../../support/database.ts'
import { aContent, aPerson } from '../../support/factories.ts'

let world: ApiWorld
let admin: string

beforeEach(async () => {
  world = await apiWorld()
  admin = await aToken(world, await aPerson(world, { role: 'admin', name: 'Ines Marchetti' }))
})
afterEach(() => void vi.useRealTimers())

const call = (method: string, path: string, sent: Parameters<ApiWorld['call']>[2] = {}) => world.call(method, `/api/v1${path}`, sent)

async function refusal(method: string, path: string, sent: Parameters<ApiWorld['call']>[2], status: number, kind: string) {
  const before = checksum(world)
  const answer = await call(method, path, sent)
  expect([answer.status, answer.body.type], answer.text.slice(0, 300)).toEqual([status, `/problems/${kind}`])
  expect(checksum(world), 'a refusal writes nothing').toBe(before)
  return answer
}

async function aReport(name = 'Northwind Ferries') {
  const { body } = await call('POST', '/reports', { body: { sponsor: { name, tier: 'founding-partner', category: 'Ferries' } } })
  const id = String(body.id)
  const { headers } = await call('GET', `/reports/${id}/draft`)
  await call('PUT', `/reports/${id}/draft`, { body: aContent(), headers: { 'If-Match': headers.get('etag') ?? '' } })
  return id
}

describe('a report', () => {
  it('is checked before it is published', async () => {
    const { body } = await call('POST', '/reports', { body: { sponsor: { name: 'Alpha', tier: 'founding-partner', category: 'Cloud' } } })
    const checked = await call('GET', `/reports/${body.id}/findings`)
    expect(checked.body).toMatchObject({ ready: false, findings: [{ severity: 'error', kind: 'empty-report' }] })
    expect((await call('GET', `/reports/${await aReport()}/findings`)).body).toMatchObject({ ready: true })
    await refusal('GET', '/reports/unknown/findings', {}, 404, 'not-found')
  })

  it('lists its editions and what was withdrawn', async () => {
    const id = await aReport()
    await call('POST', `/reports/${id}/editions`, { body: { change: 'major', note: 'The first one.' } })
    expect((await call('GET', `/reports/${id}/editions`)).body).toMatchObject({
      editions: [{ edition: '1.0', note: 'The first one.', live: true }],
      withdrawals: [],
    })
    await call('DELETE', `/reports/${id}/editions/live`, { body: { reason: 'A mistake.' } })
    expect((await call('GET', `/reports/${id}/editions`)).body).toMatchObject({
      editions: [{ live: false }],
      withdrawals: [{ edition: '1.0', reason: 'A mistake.' }],
    })
    await refusal('GET', '/reports/unknown/editions', {}, 404, 'not-found')
  })

  it('is compared with the labels that two editions were published under', async () => {
    const id = await aReport()
    const { body: first } = await call('POST', `/reports/${id}/editions`, { body: { change: 'major', note: 'The first one.' } })
    const { headers, body } = await call('GET', `/reports/${id}/draft`)
    const { sponsor } = (await call('GET', `/reports/${id}`)).body as { sponsor: { id: string } }
    const tag = (await call('GET', `/sponsors/${sponsor.id}`)).headers.get('etag') ?? ''
    const facts = { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries and bridges' }
    await call('PUT', `/sponsors/${sponsor.id}/facts`, { body: facts, headers: { 'If-Match': tag } })
    await call('PUT', `/reports/${id}/draft`, { body: { ...body, standfirst: 'Another one.' }, headers: { 'If-Match': headers.get('etag') ?? '' } })
    const { body: second } = await call('POST', `/reports/${id}/editions`, { body: { change: 'minor', note: 'The second one.' } })
    const compared = (await call('GET', `/reports/${id}/compare?from=${first.revision}&to=${second.revision}`)).body.labels
    expect(compared).toMatchObject({
      labels: [{ label: 'sponsor', change: 'unchanged' }, { label: 'tier', change: 'unchanged' }, { label: 'category', change: 'edited' }, {}, {}],
      published: { older: '2026-07-14T09:00:00.000Z' },
    })
    expect((await call('GET', `/reports/${id}/compare?from=live&to=draft`)).body.labels).toBeNull()
  })

  it('is put away and brought back', async () => {
    const id = await aReport()
    expect((await call('PUT', `/reports/${id}/archive`)).body.archivedAt).toBe('2026-07-14T09:00:00.000Z')
    await refusal('POST', `/reports/${id}/restore`, { body: { revision: 1 } }, 409, 'archived')
    expect((await call('DELETE', `/reports/${id}/archive`)).body.archivedAt).toBeNull()
    await call('POST', `/reports/${id}/editions`, { body: { change: 'major', note: 'The first one.' } })
    await refusal('PUT', `/reports/${id}/archive`, {}, 409, 'report-live')
    await refusal('PUT', '/reports/unknown/archive', {}, 404, 'not-found')
  })
})

describe('revisions of a report', () => {
  it('are narrowed by what a query names, page by page', async () => {
    const id = await aReport()
    await call('POST', `/reports/${id}/revisions`, { body: { name: 'Before the ranking' } })
    await call('POST', `/reports/${id}/editions`, { body: { change: 'major', note: 'The first one.' } })
    const numbers = async (query: string) =>
      ((await call('GET', `/reports/${id}/revisions?${query}`)).body.revisions as { number: number }[]).map(({ number }) => number)
    expect(await numbers('')).toEqual([2, 1])
    expect(await numbers('named=true')).toEqual([2])
    expect(await numbers('marked=true')).toEqual([2])
    expect([await numbers('kind=idle'), (await numbers('kind=api'))[0]]).toEqual([[], 2])
    expect(await numbers('person=nobody')).toEqual([])
    expect(await numbers('until=2026-07-14')).toEqual([])
    const first = await call('GET', `/reports/${id}/revisions?from=2026-07-14&limit=1`)
    expect(first.body).toMatchObject({ revisions: [{ number: 2 }], next: `/api/v1/reports/${id}/revisions?from=2026-07-14T00%3A00%3A00.000Z&limit=1&before=2` })
    expect((await world.call('GET', String(first.body.next))).body).toMatchObject({ revisions: [{ number: 1 }], next: null })
  })

  it('are named and noted, and what is left out stays', async () => {
    const id = await aReport()
    const path = `/reports/${id}/revisions/1`
    expect((await call('PATCH', path, { body: { name: 'As it came' } })).body).toMatchObject({ number: 1, name: 'As it came', note: null })
    expect((await call('PATCH', path, { body: { note: 'Ask Tom.\nAnd Ines.' } })).body).toMatchObject({ name: 'As it came', note: 'Ask Tom.\nAnd Ines.' })
    expect((await call('PATCH', path, { body: { name: '', note: '' } })).body).toMatchObject({ name: null, note: null })
    expect((await call('GET', path)).body).toMatchObject({ name: null, note: null, restoredFrom: null, restoredPart: null, restoredPlace: null })
  })

  it.each([[{}], [{ name: 'x'.repeat(121) }], [{ name: 'two\nlines' }], [{ note: 'x'.repeat(2_001) }], [{ name: 1 }], [{ title: 'A' }]])(
    'are not named by %j',
    async (body) => {
      await refusal('PATCH', `/reports/${await aReport()}/revisions/1`, { body }, 422, 'invalid-body')
    },
  )

  it('that there are not are not named', async () => {
    const id = await aReport()
    await refusal('PATCH', `/reports/${id}/revisions/9`, { body: { name: 'A' } }, 404, 'revision-not-found')
    await refusal('PATCH', '/reports/unknown/revisions/1', { body: { note: 'A' } }, 404, 'revision-not-found')
  })
})

describe('revisions of all reports', () => {
  it('are found by words, report, person and time, page by page', async () => {
    const [one, other] = [await aReport('Northwind Ferries'), await aReport('Alpha')]
    for (const id of [one, other]) await call('POST', `/reports/${id}/revisions`, { body: { name: `Kept of ${id}` } })
    expect((await call('GET', '/revisions?words=ceremony')).body.revisions).toHaveLength(2)
    expect((await call('GET', '/revisions?words=zebra')).body.revisions).toEqual([])
    expect((await call('GET', `/revisions?report=${one}&named=true`)).body.revisions).toMatchObject([
      { number: 2, report: { id: one, sponsor: 'Northwind Ferries' } },
    ])
    expect((await call('GET', '/revisions?person=nobody-of-this-id')).body.revisions).toEqual([])
    expect((await call('GET', '/revisions?from=2026-07-15')).body.revisions).toEqual([])
    expect((await call('GET', '/revisions?from=2026-07-14T09:00:00Z&until=2026-07-15')).body.revisions).toHaveLength(4)

    const seen: unknown[] = []
    for (let next: unknown = '/api/v1/revisions?limit=1&until=2026-07-15'; typeof next === 'string'; ) {
      const { body } = await world.call('GET', next)
      seen.push(...(body.revisions as { id: string }[]).map(({ id }) => id))
      next = body.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([4, 4])
  })

  it.each([['?kind=none'], ['?from=yesterday'], ['?side=both'], ['?limit=0']])('refuse the query %s', async (query) => {
    await refusal('GET', `/revisions${query}`, {}, 400, 'invalid-query')
  })
})

describe('the audit', () => {
  it('is read with its sentences, filtered, page by page', async () => {
    const id = await aReport()
    const all = await call('GET', '/audit', { token: admin })
    const entries = all.body.entries as { id: number; action: string; sentence: string }[]
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['report.created', 'draft.replaced', 'sponsor.added']))
    for (const { sentence } of entries) expect(sentence).toMatch(/\S \S/)
    expect((await call('GET', `/audit?report=${id}&act=report.created`, { token: admin })).body.entries).toMatchObject([
      { action: 'report.created', via: 'api' },
    ])
    expect((await call('GET', '/audit?person=nobody&via=desk', { token: admin })).body.entries).toEqual([])

    const seen: number[] = []
    for (let next: unknown = '/api/v1/audit?limit=2'; typeof next === 'string'; ) {
      const { body } = await world.call('GET', next, { token: admin })
      seen.push(...(body.entries as { id: number }[]).map((entry) => entry.id))
      next = body.next
    }
    expect(seen).toEqual(entries.map((entry) => entry.id))
  })

  it('is a table for spreadsheets where CSV is asked for, with what would run defused', async () => {
    await call('POST', '/people', { token: admin, body: { email: 'tom@desk.example', name: '=Tom+Okafor', role: 'editor' } })
    for (const [path, headers] of [
      ['/audit?format=csv&act=person.invited', {}],
      ['/audit?act=person.invited', { Accept: 'text/csv' }],
    ] as const) {
      const { headers: given, text } = await call('GET', path, { token: admin, headers })
      expect(given.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(text.split('\r\n')).toHaveLength(3)
      expect(text).not.toMatch(/(^|,|")=Tom/m)
    }
    const first = await call('GET', '/audit?format=csv&limit=1', { token: admin })
    expect(first.headers.get('link')).toMatch(/^<\/api\/v1\/audit\?limit=1&before=\d+&format=csv>; rel="next"$/)
    expect((await call('GET', '/audit', { token: admin, headers: { Accept: '*/*' } })).headers.get('content-type')).toBe('application/json')
  })

  it('is for admins, and nothing changes it', async () => {
    await refusal('GET', '/audit', {}, 403, 'forbidden')
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) await refusal(method, '/audit', { token: admin }, 405, 'method-not-allowed')
  })
})

describe('a manuscript', () => {
  const manuscript = readFileSync(new URL('../../fixtures/manuscript.txt', import.meta.url), 'utf8')

  it('is shown before anything is kept', async () => {
    const before = checksum(world)
    const { status, body } = await call('POST', '/imports/preview', { body: { manuscript } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ part: 0, sponsor: { name: expect.any(String) }, obstacle: null, content: { document: { type: 'doc' } } })
    expect(checksum(world)).toBe(before)
  })

  it('becomes a report, and later a new state of it that can be undone', async () => {
    const first = await call('POST', '/imports', {
      body: { manuscript, sponsor: { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries' } },
    })
    expect([first.status, first.body.revision, first.body.before]).toEqual([201, 1, null])
    const report = first.body.report as { id: string; sponsor: { name: string } }
    expect(report.sponsor.name).toBe('Northwind Ferries')
    expect(first.headers.get('location')).toBe(`/api/v1/reports/${report.id}`)

    const facts = { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries' }
    await refusal('POST', '/imports', { body: { manuscript, sponsor: facts } }, 409, 'sponsor-has-report')
    const shorter = '# Northwind Ferries\n\nA new beginning.\n\n## Executive Summary\n\nThe company runs forty-two boats.\n'
    await refusal('POST', '/imports', { body: { manuscript: shorter, over: { report: report.id, etag: '0'.repeat(64) } } }, 412, 'stale')
    const before = checksum(world)
    const same = await call('POST', '/imports/compare', { body: { manuscript, report: report.id } })
    expect([same.status, (same.body.counts as { changes: number }).changes]).toEqual([200, 0])
    const other = await call('POST', '/imports/compare', { body: { manuscript: shorter, report: report.id } })
    expect((other.body.counts as { wordsRemoved: number }).wordsRemoved).toBeGreaterThan(1_000)
    await refusal('POST', '/imports/compare', { body: { manuscript, report: 'nobody' } }, 404, 'not-found')
    expect(checksum(world)).toBe(before)
    const { headers } = await call('GET', `/reports/${report.id}/draft`)
    const over = await call('POST', '/imports', { body: { manuscript: shorter, over: { report: report.id, etag: headers.get('etag') } } })
    expect(over.body).toMatchObject({ before: 1, revision: 2 })
    await call('POST', `/reports/${report.id}/restore`, { body: { revision: 1 } })
    expect((await call('GET', `/reports/${report.id}/draft`)).headers.get('etag')).toBe(headers.get('etag'))
  })

  it.each([
    ['nothing', { manuscript: ' \n' }, 422, 'empty-manuscript'],
    ['bytes that are no text', { manuscript: 'a\u0000b' }, 422, 'binary-manuscript'],
    ['more than five million bytes', { manuscript: 'word '.repeat(1_100_000) }, 413, 'manuscript-too-large'],
    ['a part that there is not', { manuscript: 'Words.', part: 3 }, 422, 'part-not-found'],
    ['a finding that there is not', { manuscript: 'Words.', take: ['f99'] }, 422, 'finding-unknown'],
    ['an unknown field', { manuscript: 'Words.', keep: true }, 422, 'invalid-body'],
  ])('that is %s is refused, and kept nowhere', async (_, body, status, kind) => {
    await refusal('POST', '/imports/preview', { body }, status, kind)
    await refusal('POST', '/imports', { body }, status, kind)
  })

  it('without a name is refused with what is missing', async () => {
    const { body } = await refusal('POST', '/imports', { body: { manuscript: '## Executive Summary\n\nBoats.\n' } }, 422, 'header-incomplete')
    expect(body.missing).toContain('name')
  })

  it('has a first revision that says where it comes from', async () => {
    const made = await call('POST', '/imports', { body: { manuscript, sponsor: { name: 'Alpha', tier: 'founding-partner', category: 'Cloud' } } })
    const { body } = await world.call('GET', `${made.body.url}/revisions/1`)
    expect(body).toMatchObject({ kind: 'imported', createdAt: new Date(NOW).toISOString() })
  })
})

describe('the service', () => {
  it('makes backups where there is a process that makes them, for admins', async () => {
    await refusal('POST', '/backups', {}, 403, 'forbidden')
    await refusal('POST', '/backups', { token: admin, body: {} }, 422, 'invalid-body')
    const { body } = await refusal('POST', '/backups', { token: admin }, 503, 'backup-failed')
    expect(body.detail).toMatch(/host-city backup/)

    shelf.set('backup-work', { make: async () => ({ ok: true, bytes: 4_096 }), failed: () => null })
    onTestFinished(() => void shelf.delete('backup-work'))
    expect((await call('POST', '/backups', { token: admin })).body).toEqual({ bytes: 4_096 })
  })

  it('says how it is to admins alone', async () => {
    await refusal('GET', '/service', {}, 403, 'forbidden')
    const { status, body } = await call('GET', '/service', { token: admin })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: expect.stringMatching(/^\d/), backups: [] })
  })
})
