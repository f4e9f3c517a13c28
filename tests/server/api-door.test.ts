import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { offeredAt, offerRoute } from '#lib/api-offered.ts'
import { shelf } from '#lib/registry.ts'
import { atTheDoor } from '#server/api-door.ts'
import { served } from './served.ts'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
const saying =
  (words: string): Handler =>
  async () =>
    new Response(words)

afterEach(() => void shelf.delete('api-routes'))

/** The door before a stand-in for Next. */
const asked = () => served((req, res) => void (atTheDoor(req, res, (req.url ?? '').split('?')[0] ?? '') ?? res.end('Next')))

it('is passed by what Next has not loaded, and by what is not written as addresses are', async () => {
  const ask = await asked()
  expect((await ask('/api/v1/reports')).text).toBe('Next')
  offerRoute('/api/v1/reports', { GET: saying('all reports') } as never)
  offerRoute('/api/v1/reports/[id]', { GET: saying('a report') } as never)
  expect((await ask('/api/v1/reports?page=2')).text).toBe('all reports')
  expect((await ask('/api/v1/reports/abc')).text).toBe('a report')
  for (const path of ['/api/v1/reports/', '/api/v1/reports/%61bc', '/api/v1/reports/a.c', '//api/v1/reports', '/api/v1/reports/abc/draft', '/api/v1/tiers'])
    expect((await ask(path)).text, path).toBe('Next')
  expect((await ask('/api/v1/reports', { method: 'PUT' })).text).toBe('Next')
})

it('takes no word of an address for a parameter, whichever was loaded first', () => {
  offerRoute('/api/v1/reports/[id]/revisions/[n]', { GET: saying('a revision') } as never)
  expect(offeredAt('/api/v1/reports/abc/revisions/7', 'GET')?.params).toEqual({ id: 'abc', n: '7' })
  offerRoute('/api/v1/tiers/[id]', { GET: saying('a tier') } as never)
  expect(offeredAt('/api/v1/tiers/gold', 'GET')?.params).toEqual({ id: 'gold' })
  // This address has a word where another one has a parameter, and is not loaded yet.
  offerRoute('/api/v1/reports/[id]/draft', { DELETE: saying('never') } as never)
  expect(offeredAt('/api/v1/reports/abc/editions/live', 'DELETE')).toBeNull()
})

it('brings the request as it came, and the answer as it was made', async () => {
  const answer = vi.fn<Handler>(async (request) => {
    const body = await request.text()
    const said = { method: request.method, url: new URL(request.url).pathname + new URL(request.url).search, type: request.headers.get('content-type'), body }
    return new Response(JSON.stringify(said), { status: 201, headers: { Location: '/there', 'X-Own': 'yes' } })
  })
  offerRoute('/api/v1/reports/[id]/editions', { POST: answer } as never)
  const ask = await asked()
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"note":"Łódź"}' }
  const { status, headers, text } = await ask('/api/v1/reports/abc/editions?x=1&x=2', sent)
  expect({ status, location: headers.location, own: headers['x-own'] }).toEqual({ status: 201, location: '/there', own: 'yes' })
  expect(JSON.parse(text)).toEqual({ method: 'POST', url: '/api/v1/reports/abc/editions?x=1&x=2', type: 'application/json', body: sent.body })
  expect(await answer.mock.calls[0]?.[1].params).toEqual({ id: 'abc' })
})

it('gives a body that nobody asked for no chance to hold up the answer', async () => {
  offerRoute('/api/v1/imports', {
    POST: async (request: Request) => {
      await request.body?.cancel()
      return new Response('too large', { status: 413 })
    },
  } as never)
  const ask = await asked()
  for (const body of ['x'.repeat(3_000_000), 'x'])
    for (const headers of [{ 'transfer-encoding': 'chunked' }, { 'content-length': String(body.length) }] as Record<string, string>[])
      expect(await ask('/api/v1/imports', { method: 'POST', headers, body })).toMatchObject({ status: 413, text: 'too large' })
})

it('takes the next request on a connection whatever was left of the last one', async () => {
  offerRoute('/api/v1/imports', {
    POST: async (request: Request) => {
      for await (const _ of request.body ?? []) break
      return new Response('enough', { status: 422 })
    },
    GET: saying('the next one'),
  } as never)
  const server = createServer((req, res) => void atTheDoor(req, res, req.url ?? ''))
  onTestFinished(() => void server.close())
  server.listen(0)
  await once(server, 'listening')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const { port } = server.address() as AddressInfo
  const ask = async (method: string, body?: string) => {
    const call = request({ port, path: '/api/v1/imports', method, agent, headers: body ? { 'transfer-encoding': 'chunked' } : {} })
    call.end(body)
    const [response] = (await once(call, 'response')) as [IncomingMessage]
    const socket = response.socket.localPort
    return { status: response.statusCode, text: Buffer.concat(await response.toArray()).toString(), socket }
  }
  const first = await ask('POST', 'x'.repeat(3_000_000))
  const second = await ask('GET')
  expect([first.status, second.text]).toEqual([422, 'the next one'])
  expect(second.socket).toBe(first.socket)
})

it('sends every header as often as it is there', async () => {
  const headers = new Headers({ 'X-Own': 'yes' })
  for (const cookie of ['a=1', 'b=2']) headers.append('Set-Cookie', cookie)
  offerRoute('/api/v1/me', { GET: async () => new Response('me', { headers }) } as never)
  expect((await (await asked())('/api/v1/me')).headers).toMatchObject({ 'x-own': 'yes', 'set-cookie': ['a=1', 'b=2'] })
})

it('answers without a body where there is none, and asks no more of one whose reader has gone', async () => {
  const ended = vi.fn()
  const endless = () =>
    new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
      cancel: ended,
    })
  offerRoute('/api/v1/audit', { GET: async () => new Response(endless()), HEAD: async () => new Response(null, { headers: { 'X-Own': 'yes' } }) } as never)
  const server = createServer((req, res) => void atTheDoor(req, res, req.url ?? ''))
  onTestFinished(() => server.closeAllConnections())
  server.listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const call = request({ port, path: '/api/v1/audit' }).end()
  const [response] = await once(call, 'response')
  response.once('data', () => call.destroy())
  await vi.waitFor(() => expect(ended).toHaveBeenCalled())
  server.close()

  const head = await (await asked())('/api/v1/audit', { method: 'HEAD' })
  expect({ status: head.status, own: head.headers['x-own'], length: head.body.length }).toEqual({ status: 200, own: 'yes', length: 0 })
})
