import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReport } from '#domain/reports/create.ts'
import { type ApiWorld, apiWorld, aToken } from '../../support/api.ts'
import { NOW } from '../../support/clock.ts'
import { checksum } from '../../support/database.ts'
import { aContent, anActor, aParagraph, aPerson } from '../../support/factories.ts'

const ferries = { name: 'Northwind Ferries', tier: 'founding-partner', category: 'Ferries' }

let world: ApiWorld
let id: string

beforeEach(async () => {
  world = await apiWorld()
  const actor = anActor({ id: world.personId })
  const created = await world.transact((tx) => createReport(tx, actor, { sponsor: ferries, content: aContent() }, NOW))
  if (!created.ok) throw new Error(created.refusal.kind)
  id = created.value.id
})
afterEach(() => void vi.useRealTimers())

const call: ApiWorld['call'] = (...asked) => world.call(...asked)
const at = (rest = '') => `/api/v1/reports/${id}${rest}`

/** Asks, and holds the answer to be this problem and the database to be as it was. */
async function refusal(method: string, path: string, sent: Parameters<typeof call>[2], status: number, kind: string) {
  const before = checksum(world)
  const answer = await call(method, path, sent)
  expect([answer.status, answer.body.type], answer.text).toEqual([status, `/problems/${kind}`])
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.body).toMatchObject({ title: expect.any(String), status, detail: expect.stringMatching(/[.]$/) })
  expect(checksum(world), 'a refusal writes nothing').toBe(before)
  return answer
}

async function draft() {
  const { body, headers } = await call('GET', at('/draft'))
  return { content: body as ReturnType<typeof aContent>, etag: headers.get('etag') ?? '' }
}

/** Puts one more paragraph at the end of the draft. */
async function write(text: string) {
  const { content, etag } = await draft()
  const blocks = [...content.document.content, { type: 'paragraph', content: [{ type: 'text', text }] }]
  return call('PUT', at('/draft'), { body: { ...content, document: { type: 'doc', content: blocks } }, headers: { 'If-Match': etag } })
}

describe('reports', () => {
  it('are listed with their state', async () => {
    const { status, body } = await call('GET', '/api/v1/reports')
    expect(status).toBe(200)
    expect(body).toEqual({
      reports: [
        {
          id,
          slug: 'northwind-ferries',
          url: at(),
          sponsor: {
            id: expect.any(String),
            name: 'Northwind Ferries',
            siglum: 'No',
            tier: { key: 'founding-partner', label: expect.any(String) },
            category: 'Ferries',
          },
          state: 'draft',
          live: null,
          withdrawnAt: null,
          archivedAt: null,
          touchedBy: expect.any(String),
          touchedAt: '2026-07-14T09:00:00.000Z',
          latestRevision: 1,
        },
      ],
      next: null,
    })
  })

  it('are listed page by page, each once', async () => {
    for (const name of ['Alpha', 'Beta', 'Gamma']) await call('POST', '/api/v1/reports', { body: { sponsor: { ...ferries, name } } })
    const names: string[] = []
    for (let next: unknown = '/api/v1/reports?limit=2'; typeof next === 'string'; ) {
      const { body } = await call('GET', next)
      names.push(...(body.reports as { sponsor: { name: string } }[]).map((report) => report.sponsor.name))
      next = body.next
    }
    expect(names.toSorted()).toEqual(['Alpha', 'Beta', 'Gamma', 'Northwind Ferries'])
  })

  it('are made for a new sponsor, and found where Location says', async () => {
    const { status, headers, body } = await call('POST', '/api/v1/reports', {
      body: { sponsor: { name: 'Alpha & Co', tier: 'Worldwide Olympic Partners', category: 'Cloud' } },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ id: expect.any(String), slug: 'alpha-co', state: 'draft', sponsor: { tier: { key: 'worldwide-olympic-partner' } } })
    expect(headers.get('location')).toBe(body.url)
    expect((await call('GET', String(body.url))).body).toEqual(body)
  })

  it('are made at the slug that is asked for', async () => {
    expect((await call('POST', '/api/v1/reports', { body: { sponsor: { ...ferries, name: 'Alpha' }, slug: 'alpha-cloud' } })).body.slug).toBe('alpha-cloud')
  })

  it('are one for each sponsor', async () => {
    const { body } = await refusal('POST', '/api/v1/reports', { body: { sponsor: ferries } }, 409, 'sponsor-has-report')
    expect(body).toMatchObject({ reportId: id, slug: 'northwind-ferries' })
  })

  it('name the tiers that there are when one is unknown', async () => {
    const { body } = await refusal('POST', '/api/v1/reports', { body: { sponsor: { ...ferries, name: 'Alpha', tier: 'Gold' } } }, 422, 'unknown-tier')
    expect(body.known).toContainEqual({ key: 'founding-partner', label: expect.any(String) })
  })

  it('take no slug that is taken or that cannot be one', async () => {
    const sponsor = { ...ferries, name: 'Alpha' }
    await refusal('POST', '/api/v1/reports', { body: { sponsor, slug: 'northwind-ferries' } }, 409, 'slug-taken')
    await refusal('POST', '/api/v1/reports', { body: { sponsor, slug: 'Not a slug' } }, 422, 'invalid-slug')
  })

  it('name every field that is unknown, missing or wrong', async () => {
    const sponsor = { name: 'Al\u0000pha', tier: 'founding-partner', colour: 'red' }
    const { body } = await refusal('POST', '/api/v1/reports', { body: { sponsor, state: 'live', __proto__: null } }, 422, 'invalid-body')
    const problems = (body.issues as { path: string; problem: string }[]).map(({ path, problem }) => `${path} ${problem}`)
    expect(problems.toSorted()).toEqual(['sponsor.category missing', 'sponsor.colour unknown', 'sponsor.name invalid', 'state unknown'])
  })

  it.each([
    ['{"__proto__":{"role":"admin"},"sponsor":{}}'],
    ['[]'],
    ['null'],
    ['"x"'],
    ['{"sponsor":{"name":"\\ud800","tier":"founding-partner","category":"x"}}'],
  ])('are not made of %s', async (raw) => void (await refusal('POST', '/api/v1/reports', { raw }, 422, 'invalid-body')))

  it.each([
    ['POST', ''],
    ['PUT', ''],
    ['DELETE', ''],
    ['PATCH', '/draft'],
    ['DELETE', '/revisions/1'],
    ['GET', '/restore'],
    ['GET', '/editions/live'],
  ])('answer %s %s with the methods that there are', async (method, path) => {
    const { headers } = await refusal(method, at(path), {}, 405, 'method-not-allowed')
    expect(headers.get('allow')).toMatch(/^(GET|POST|DELETE|OPTIONS|HEAD|PUT)(, \w+)*$/)
    expect(headers.get('allow')).not.toContain(method)
  })

  it('take no query where there is none to take', async () => {
    const { body } = await refusal('POST', '/api/v1/reports?dry=true', { body: { sponsor: ferries } }, 400, 'invalid-query')
    expect(body.issues).toEqual([{ path: 'dry', problem: 'unknown', message: expect.any(String) }])
  })

  it.each([['?limit=0'], ['?limit=201'], ['?limit=ten'], ['?limit=1&limit=2'], ['?page=2'], ['?archived=maybe']])('refuse the query %s', async (query) => {
    await refusal('GET', `/api/v1/reports${query}`, {}, 400, 'invalid-query')
  })

  it.each([
    ['GET', '', undefined],
    ['GET', '/draft', undefined],
    ['PUT', '/draft', aContent()],
    ['GET', '/revisions', undefined],
    ['POST', '/revisions', {}],
    ['GET', '/compare?from=1&to=draft', undefined],
    ['POST', '/editions', { change: 'minor', note: 'x' }],
    ['DELETE', '/editions/live', { reason: 'x' }],
  ])('that are unknown answer %s %s with 404', async (method, rest, body) => {
    await refusal(method, `/api/v1/reports/unknown${rest}`, { body, headers: { 'If-Match': `"${'0'.repeat(64)}"` } }, 404, 'not-found')
  })
})

describe('a draft', () => {
  it('is given with its ETag', async () => {
    const { status, headers, body } = await call('GET', at('/draft'))
    expect(status).toBe(200)
    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/)
    expect(body).toEqual(aContent())
  })

  it('that is put back changes nothing', async () => {
    const { content, etag } = await draft()
    const before = checksum(world)
    const answer = await call('PUT', at('/draft'), { body: content, headers: { 'If-Match': etag } })
    expect([answer.status, answer.headers.get('etag'), answer.body]).toEqual([200, etag, content])
    expect(checksum(world)).toBe(before)
  })

  it('takes what is put, gives ids to what is new, and is then what the answer said', async () => {
    const before = await draft()
    const answer = await write('A last word.')
    expect(answer.status).toBe(200)
    const after = await draft()
    expect(answer.headers.get('etag')).toBe(after.etag)
    expect(after.etag).not.toBe(before.etag)
    expect(answer.body).toEqual(after.content)
    expect(after.content.document.content.slice(0, -1)).toEqual(before.content.document.content)
    expect(after.content.document.content.at(-1)).toMatchObject({ attrs: { id: expect.any(String) }, content: [{ text: 'A last word.' }] })
  })

  it('that is put without ids keeps the ids of what it says again', async () => {
    const { content, etag } = await draft()
    const bare = JSON.parse(JSON.stringify(content, (key, value) => (key === 'id' ? undefined : value)))
    const answer = await call('PUT', at('/draft'), { body: bare, headers: { 'If-Match': etag } })
    expect([answer.status, answer.headers.get('etag'), answer.body]).toEqual([200, etag, content])
  })

  it('is found again as deep as a body may be', async () => {
    const { etag } = await draft()
    const item = (inner: object[]) => ({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, ...inner] }] })
    let inner: object[] = [{ type: 'paragraph', content: [{ type: 'text', text: 'at the bottom' }] }]
    for (let level = 0; level < 31; level++) inner = [item(inner)]
    const document = { type: 'doc', content: [{ type: 'callout', content: inner }] }
    const answer = await call('PUT', at('/draft'), { body: { standfirst: '', document }, headers: { 'If-Match': etag } })
    expect(answer.status).toBe(200)
    expect((await draft()).content).toEqual(answer.body)
  })

  it.each([[undefined], ['*']])('is not put with If-Match %s', async (match) => {
    await refusal('PUT', at('/draft'), { body: aContent(), headers: match ? { 'If-Match': match } : {} }, 428, 'precondition-required')
  })

  it('is not put over a newer one: the answer says which', async () => {
    const { content, etag } = await draft()
    await write('Meanwhile.')
    const now = (await draft()).etag
    const answer = await refusal('PUT', at('/draft'), { body: { ...content, standfirst: 'Mine.' }, headers: { 'If-Match': etag } }, 412, 'stale')
    expect([answer.headers.get('etag'), answer.body.etag]).toEqual([now, now.slice(1, -1)])
  })

  it('is put over one of several that If-Match names', async () => {
    const { content, etag } = await draft()
    const other = `"${'0'.repeat(64)}"`
    const put = (match: string) => call('PUT', at('/draft'), { body: { ...content, standfirst: 'Mine.' }, headers: { 'If-Match': match } })
    expect((await put(`${other}, W/${etag}`)).status).toBe(200)
    await refusal('PUT', at('/draft'), { body: content, headers: { 'If-Match': `${other}, ${etag}` } }, 412, 'stale')
  })

  it('is put by one of two who start from the same', async () => {
    const { content, etag } = await draft()
    const put = (standfirst: string) => call('PUT', at('/draft'), { body: { ...content, standfirst }, headers: { 'If-Match': etag } })
    const statuses = (await Promise.all([put('One.'), put('Two.')])).map((answer) => answer.status)
    expect(statuses.toSorted()).toEqual([200, 412])
  })

  it('of an archived report is read and not put', async () => {
    const { content, etag } = await draft()
    world.connection.prepare('update reports set archived_at = 1').run()
    await refusal('PUT', at('/draft'), { body: { ...content, standfirst: 'Mine.' }, headers: { 'If-Match': etag } }, 409, 'archived')
  })
})

describe('revisions', () => {
  it('are cut from a draft that changed, and not from one that did not', async () => {
    await write('More.')
    const cut = await call('POST', at('/revisions'), { body: { name: 'Before the call' } })
    expect(cut.status).toBe(201)
    expect(cut.body).toMatchObject({ number: 2, kind: 'api', name: 'Before the call', wordsAdded: 1, url: at('/revisions/2') })
    expect(cut.headers.get('location')).toBe(at('/revisions/2'))
    const again = await call('POST', at('/revisions'), { body: {} })
    expect([again.status, again.body]).toEqual([200, cut.body])
  })

  it('are listed newest first, page by page', async () => {
    for (const text of ['one', 'two', 'three']) {
      await write(text)
      await call('POST', at('/revisions'), { body: {} })
    }
    const first = await call('GET', at('/revisions?limit=3'))
    const rest = await call('GET', String(first.body.next))
    const numbers = [first, rest].map(({ body }) => (body.revisions as { number: number }[]).map((row) => row.number))
    expect(numbers).toEqual([[4, 3, 2], [1]])
    expect(rest.body.next).toBeNull()
  })

  it('are read with what they hold', async () => {
    const { status, body, headers } = await call('GET', at('/revisions/1'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ number: 1, kind: 'created', createdAt: '2026-07-14T09:00:00.000Z', edition: null, ...aContent() })
    expect(headers.get('etag')).toBe(`"${body.hash}"`)
  })

  it.each([['2'], ['0'], ['-1'], ['1.0'], ['one'], ['99999999999999999999']])('of number %s are not there', async (number) => {
    await refusal('GET', at(`/revisions/${number}`), {}, 404, 'revision-not-found')
  })

  it('of another report are not there', async () => {
    await write('More.')
    await call('POST', at('/revisions'), { body: {} })
    const other = await call('POST', '/api/v1/reports', { body: { sponsor: { ...ferries, name: 'Alpha' } } })
    await refusal('GET', `${other.body.url}/revisions/2`, {}, 404, 'revision-not-found')
    await refusal('POST', `${other.body.url}/restore`, { body: { revision: 2 } }, 404, 'revision-not-found')
  })

  it('that are damaged are not shown', async () => {
    world.connection.exec('drop trigger if exists revision_bodies_no_update')
    world.connection.prepare('update revision_bodies set bytes = ?').run(Buffer.from('damage'))
    await refusal('GET', at('/revisions/1'), {}, 500, 'damaged')
  })

  it.each([[{ name: 'x'.repeat(121) }], [{ name: 'two\nlines' }], [{ name: 7 }], [{ title: 'x' }], [[]]])('are not cut with %j', async (body) => {
    await refusal('POST', at('/revisions'), { body }, 422, 'invalid-body')
  })

  it('are restored, and the restore is undone by a restore', async () => {
    await write('More.')
    const changed = await draft()
    const restored = await call('POST', at('/restore'), { body: { revision: 1 } })
    expect([restored.status, restored.body]).toEqual([200, { restored: 1, revision: 3, before: 2 }])
    expect((await draft()).content).toEqual(aContent())
    await call('POST', at('/restore'), { body: { revision: 2 } })
    expect((await draft()).content).toEqual(changed.content)
  })

  it('are restored by a section, or where one change was made, named by its key', async () => {
    await write('More.')
    const { body } = await call('GET', at('/compare?from=1&to=draft'))
    const keys = body.keys as { entry: number | null; key: string }[]
    expect(keys).toHaveLength((body.counts as { changes: number }).changes)
    let last: Record<string, unknown> = {}
    for (const { key } of keys) last = (await call('POST', at('/restore'), { body: { revision: 1, change: key } })).body
    expect(last).toMatchObject({ restored: 1 })
    expect((await draft()).content).toEqual(aContent())
    await refusal('POST', at('/restore'), { body: { revision: 1, change: keys[0]?.key } }, 409, 'nothing-to-restore')
    await refusal('POST', at('/restore'), { body: { revision: 1, section: 'no-such-heading' } }, 409, 'section-gone')
    await refusal('POST', at('/restore'), { body: { revision: 1, section: 'h', change: 'c' } }, 422, 'invalid-body')
  })

  it.each([[{}], [{ revision: 0 }], [{ revision: '1' }], [{ revision: 1.5 }], [{ revision: 1, force: true }]])('are not restored by %j', async (body) => {
    await refusal('POST', at('/restore'), { body }, 422, 'invalid-body')
  })
})

describe('a comparison', () => {
  it('says what differs between a revision and the draft', async () => {
    await write('Twelve more boats.')
    const { status, body } = await call('GET', at('/compare?from=1&to=draft'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      from: { revision: 1, edition: null },
      to: { draft: true, etag: expect.any(String) },
      counts: { added: 1, wordsAdded: 3, removed: 0 },
    })
    expect((body.entries as { change: string }[]).filter((entry) => entry.change !== 'unchanged')).toMatchObject([{ change: 'added' }])
  })

  it('takes the live edition for a side', async () => {
    await refusal('GET', at('/compare?from=live&to=draft'), {}, 409, 'not-live')
    await call('POST', at('/editions'), { body: { change: 'major', note: 'First.' } })
    expect((await call('GET', at('/compare?from=live&to=1'))).body).toMatchObject({ from: { revision: 1, edition: '1.0' }, counts: { changes: 0 } })
  })

  it.each([
    ['from=1&to=2', 404, 'revision-not-found'],
    ['from=1', 400, 'invalid-query'],
    ['from=1&to=last', 400, 'invalid-query'],
    ['from=1&to=draft&as=html', 400, 'invalid-query'],
  ] as const)('of %s is refused', async (query, status, kind) => void (await refusal('GET', at(`/compare?${query}`), {}, status, kind)))
})

describe('editions', () => {
  it('are not published of a draft that is damaged where it was kept', async () => {
    world.connection.exec('drop trigger if exists revision_bodies_no_update')
    world.connection.prepare('update revision_bodies set bytes = ?').run(Buffer.from('damage'))
    await refusal('POST', at('/editions'), { body: { change: 'major', note: 'First.' } }, 500, 'damaged')
    expect(world.connection.prepare('select count(*) from editions').pluck().get()).toBe(0)
  })

  it('are published from a revision', async () => {
    await write('Not in the first.')
    const { status, headers, body } = await call('POST', at('/editions'), { body: { revision: 1, change: 'major', note: 'First edition.' } })
    expect([status, body]).toEqual([201, { id: expect.any(String), edition: '1.0', revision: 1, url: '/sponsors/northwind-ferries' }])
    expect(headers.get('location')).toBe('/sponsors/northwind-ferries')
    expect((await call('GET', at())).body).toMatchObject({ state: 'changed', live: { edition: '1.0', page: '/sponsors/northwind-ferries' } })
  })

  it('are published from the draft as it is now', async () => {
    await call('POST', at('/editions'), { body: { change: 'major', note: 'First edition.' } })
    await write('In the second.')
    expect((await call('POST', at('/editions'), { body: { change: 'minor', note: 'A word more.' } })).body).toMatchObject({ edition: '1.1', revision: 2 })
    expect((await call('GET', at('/revisions/2'))).body).toMatchObject({ kind: 'published', edition: '1.1' })
  })

  it('are not published with errors, and the cut that was made for them is not kept', async () => {
    const { content, etag } = await draft()
    await call('PUT', at('/draft'), {
      body: { ...content, document: { type: 'doc', content: [aParagraph('only', 'No summary.')] } },
      headers: { 'If-Match': etag },
    })
    const { body } = await refusal('POST', at('/editions'), { body: { change: 'major', note: 'First.' } }, 422, 'not-ready')
    expect(body.findings).toContainEqual(expect.objectContaining({ severity: 'error', kind: 'summary-missing' }))
  })

  it('need a note and a change, and a revision that is there', async () => {
    await refusal('POST', at('/editions'), { body: { change: 'major', note: '  ' } }, 422, 'note-missing')
    await refusal('POST', at('/editions'), { body: { change: 'huge', note: 'x' } }, 422, 'invalid-body')
    await refusal('POST', at('/editions'), { body: { change: 'major', note: 'x', publishedAt: 0 } }, 422, 'invalid-body')
    await refusal('POST', at('/editions'), { body: { change: 'major', note: 'x', revision: 9 } }, 404, 'revision-not-found')
  })

  it('are not published twice from the same words', async () => {
    await call('POST', at('/editions'), { body: { change: 'major', note: 'First.' } })
    const { body } = await refusal('POST', at('/editions'), { body: { change: 'minor', note: 'Again.' } }, 409, 'already-live')
    expect(body).toMatchObject({ major: 1, minor: 0 })
  })

  it('are withdrawn with a reason', async () => {
    await refusal('DELETE', at('/editions/live'), { body: { reason: 'Wrong.' } }, 409, 'not-live')
    await call('POST', at('/editions'), { body: { change: 'major', note: 'First.' } })
    await refusal('DELETE', at('/editions/live'), { body: { reason: '' } }, 422, 'reason-missing')
    await refusal('DELETE', at('/editions/live'), { body: {} }, 422, 'invalid-body')
    const { status, body } = await call('DELETE', at('/editions/live'), { body: { reason: 'Wrong figures.' } })
    expect([status, body]).toEqual([200, { withdrawn: '1.0', page: '/sponsors/northwind-ferries' }])
    expect((await call('GET', at())).body).toMatchObject({ state: 'withdrawn', live: null, withdrawnAt: '2026-07-14T09:00:00.000Z' })
  })

  it('are withdrawn all at once, whether one is live or not', async () => {
    await refusal('DELETE', at('/editions'), { body: { reason: 'Wrong.' } }, 409, 'not-live')
    await call('POST', at('/editions'), { body: { change: 'major', note: 'First.' } })
    const { content, etag } = await draft()
    await call('PUT', at('/draft'), { body: { ...content, standfirst: 'Another.' }, headers: { 'If-Match': etag } })
    await call('POST', at('/editions'), { body: { change: 'minor', note: 'Second.' } })
    await refusal('DELETE', at('/editions'), { body: { reason: ' ' } }, 422, 'reason-missing')
    await call('DELETE', at('/editions/live'), { body: { reason: 'Wrong figures.' } })
    const { status, body } = await call('DELETE', at('/editions'), { body: { reason: 'All wrong.' } })
    expect([status, body]).toEqual([200, { withdrawn: ['1.0'], page: '/sponsors/northwind-ferries' }])
    const { withdrawals } = (await call('GET', at('/editions'))).body as { withdrawals: object[] }
    expect(withdrawals).toMatchObject([
      { edition: '1.1', reason: 'Wrong figures.', told: true },
      { edition: '1.0', reason: 'All wrong.', told: true },
    ])
  })
})

describe('who asks', () => {
  it('is known by the token alone', async () => {
    const { headers } = await refusal('GET', '/api/v1/reports', { token: null, headers: { Cookie: `hostcity=${world.token}` } }, 401, 'token-missing')
    expect(headers.get('www-authenticate')).toBe('Bearer realm="Host City"')
  })

  it.each([['Bearer'], ['Bearer %'], ['Basic aGM6eA=='], ['Bearer hc_unknown'], [`Bearer ${'x'.repeat(9_000)}`], ['Bearer a b'], ['']])(
    'is not known by “%.20s”',
    async (Authorization) => {
      const { headers } = await refusal('GET', '/api/v1/reports', { token: null, headers: { Authorization } }, 401, 'token-invalid')
      expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
    },
  )

  it('is nobody any more when the token is revoked or its owner deactivated', async () => {
    const other = await aPerson(world)
    const token = await aToken(world, other)
    expect((await call('GET', '/api/v1/reports', { token })).status).toBe(200)
    world.connection.prepare(`update people set status = 'inactive' where id = ?`).run(other.id)
    await refusal('GET', '/api/v1/reports', { token }, 401, 'token-invalid')
    world.connection.prepare('update api_tokens set revoked_at = 1 where person_id = ?').run(world.personId)
    await refusal('PUT', at('/draft'), { body: aContent(), headers: { 'If-Match': '"x"' } }, 401, 'token-invalid')
  })

  it('is asked again when the body has come: a token that was revoked meanwhile does nothing', async () => {
    const { content, etag } = await draft()
    const bytes = new TextEncoder().encode(JSON.stringify({ ...content, standfirst: 'Late.' }))
    const raw = new ReadableStream({
      pull: (controller) => {
        world.connection.prepare('update api_tokens set revoked_at = 1').run()
        controller.enqueue(bytes)
        controller.close()
      },
    })
    const { status } = await call('PUT', at('/draft'), { raw, headers: { 'If-Match': etag } })
    expect(status).toBe(401)
    expect(world.connection.prepare('select count(*) from draft_updates').pluck().get()).toBe(1)
  })

  it('is noted as using the token, once a minute and never for a refusal', async () => {
    const used = () => world.connection.prepare('select last_used_at from api_tokens').pluck().get()
    vi.setSystemTime(NOW + 59_000)
    await call('GET', '/api/v1/reports')
    expect(used()).toBe(NOW)
    vi.setSystemTime(NOW + 60_000)
    await refusal('GET', at('/revisions/9'), {}, 404, 'revision-not-found')
    await call('GET', '/api/v1/reports')
    expect(used()).toBe(NOW + 60_000)
  })

  it('stands in the audit with where the request came from', async () => {
    await call('POST', at('/editions'), { body: { change: 'major', note: 'First.' }, headers: { 'x-hostcity-address': '203.0.113.7' } })
    expect(world.connection.prepare(`select via, address, actor_id from audit_events where action = 'edition.published'`).raw().get()).toEqual([
      'api',
      '203.0.113.7',
      world.personId,
    ])
  })
})
