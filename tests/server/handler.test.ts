import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { handler } from '#server/handler.ts'
import { mannerOf } from '#server/headers.ts'
import { saysVersion, staticFiles } from '#server/static-files.ts'
import { served } from './served.ts'

type Options = {
  publicUrl?: string
  trustProxy?: boolean
  secure?: boolean
  front?: () => boolean
  next?: (req: IncomingMessage, res: ServerResponse) => Promise<void>
}

/** The server's handler over a stand-in for Next, which says what it was asked. */
async function asked({ publicUrl, trustProxy = false, secure = false, front, next }: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'face-1.2.3-400-600.txt'), 'a face '.repeat(200))
  writeFileSync(join(folder, 'robots.txt'), 'User-agent: *')
  const common = ['x-content-type-options', 'nosniff', 'x-frame-options', 'DENY']
  return served(
    handler({
      environment: { secure, trustProxy, publicUrl: publicUrl ? new URL(publicUrl) : null },
      dev: false,
      files: staticFiles([{ folder, at: '/', isLasting: saysVersion }], common),
      front:
        front ??
        ((req, res) => {
          if (req.method !== 'GET') return false
          res.end('from memory')
          return true
        }),
      next:
        next ??
        (async (req, res) => {
          res.setHeader('cache-control', 'public, max-age=99')
          res.setHeader('content-security-policy', "script-src 'unsafe-inline'")
          res.end(JSON.stringify(req.headers))
        }),
      isStopping: () => false,
    }),
  )
}

describe('where an address belongs', () => {
  it.each([
    ['/', 'public'],
    ['/sponsors/desk', 'public'],
    ['/desks', 'public'],
    ['/desk', 'desk'],
    ['/desk/reports/x', 'desk'],
    ['/%64esk', 'desk'],
    ['//desk', 'desk'],
    ['/\\desk', 'desk'],
    ['/%2Fdesk', 'desk'],
    ['/sign-in', 'desk'],
    ['/welcome/secret', 'desk'],
    ['/_next/data', 'desk'],
    ['/api/v1/reports', 'api'],
    ['/api/v1/docs', 'public'],
    ['/api/v1/docs/', 'api'],
    ['//api/v1/docs', 'api'],
    ['/constructor', 'public'],
    ['/%', null],
    ['/sponsors/../desk', null],
    ['/sponsors/..%2Fdesk', null],
    ['/sponsors/%2e%2e/desk', null],
    ['/./desk', null],
    ['/desk/..', null],
    ['/sponsors/...', 'public'],
  ])('%s is %s', (path, manner) => {
    expect(mannerOf(path)).toBe(manner)
  })
})

describe('a request for the desk', () => {
  it('gets a nonce of its own, which Next is told and the client cannot choose', async () => {
    const ask = await asked()
    const headers = { 'content-security-policy': "script-src 'nonce-mine'", 'x-nonce': 'mine' }
    const [first, second] = [await ask('/desk', { headers }), await ask('/desk', { headers })]
    const nonces = [first, second].map((answer) => /'nonce-([A-Za-z0-9+/=]{24})'/.exec(String(answer.headers['content-security-policy']))?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(nonces).not.toContain(undefined)
    expect(JSON.parse(first.text)).toMatchObject({ 'content-security-policy': first.headers['content-security-policy'], 'x-nonce': nonces[0] })
    expect(first.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(first.headers['content-security-policy']).not.toContain('unsafe')
  })

  it('is answered with headers that no page can forget or loosen', async () => {
    const ask = await asked({ secure: true })
    const { headers } = await ask('/desk')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    })
  })

  it('keeps the secret of its own address out of every referrer, and its origin in', async () => {
    const ask = await asked()
    for (const path of ['/welcome/s3cret', '/join/s3cret', '/reset/s3cret?x=%zz', '//join/s3cret'])
      expect((await ask(path)).headers['referrer-policy'], path).toBe('strict-origin')
    expect((await ask('/desk/join/else')).headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
  })

  it('lets the API run nothing at all', async () => {
    const { headers } = await (await asked())('/api/v1/reports')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('what a request claims', () => {
  const claims = {
    'x-forwarded-for': '6.6.6.6, 7.7.7.7',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'for=6.6.6.6',
    'x-real-ip': '6.6.6.6',
    'x-hostcity-address': '6.6.6.6',
    'x-hostcity-path': '/elsewhere',
    'x-middleware-subrequest': 'middleware:middleware',
    host: 'desk.example',
  }

  it('is not believed', async () => {
    const ask = await asked()
    const seen = JSON.parse((await ask('/desk?page=2', { headers: claims })).text)
    expect(seen).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'desk.example',
      'x-forwarded-proto': 'http',
      'x-hostcity-address': '127.0.0.1',
      'x-hostcity-path': '/desk?page=2',
    })
    for (const name of ['forwarded', 'x-real-ip', 'x-middleware-subrequest']) expect(seen).not.toHaveProperty(name)
  })

  it('is believed of the proxy that is trusted, and only its own word', async () => {
    const ask = await asked({ trustProxy: true })
    const seen = JSON.parse((await ask('/desk', { headers: claims })).text)
    expect(seen).toMatchObject({ 'x-hostcity-address': '7.7.7.7', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })
  })

  it('is an IPv4 address as people write it, where the proxy listens on IPv6', async () => {
    const ask = await asked({ trustProxy: true })
    const seen = JSON.parse((await ask('/desk', { headers: { ...claims, 'x-forwarded-for': '::ffff:7.7.7.7' } })).text)
    expect(seen).toMatchObject({ 'x-forwarded-for': '7.7.7.7', 'x-hostcity-address': '7.7.7.7' })
  })

  it('may be the public address, where a proxy hides the host', async () => {
    const ask = await asked({ publicUrl: 'https://reports.example' })
    const own = await ask('/desk', { headers: { host: '10.0.0.2:3000', origin: 'https://reports.example' } })
    expect(JSON.parse(own.text)).toMatchObject({ 'x-forwarded-host': 'reports.example', 'x-forwarded-proto': 'https' })
    const foreign = await ask('/desk', { headers: { host: '10.0.0.2:3000', origin: 'https://evil.example' } })
    expect(JSON.parse(foreign.text)['x-forwarded-host']).toBe('10.0.0.2:3000')
  })
})

describe('a method that nobody knows', () => {
  it('is refused before Next stumbles over it', async () => {
    const ask = await asked({ next: () => Promise.reject(new Error('asked')) })
    for (const path of ['/', '/desk', '/api/v1/reports']) expect((await ask(path, { method: 'TRACE' })).status).toBe(405)
  })
})

describe('bodies', () => {
  it('are not read beyond a size, nor without one', async () => {
    const next = vi.fn(async (_: IncomingMessage, res: ServerResponse) => void res.end('taken'))
    const ask = await asked({ next })
    expect((await ask('/desk', { method: 'POST', headers: { 'content-length': '6000001' } })).status).toBe(413)
    expect((await ask('/desk', { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: 'a=b' })).status).toBe(411)
    expect(next).not.toHaveBeenCalled()
    expect((await ask('/api/v1/reports', { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: '{}' })).text).toBe('taken')
  })
})

describe('a fault', () => {
  it('is answered plainly, without what is behind it', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const ask = await asked({ next: () => Promise.reject(new Error('secret at /srv/db')) })
    const answer = await ask('/desk')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret')
    expect((await ask('/%')).status).toBe(400)
  })

  it('is logged without the secret of a link that works once', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const ask = await asked({ next: () => Promise.reject(new Error('a mistake')) })
    for (const path of ['/welcome/', '/join/', '/reset/', '//join/', '/join//']) await ask(`${path}once-and-never-again`)
    for (const path of ['/welcome/…', '/join/…', '/reset/…']) expect(written.mock.calls.join()).toContain(path)
    expect(written.mock.calls.join()).not.toContain('once-and-never-again')
  })

  it('before anything was awaited is answered, too', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const ask = await asked({
      front: () => {
        throw new Error('disk I/O error')
      },
    })
    expect((await ask('/')).status).toBe(500)
  })
})

describe('files', () => {
  it('come from memory, compressed, for ever where their name says so', async () => {
    const ask = await asked()
    const lasting = await ask('/face-1.2.3-400-600.txt', { headers: { 'accept-encoding': 'gzip' } })
    expect(lasting.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'text/plain; charset=utf-8',
      'x-frame-options': 'DENY',
    })
    expect((await ask('/robots.txt')).headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  })

  it('are asked for once where they are faces: no reader waits for them on the next page', () => {
    const faces = readdirSync(join(process.cwd(), 'public', 'fonts')).filter((name) => name.endsWith('.woff2'))
    expect(faces.length).toBeGreaterThan(0)
    expect(faces.filter((name) => !saysVersion(name))).toEqual([])
  })

  it('are only those that are there', async () => {
    const ask = await asked()
    for (const path of ['/../handler.test.ts', '/%2e%2e/handler.test.ts', '/..%2fhandler.test.ts']) expect((await ask(path)).status).toBe(400)
  })
})
