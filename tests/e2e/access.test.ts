import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import WebSocket from 'ws'
import { type ApiMethod, actions, api, type Gate, pages, rolesOf, routes, sockets } from '#lib/access.ts'
import { type Caller, type Everybody, everybody, type Visitor } from './support/everybody.ts'

/*
 * lib/access.ts says who may; here a server is asked for every row of it as everybody, by every method. Whatever is
 * refused writes nothing. Bodies are ones that no endpoint takes: whoever may is refused for that and for nothing else.
 */

const visitors: readonly Visitor[] = ['nobody', 'deactivated', 'editor', 'admin']
const callers: readonly Caller[] = ['nobody', 'revoked', 'deactivated', 'editor', 'admin']
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

let world: Everybody
let asked = 0
test.beforeAll(async () => {
  test.setTimeout(90_000)
  world = await everybody()
})
test.afterAll(() => world?.host.remove())

const may = (gate: Gate, who: Caller): boolean =>
  gate === 'everyone' || (who !== 'nobody' && who !== 'deactivated' && who !== 'revoked' && rolesOf(gate).includes(who))

/** Asks as it stands, and follows nothing. Each stranger comes from an address of their own, so that no limit is met. */
async function ask(path: string, init: RequestInit): Promise<{ status: number; location: string; text: string; headers: Headers }> {
  asked++
  const headers = { 'x-forwarded-for': `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`, ...init.headers }
  const answer = await fetch(`${world.host.url}${path}`, { ...init, headers, redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text(), headers: answer.headers }
}

/** Does what is to be refused, and holds it to have written nothing. */
async function writingNothing<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = world.kept()
  const value = await work()
  expect(world.kept(), 'what is refused writes nothing').toBe(before)
  return value
}

test.describe('pages', () => {
  for (const [address, gate] of Object.entries(pages) as [string, Gate][]) {
    test(`${address}: ${gate}`, async () => {
      for (const method of methods) {
        for (const who of visitors) {
          const visit = () => ask(world.filled(address), { method, headers: { cookie: world.cookies[who] } })
          const what = `${method} ${address} as ${who}`
          if (may(gate, who)) {
            const { status, location } = await visit()
            expect([status < 400 || status === 405, location.includes('/sign-in')], `${what}: ${status} ${location}`).toEqual([true, false])
            continue
          }
          const { status, location, text } = await writingNothing(visit)
          if (who === 'editor') expect(status, what).toBe(404)
          else expect([status, new URL(location, world.host.url).pathname], what).toEqual([307, '/sign-in'])
          expect(text, what).not.toContain('Northwind Ferries')
        }
      }
    })
  }
})

test.describe('routes', () => {
  for (const [address, gates] of Object.entries(routes) as [string, Partial<Record<ApiMethod, Gate>>][]) {
    test(address, async () => {
      for (const method of methods) {
        const gate = gates[method === 'HEAD' ? 'GET' : method]
        for (const who of visitors) {
          const what = `${method} ${address} as ${who}`
          const visit = () => ask(world.filled(address), { method, headers: { cookie: world.cookies[who], origin: world.host.url } })
          if (gate && may(gate, who)) {
            const { status, location } = await visit()
            expect([401, 403, 405].includes(status) || location.includes('/sign-in'), `${what}: ${status} ${location}`).toBe(false)
            continue
          }
          const { status, location } = await writingNothing(visit)
          if (!gate) expect([404, 405].includes(status), `${what}: ${status}`).toBe(true)
          else if (method === 'GET' || method === 'HEAD')
            expect(who === 'editor' ? status === 404 : status === 307 && location.includes('/sign-in'), `${what}: ${status}`).toBe(true)
          else expect(status, what).toBe(who === 'editor' ? 403 : 401)
        }
      }
    })
  }

  test('and none takes what another page sends', async () => {
    for (const [address, gates] of Object.entries(routes) as [string, Partial<Record<ApiMethod, Gate>>][]) {
      if (!gates.POST) continue
      const sent = { method: 'POST', headers: { cookie: world.cookies.admin, origin: 'https://elsewhere.example' } }
      expect((await writingNothing(() => ask(address, sent))).status, address).toBe(403)
    }
  })
})

test.describe('the API', () => {
  for (const [address, gates] of Object.entries(api) as [string, Partial<Record<ApiMethod, Gate>>][]) {
    test(address, async () => {
      const path = world.filled(address)
      for (const method of methods) {
        const gate = gates[method === 'HEAD' ? 'GET' : method]
        for (const who of callers) {
          const what = `${method} ${address} as ${who}`
          const token = world.tokens[who]
          const sends = method !== 'GET' && method !== 'HEAD'
          const { status, text, headers } = await writingNothing(() =>
            ask(path, {
              method,
              // A cookie of an admin counts for nothing here.
              headers: {
                cookie: world.cookies.admin,
                ...(token && { authorization: `Bearer ${token}` }),
                ...(sends && { 'content-type': 'application/json' }),
              },
              ...(sends && { body: '{"nobody":"knows"}' }),
            }),
          )
          const kind = /"type":"\/problems\/([\w-]+)"/.exec(text)?.[1] ?? ''
          if (!gate) expect([status, headers.get('allow')?.includes(method)], what).toEqual([405, false])
          else if (may(gate, who)) {
            expect([401, 403, 405, 429].includes(status) || status >= 500 || kind === 'unknown-address', `${what}: ${status} ${text.slice(0, 200)}`).toBe(false)
            if (!sends) expect(status, `${what}: ${text.slice(0, 200)}`).toBe(200)
          } else if (who === 'nobody') expect([status, headers.has('www-authenticate')], what).toEqual([401, true])
          else expect(status, what).toBe(who === 'editor' ? 403 : 401)
        }
      }
    })
  }
})

/** What to send to the actions of admins, so that nothing but the role speaks against it. */
const forms: Record<string, (ids: Everybody['ids']) => Record<string, string>> = {
  'admin/people/[id]: deactivate': ({ person }) => ({ personId: person }),
  'admin/people/[id]: endTheirSession': () => ({ personId: 'x', id: 'session-of-admin-that-nobody-can-guess' }),
  'admin/people/[id]: endTheirSessions': () => ({ personId: 'x' }),
  'admin/people/[id]: giveRole': ({ person }) => ({ personId: person, role: 'admin' }),
  'admin/people/[id]: inviteAgain': ({ person }) => ({ personId: person }),
  'admin/people/[id]: makeResetLink': ({ person }) => ({ personId: person }),
  'admin/people/[id]: reactivate': ({ person }) => ({ personId: person }),
  'admin/people/[id]: revokeTheirToken': ({ tokenOfAdmin }) => ({ personId: 'x', id: tokenOfAdmin }),
  'admin/people/[id]: takeBack': ({ person }) => ({ personId: person }),
  'admin/people/new: invite': () => ({ name: 'Lena Sörensen', email: 'lena@desk.example', role: 'admin' }),
  'admin/purge: purgeWords': () => ({ words: 'The first boat', step: 'look', reason: 'A court ordered it', seen: '' }),
  'admin/service: backUpNow': () => ({}),
  'admin/sponsors/[id]: change': (ids) => ({ ...deal(ids), tier: ids.tier, category: 'Boats', ...dates, ...seen(ids) }),
  'admin/sponsors/[id]: choosePrimary': (ids) => deal(ids),
  'admin/sponsors/[id]: describe': ({ sponsor }) => ({
    sponsorId: sponsor,
    entities: 'Northwind Ltd',
    headquarters: '',
    ticker: '',
    seenEntities: '',
    seenHeadquarters: '',
    seenTicker: '',
  }),
  'admin/sponsors/[id]: end': (ids) => ({ ...deal(ids), until: '2025' }),
  'admin/sponsors/[id]: give': ({ sponsor, tier }) => ({ sponsorId: sponsor, tier, category: 'Boats', ...dates }),
  'admin/sponsors/[id]: remove': (ids) => deal(ids),
  'admin/sponsors/[id]: resume': (ids) => deal(ids),
  'admin/sponsors/[id]/merge: merge': ({ sponsor }) => ({ fromId: sponsor, intoId: 'x' }),
  'admin/sponsors/new: addSponsor': ({ tier }) => ({ name: 'Alpha', tier, category: 'Cloud', ...dates }),
  'admin/tiers: add': () => ({ singular: 'Host', plural: 'Hosts', programme: 'la28' }),
  'admin/tiers: change': ({ tier }) => ({
    key: tier,
    singular: 'Host',
    plural: 'Hosts',
    programme: 'la28',
    seenSingular: 'x',
    seenPlural: 'x',
    seenProgramme: 'x',
  }),
  'admin/tiers: move': ({ tier }) => ({ key: tier, to: 'down' }),
  'admin/tiers: remove': ({ tier }) => ({ key: tier }),
}
const dates = { announced: '', from: '', until: '' }
const deal = ({ sponsor, sponsorship }: Everybody['ids']) => ({ sponsorId: sponsor, sponsorshipId: sponsorship })
const seen = ({ tier }: Everybody['ids']) => ({ seenTier: tier, seenCategory: 'Ferries', seenAnnounced: '', seenFrom: '', seenUntil: '' })

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }

test.describe('server actions', () => {
  const listed = Object.entries(actions).flatMap(([file, names]) => Object.entries(names as Record<string, Gate>).map(([name, gate]) => ({ file, name, gate })))

  for (const { file, name, gate } of listed.filter((one) => one.gate !== 'everyone')) {
    test(`${file}: ${name}: ${gate}`, async () => {
      const manifest = JSON.parse(readFileSync(join(process.cwd(), '.next/server/server-reference-manifest.json'), 'utf8')) as Manifest
      const [id, action] = Object.entries(manifest.node).find(([, one]) => one.filename === `app/${file}/actions.ts` && one.exportedName === name) ?? []
      if (!id || !action) throw new Error('The build knows no such action')
      const page =
        Object.keys(action.workers)[0]
          ?.replace(/^app/, '')
          .replace(/\/\(\w+\)/g, '')
          .replace(/\/page$/, '') ?? '/desk'
      const form = forms[`${file}: ${name}`]
      if (!form && !may(gate, 'editor')) throw new Error('Say in forms of this test what an admin would send')

      for (const who of visitors.filter((one) => !may(gate, one))) {
        const { status, text, location, headers } = await writingNothing(() =>
          ask(world.filled(page), {
            method: 'POST',
            headers: { cookie: world.cookies[who], origin: world.host.url, 'next-action': id, accept: 'text/x-component' },
            body: sentForm(form?.(world.ids) ?? {}, withFormAlone.includes(`${file}: ${name}`)),
          }),
        )
        const said = `${status} ${location} ${headers.get('x-action-redirect') ?? ''} ${text.slice(0, 2_000)}`
        if (who === 'editor') expect(said, `${who}: ${said}`).toMatch(/"forbidden"|Only admins/)
        else expect(said, `${who}: ${said}`).toMatch(/signed-out|signed out|\/sign-in/)
      }
    })
  }
})

/** Actions that a script calls with the form alone; all others get the state of the form before it. */
const withFormAlone = ['desk/reports/[id]: changeSponsorFacts', 'desk/reports/[id]: keepRevision']

/** A form as React sends it, its fields first. */
function sentForm(fields: Record<string, string>, alone: boolean): FormData {
  const sent = new FormData()
  for (const [name, value] of Object.entries(fields)) sent.append(`_1_${name}`, value)
  sent.append('0', JSON.stringify([...(alone ? [] : [{ typed: {}, issues: {}, refusal: null }]), '$K1']))
  return sent
}

test.describe('the socket', () => {
  for (const [path, gate] of Object.entries(sockets) as [string, Gate][]) {
    test(`${path}: ${gate}`, async () => {
      const opened = (who: Visitor, origin: string) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(`${world.host.url.replace('http', 'ws')}${path}`, { headers: { origin, cookie: world.cookies[who] } })
          socket.on('open', () => {
            socket.close()
            resolve('open')
          })
          socket.on('unexpected-response', (_, answer) => resolve(String(answer.statusCode)))
          socket.on('error', () => {})
        })
      for (const who of visitors) expect(await opened(who, world.host.url), who).toBe(may(gate, who) ? 'open' : '401')
      expect(await writingNothing(() => opened('admin', 'https://elsewhere.example'))).toBe('403')
    })
  }
})
