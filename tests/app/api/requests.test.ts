import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addresses } from '#app/api/addresses.ts'
import * as openapi from '#app/api/v1/openapi.json/route.ts'
import { operationsOf } from '#components/reading/api-description.ts'
import type { Transact } from '#db/transact.ts'
import { createReport } from '#domain/reports/create.ts'
import { problems } from '#lib/api-problem.ts'
import { openApi } from '#lib/openapi.ts'
import { type ApiWorld, apiWorld, aToken, offerDatabase } from '../../support/api.ts'
import { DAY, NOW } from '../../support/clock.ts'
import { checksum } from '../../support/database.ts'
import { aContent, anActor, aParagraph, aPerson } from '../../support/factories.ts'

const ferries = { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries' }
const alpha = { sponsor: { ...ferries, name: 'Alpha' } }

let world: ApiWorld
let id: string

beforeEach(async () => {
  world = await apiWorld()
  const created = await world.transact((tx) => createReport(tx, anActor({ id: world.personId }), { sponsor: ferries, content: aContent() }, NOW))
  if (!created.ok) throw new Error(created.refusal.kind)
  id = created.value.id
})
afterEach(() => void vi.useRealTimers())

const call: ApiWorld['call'] = (...asked) => world.call(...asked)
const count = (table: string) => world.connection.prepare(`select count(*) from ${table}`).pluck().get()

async function refusal(method: string, path: string, sent: Parameters<typeof call>[2], status: number, kind: string) {
  const before = checksum(world)
  const answer = await call(method, path, sent)
  expect([answer.status, answer.body.type], answer.text.slice(0, 300)).toEqual([status, `/problems/${kind}`])
  expect(checksum(world), 'a refusal writes nothing').toBe(before)
  return answer
}

/** Puts a body into the draft, based on what it is now. */
async function put(raw: BodyInit, status: number, kind: string) {
  const { headers } = await call('GET', `/api/v1/reports/${id}/draft`)
  return refusal('PUT', `/api/v1/reports/${id}/draft`, { raw, headers: { 'If-Match': headers.get('etag') ?? '' } }, status, kind)
}
const putDocument = (...content: unknown[]) => put(JSON.stringify({ standfirst: '', document: { type: 'doc', content } }), 422, 'invalid-document')

describe('a request with an Idempotency-Key', () => {
  const keyed = { 'Idempotency-Key': 'a-key' }

  it('that is sent again gets the answer of the first time, and does nothing', async () => {
    const first = await call('POST', '/api/v1/reports', { body: alpha, headers: keyed })
    const before = checksum(world)
    const again = await call('POST', '/api/v1/reports', { body: alpha, headers: keyed })
    expect([again.status, again.text, again.headers.get('location')]).toEqual([first.status, first.text, first.headers.get('location')])
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true'])
    expect(checksum(world)).toBe(before)
  })

  it('that is sent five times at once acts once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => call('POST', '/api/v1/reports', { body: alpha, headers: keyed })))
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(count('reports')).toBe(2)
  })

  it.each([
    ['revisions', { name: 'Kept' }],
    ['restore', { revision: 1 }],
    ['editions', { change: 'major', note: 'First.' }],
  ])('is answered from what was kept for %s too', async (what, body) => {
    const first = await call('POST', `/api/v1/reports/${id}/${what}`, { body, headers: keyed })
    const before = checksum(world)
    const again = await call('POST', `/api/v1/reports/${id}/${what}`, { body, headers: keyed })
    expect([again.status, again.text]).toEqual([first.status, first.text])
    expect(first.status).toBeLessThan(300)
    expect(checksum(world)).toBe(before)
  })

  it('may not be another request: other body, other address', async () => {
    await call('POST', '/api/v1/reports', { body: alpha, headers: keyed })
    await refusal('POST', '/api/v1/reports', { body: { sponsor: { ...ferries, name: 'Beta' } }, headers: keyed }, 422, 'idempotency-key-reused')
    await refusal('POST', `/api/v1/reports/${id}/revisions`, { body: {}, headers: keyed }, 422, 'idempotency-key-reused')
  })

  it('that was refused may be tried again with the same key', async () => {
    await refusal('POST', '/api/v1/reports', { body: { sponsor: ferries }, headers: keyed }, 409, 'sponsor-has-report')
    expect((await call('POST', '/api/v1/reports', { body: alpha, headers: keyed })).status).toBe(201)
  })

  it('belongs to one person: another may use the same key', async () => {
    const token = await aToken(world, await aPerson(world))
    await call('POST', '/api/v1/reports', { body: alpha, headers: keyed })
    expect((await call('POST', '/api/v1/reports', { body: { sponsor: { ...ferries, name: 'Beta' } }, headers: keyed, token })).status).toBe(201)
  })

  it('is forgotten after a day', async () => {
    await call('POST', '/api/v1/reports', { body: alpha, headers: keyed })
    vi.setSystemTime(NOW + DAY + 1)
    expect((await call('POST', '/api/v1/reports', { body: { sponsor: { ...ferries, name: 'Beta' } }, headers: keyed })).status).toBe(201)
    expect(count('answered_requests')).toBe(1)
  })

  it.each([[''], ['x'.repeat(256)], ['two words']])('needs a key that can be one, which “%.20s” is not', async (key) => {
    await refusal('POST', '/api/v1/reports', { body: alpha, headers: { 'Idempotency-Key': key } }, 400, 'idempotency-key-invalid')
  })

  it('is not answered to somebody whose token was revoked since', async () => {
    await call('POST', '/api/v1/reports', { body: alpha, headers: keyed })
    world.connection.prepare('update api_tokens set revoked_at = 1').run()
    await refusal('POST', '/api/v1/reports', { body: alpha, headers: keyed }, 401, 'token-invalid')
  })
})

describe('a body', () => {
  it.each([['{'], [''], ['{"sponsor":'], ["{'sponsor':1}"], ['NaN'], ['{"a":1}{"b":2}']])(
    'of %s is no JSON',
    async (raw) => void (await refusal('POST', '/api/v1/reports', { raw }, 400, 'invalid-json')),
  )

  it('that is no UTF-8 is no JSON', async () => {
    await refusal('POST', '/api/v1/reports', { raw: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) }, 400, 'invalid-json')
  })

  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['application/json; charset=utf-16'], ['application/jsonp'], ['']])(
    'sent as “%s” is not read',
    async (type) => {
      await refusal('POST', '/api/v1/reports', { body: alpha, headers: { 'Content-Type': type } }, 415, 'unsupported-media-type')
    },
  )

  it('that is compressed is not read', async () => {
    await refusal('POST', '/api/v1/reports', { body: alpha, headers: { 'Content-Encoding': 'gzip' } }, 415, 'unsupported-media-type')
  })

  it('may say that it is UTF-8', async () => {
    expect((await call('POST', '/api/v1/reports', { body: alpha, headers: { 'Content-Type': 'application/json; charset=UTF-8' } })).status).toBe(201)
  })

  it('is left as soon as it passes the limit, however long it is', async () => {
    let sent = 0
    let left = false
    const raw = new ReadableStream({
      pull: (controller) => {
        sent += 100_000
        controller.enqueue(new Uint8Array(100_000).fill(0x20))
      },
      cancel: () => {
        left = true
      },
    })
    const { body } = await refusal('POST', '/api/v1/reports', { raw }, 413, 'body-too-large')
    expect(body.limit).toBe(2_000_000)
    expect(left).toBe(true)
    expect(sent).toBeLessThan(2_400_000)
  })

  it('whose length says too much is not read at all', async () => {
    let pulled = 0
    const raw = new ReadableStream({ pull: () => void pulled++ }, { highWaterMark: 0 })
    await refusal('POST', '/api/v1/reports', { raw, headers: { 'Content-Length': '2000001' } }, 413, 'body-too-large')
    expect(pulled).toBe(0)
  })

  it('nested a hundred thousand times is refused, by every schema', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    await refusal('POST', '/api/v1/reports', { raw: deep }, 422, 'invalid-body')
    await refusal('POST', '/api/v1/reports', { raw: `{"sponsor":${deep}}` }, 422, 'invalid-body')
    await put(`{"standfirst":"","document":${deep}}`, 422, 'invalid-document')
    await put(`{"standfirst":${deep},"document":{}}`, 422, 'invalid-document')
    await put(
      `{"standfirst":"","document":{"type":"doc","content":${'[{"type":"blockquote","content":'.repeat(50_000)}[]${'}]'.repeat(50_000)}}}`,
      422,
      'invalid-document',
    )
  })
})

describe('a document', () => {
  const text = (value: string, marks: unknown[] = []) => ({ type: 'paragraph', content: [{ type: 'text', text: value, marks }] })
  const table = (attrs: object) => ({
    type: 'table',
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs, content: [{ type: 'paragraph' }] }] }],
  })
  let nested: unknown = { type: 'paragraph' }
  for (let depth = 0; depth < 40; depth++) nested = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, nested] }] }

  it.each([
    ['an unknown node', [{ type: 'script' }], 'document.content[0].type', 'unknown-node'],
    ['an unknown mark', [text('x', [{ type: 'blink' }])], 'document.content[0].content[0].marks[0].type', 'unknown-mark'],
    ['an unknown attribute', [{ type: 'paragraph', attrs: { style: 'x' } }], 'document.content[0].attrs.style', 'unknown-attribute'],
    ['an unknown property', [{ type: 'paragraph', onclick: 'x' }], 'document.content[0].onclick', 'unknown-property'],
    [
      'a javascript: link',
      [text('x', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }])],
      'document.content[0].content[0].marks[0].attrs.href',
      'bad-value',
    ],
    [
      'a link to another host',
      [text('x', [{ type: 'link', attrs: { href: '//evil.example' } }])],
      'document.content[0].content[0].marks[0].attrs.href',
      'bad-value',
    ],
    ['a colspan of a billion', [table({ colspan: 1e9 })], 'document.content[0].content[0].content[0].attrs.colspan', 'bad-value'],
    ['a level that is markup', [{ type: 'heading', attrs: { level: '1><script>' } }], 'document.content[0].attrs.level', 'bad-value'],
    ['a lone surrogate', [text('\ud800x')], 'document.content[0].content[0].text', 'bad-text'],
    ['a NUL', [text('a\u0000b')], 'document.content[0].content[0].text', 'bad-text'],
    ['an id twice', [aParagraph('same', 'a'), aParagraph('same', 'b')], 'document.content[1].attrs.id', 'repeated-id'],
    ['more than 20,000 nodes', Array.from({ length: 20_001 }, () => ({ type: 'paragraph' })), 'document.content', 'too-many-nodes'],
    ['more than 64 levels', [nested], expect.stringMatching(/^document\.content\[0\](\.content\[\d\])+$/), 'too-deep'],
    ['nothing', [], 'document.content', 'incomplete'],
  ])('with %s is refused by its path', async (_, content, path, problem) => {
    const { body } = await putDocument(...content)
    expect(body).toMatchObject({ path, problem })
  })

  it('is refused with a standfirst of two lines', async () => {
    const { body } = await put(JSON.stringify({ ...aContent(), standfirst: 'one\ntwo' }), 422, 'invalid-document')
    expect(body.path).toBe('standfirst')
  })

  it('comes with nothing else', async () => {
    const { body } = await put(JSON.stringify({ ...aContent(), generation: 9 }), 422, 'invalid-body')
    expect(body.issues).toEqual([{ path: 'generation', problem: 'unknown', message: expect.any(String) }])
  })
})

describe('every answer', () => {
  it.each([
    ['GET', '/api/v1/reports'],
    ['HEAD', '/api/v1/reports'],
    ['OPTIONS', '/api/v1/reports'],
    ['GET', '/api/v1/nothing'],
    ['DELETE', '/api/v1/reports'],
    ['GET', '/api/health'],
    ['GET', '/api/ready'],
    ['GET', '/api'],
  ])('to %s %s may not be kept or sniffed', async (method, path) => {
    const { headers } = await call(method, path)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect([...headers.keys()]).not.toContain('access-control-allow-origin')
    expect([...headers.keys()]).not.toContain('set-cookie')
  })

  it('has its exact type', async () => {
    expect((await call('GET', '/api/v1/reports')).headers.get('content-type')).toBe('application/json')
    expect((await call('GET', '/api/v1/nothing')).headers.get('content-type')).toBe('application/problem+json')
  })

  it('to HEAD is that to GET without its body', async () => {
    const [get, head] = [await call('GET', `/api/v1/reports/${id}/draft`), await call('HEAD', `/api/v1/reports/${id}/draft`)]
    expect([head.status, head.headers.get('etag'), head.text]).toEqual([200, get.headers.get('etag'), ''])
  })

  it('at an unknown address is a problem, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) await refusal(method, '/api/v2/reports', {}, 404, 'unknown-address')
  })
})

describe('what nobody expected', () => {
  const broken = (error: Error) => offerDatabase({ reads: world.reads, transact: () => Promise.reject(error) })
  const cut = () => call('POST', `/api/v1/reports/${id}/revisions`, { body: {} })

  it('is answered with an id that the log has, and nothing else', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    broken(new Error('secret words at /srv/host-city/lib/x.ts'))
    const { status, body, text } = await cut()
    expect([status, body.type]).toEqual([500, '/problems/unexpected'])
    expect(text).not.toContain('secret words')
    expect(log.mock.calls.join()).toContain(String(body.id))
    expect(log.mock.calls.join()).toContain('secret words')
    expect(log.mock.calls.join()).not.toContain(world.token)
  })

  it.each([
    ['SQLITE_BUSY', 503, 'busy'],
    ['SQLITE_FULL', 507, 'storage-full'],
    ['SQLITE_IOERR_WRITE', 503, 'storage-failing'],
    ['SQLITE_READONLY', 503, 'storage-failing'],
  ])('but a database that says %s is told for what it is', async (code, status, kind) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    broken(Object.assign(new Error('no'), { code }))
    expect([(await cut()).status, (await cut()).body.type]).toEqual([status, `/problems/${kind}`])
    expect((await call('GET', '/api/v1/reports')).status).toBe(200)
  })
})

describe('health', () => {
  it('is there without a token and without a database', async () => {
    offerDatabase({ reads: world.reads, transact: () => Promise.reject(new Error('gone')) })
    expect((await call('GET', '/api/health', { token: null })).body).toEqual({ status: 'alive' })
  })

  it('is ready when a write works, which leaves nothing behind', async () => {
    const before = checksum(world)
    const cache = world.connection.pragma('cache_size', { simple: true })
    expect((await call('GET', '/api/ready', { token: null })).body).toEqual({ status: 'ready' })
    expect(checksum(world)).toBe(before)
    expect(world.connection.pragma('cache_size', { simple: true })).toBe(cache)
  })

  it('is not ready when a write fails, and is again when it works', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    world.connection.pragma('query_only = ON')
    const answer = await call('GET', '/api/ready', { token: null })
    expect([answer.status, answer.body.type, answer.headers.get('retry-after')]).toEqual([503, '/problems/storage-failing', '5'])
    world.connection.pragma('query_only = OFF')
    expect((await call('GET', '/api/ready', { token: null })).status).toBe(503)
    vi.setSystemTime(NOW + 1_000)
    expect((await call('GET', '/api/ready', { token: null })).status).toBe(200)
  })

  it('is tried once a second, however often it is asked', async () => {
    let tries = 0
    const transact: Transact = (work) => {
      tries++
      return world.transact(work)
    }
    offerDatabase({ reads: world.reads, transact })
    await Promise.all(Array.from({ length: 20 }, () => call('GET', '/api/ready', { token: null })))
    expect(tries).toBe(1)
    vi.setSystemTime(NOW + 1_000)
    await call('GET', '/api/ready', { token: null })
    expect(tries).toBe(2)
  })
})

describe('docs/api.md', () => {
  const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')

  it('names every problem with its status, and no other', () => {
    const listed = [...page.matchAll(/^\| `([a-z\d-]+)` \| (\d{3}) \|/gm)].map((match) => `${match[1]} ${match[2]}`)
    expect(listed.toSorted()).toEqual(
      Object.entries(problems)
        .map(([kind, { status }]) => `${kind} ${status}`)
        .toSorted(),
    )
  })

  it('lists every address with what it does and who may, and no other', () => {
    const said = operationsOf(openApi({ ...addresses, '/api/v1/openapi.json': openapi }, null)).flatMap(({ operations }) => operations)
    const rows = said.map(({ method, path, summary, description }) => `| \`${method} ${path}\` | ${summary} | ${whoOf(description)} |`)
    expect([...page.matchAll(/^\| `[A-Z]+ \/.*$/gm)].map(([row]) => row)).toEqual(rows)
  })
})

const whoOf = (description: string): string =>
  description.endsWith('For admins.') ? 'admin' : description.endsWith('For editors and admins.') ? 'editor' : 'all'
