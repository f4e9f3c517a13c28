import type { RequestListener } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { log } from '#lib/log.ts'
import { frontCache, oncePerTurn } from '#server/front-cache.ts'
import { inner, type OriginAnswer } from '#server/inner.ts'
import { served } from './served.ts'

const long = 'Words that repeat, words that repeat. '.repeat(80)

/** A library of one counter: every rendering says the publication that it saw. */
function library(answer: (path: string) => Partial<OriginAnswer> = () => ({})) {
  const state = { version: 1, asked: [] as string[] }
  const front = frontCache({
    version: () => state.version,
    origin: async (path) => {
      state.asked.push(path)
      const at = state.version
      await new Promise(setImmediate)
      const given = answer(path)
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, max-age=0',
        'content-security-policy': "default-src 'none'",
        ...given.headers,
      }
      return { status: 200, body: Buffer.from(`publication ${at} ${long}`), ...given, headers }
    },
    common: ['x-content-type-options', 'nosniff'],
  })
  const handle: RequestListener = async (req, res) => {
    if (!(await front(req, res))) res.writeHead(599).end('for Next')
  }
  return { state, front, handle }
}

describe('the front cache', () => {
  it('asks once for a publication, and anew after the next', async () => {
    const { state, handle } = library()
    const ask = await served(handle)
    expect((await ask('/')).text).toContain('publication 1')
    expect((await ask('/?made=up')).text).toContain('publication 1')
    expect(state.asked).toEqual(['/'])
    state.version = 2
    expect((await ask('/')).text).toContain('publication 2')
    expect(state.asked).toEqual(['/', '/'])
  })

  it('keeps the index under what its query sifts by, in one order, and keeps no search', async () => {
    const { state, handle } = library()
    const ask = await served(handle)
    await ask('/?sort=name&tier=worldwide&made=up')
    await ask('/?tier=worldwide&sort=name')
    await ask(`/?tier=${'x'.repeat(101)}`)
    await ask('/sponsors/one?tier=worldwide')
    expect(state.asked).toEqual(['/?tier=worldwide&sort=name', '/', '/sponsors/one'])
    state.asked.length = 0
    for (let time = 0; time < 2; time++) expect((await ask('/search?q=torch')).text).toContain('publication 1')
    expect(state.asked).toEqual(['/search?q=torch', '/search?q=torch'])
  })

  it('packs a search as the one who asks takes it, and leaves one that fails to Next', async () => {
    const { handle } = library((path) => (path.includes('fails') ? { status: 500 } : {}))
    const ask = await served(handle)
    const coded = async (accepts: string) => {
      const { headers, body } = await ask('/search?q=torch', { headers: { 'accept-encoding': accepts } })
      const coding = headers['content-encoding']
      const plain = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
      expect(plain.toString()).toContain('publication 1')
      return [coding, headers.etag]
    }
    const [[br, tag], [gzip, sameTag], [plain]] = [await coded('gzip, br'), await coded('gzip'), await coded('identity')]
    expect([br, gzip, plain]).toEqual(['br', 'gzip', undefined])
    expect(sameTag).toBe(tag)
    expect((await ask('/search?q=fails')).text).toBe('for Next')
  })

  it('has a page ready that it was told to make, and says in the log that it could not', async () => {
    const { state, front, handle } = library((path) => {
      if (path === '/broken') throw new Error('No paper left')
      return {}
    })
    const error = vi.spyOn(log, 'error').mockImplementation(() => {})
    front.prepare('/sponsors/one')
    front.prepare('/broken')
    await expect.poll(() => error.mock.calls).toEqual([['a page could not be made ready', new Error('No paper left'), { path: '/broken' }]])
    expect((await (await served(handle))('/sponsors/one')).text).toContain('publication 1')
    expect(state.asked).toEqual(['/sponsors/one', '/broken'])
  })

  it('asks once when many come at the same time', async () => {
    const { state, handle } = library()
    const ask = await served(handle)
    await Promise.all(Array.from({ length: 20 }, () => ask('/sponsors/one')))
    expect(state.asked).toEqual(['/sponsors/one'])
  })

  it('never hands a rendering from before a publication to whoever asks after it', async () => {
    const { state, handle } = library()
    const ask = await served(handle)
    const seen: [number, number][] = []
    for (let round = 0; round < 30; round++) {
      const reading = Array.from({ length: 6 }, async () => {
        const from = state.version
        const { text } = await ask('/')
        seen.push([from, Number(/publication (\d+)/.exec(text)?.[1])])
      })
      state.version++
      await Promise.all(reading)
    }
    expect(seen.length).toBe(180)
    expect(seen.filter(([from, got]) => got < from)).toEqual([])
  })

  it('keeps files apart from pages, with what they are called, so that no flood of them pushes a page out', async () => {
    const { state, handle } = library((path) =>
      path.startsWith('/file')
        ? { body: Buffer.alloc(3 << 20, 7), headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="a.pdf"' } }
        : {},
    )
    const ask = await served(handle)
    await ask('/')
    expect((await ask('/file-0.pdf')).headers['content-disposition']).toBe('inline; filename="a.pdf"')
    await ask('/file-0.pdf')
    for (let at = 1; at < 30; at++) await ask(`/file-${at}.pdf`)
    await ask('/')
    await ask('/file-0.pdf')
    expect(state.asked.filter((path) => path === '/')).toHaveLength(1)
    expect(state.asked.filter((path) => path === '/file-0.pdf')).toHaveLength(2)
  })

  it('tells whoever asks that something is not ready yet, and asks again for the next', async () => {
    const { state, handle } = library(() => ({ status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '10' } }))
    const ask = await served(handle)
    const answers = await Promise.all([ask('/file.pdf'), ask('/file.pdf')])
    expect(answers.map(({ status, headers }) => [status, headers['retry-after'], headers['cache-control']])).toEqual([
      [503, '10', 'no-store'],
      [503, '10', 'no-store'],
    ])
    expect(state.asked).toHaveLength(1)
    await ask('/file.pdf')
    expect(state.asked).toHaveLength(2)
  })

  it('sends the same text in every coding, under one tag', async () => {
    const { handle } = library()
    const ask = await served(handle)
    const plain = await ask('/')
    const gzipped = await ask('/', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    const brotlied = await ask('/', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect([plain, gzipped, brotlied].map((each) => each.headers['content-encoding'])).toEqual([undefined, 'gzip', 'br'])
    expect(gunzipSync(gzipped.body).toString()).toBe(plain.text)
    expect(brotliDecompressSync(brotlied.body).toString()).toBe(plain.text)
    expect(new Set([plain, gzipped, brotlied].map((each) => each.headers.etag)).size).toBe(1)
    expect(plain.headers).toMatchObject({ vary: 'accept-encoding', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" })
  })

  it('answers 304 to whoever has it, without a body or its length', async () => {
    const { handle } = library()
    const ask = await served(handle)
    const { headers } = await ask('/')
    for (const tag of [String(headers.etag), `"other", ${headers.etag}`, String(headers.etag).slice(2), '*']) {
      const again = await ask('/', { headers: { 'if-none-match': tag } })
      expect(again.status).toBe(304)
      expect(again.body.length).toBe(0)
      expect(again.headers).toMatchObject({ etag: headers.etag, 'cache-control': 'public, max-age=0' })
      expect(again.headers['content-length']).toBeUndefined()
    }
    expect((await ask('/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it('answers HEAD with the head alone', async () => {
    const { handle } = library()
    const ask = await served(handle)
    const answer = await ask('/', { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(1_000)
    expect(answer.body.length).toBe(0)
  })

  it.each([
    ['another method', { method: 'POST' }],
    ['an authorization', { headers: { authorization: 'Bearer x' } }],
    ['a part of a document', { headers: { range: 'bytes=0-9' } }],
  ])('leaves %s to Next', async (_, ask) => {
    const { state, handle } = library()
    expect((await (await served(handle))('/', ask)).status).toBe(599)
    expect(state.asked).toEqual([])
  })

  it.each<[string, Partial<OriginAnswer>]>([
    ['what does not say that it is public', { headers: { 'cache-control': '' } }],
    ['what is private', { headers: { 'cache-control': 'public, private' } }],
    ['what must not be stored', { headers: { 'cache-control': 'public, no-store' } }],
    ['what sets a cookie', { headers: { 'set-cookie': ['a=b'] } }],
    ['a failure', { status: 500 }],
    ['a temporary redirect', { status: 307 }],
  ])('does not keep %s', async (_, given) => {
    const { state, handle } = library(() => given)
    const ask = await served(handle)
    expect((await ask('/')).status).toBe(599)
    expect((await ask('/')).status).toBe(599)
    expect(state.asked).toEqual(['/', '/'])
  })

  it('keeps what is gone and what is nowhere, until something is published', async () => {
    const { state, handle } = library((path) => ({ status: path === '/gone' ? 410 : 404 }))
    const ask = await served(handle)
    for (const path of ['/gone', '/gone', '/nowhere', '/nowhere']) expect((await ask(path)).status).toBe(path === '/gone' ? 410 : 404)
    expect(state.asked).toEqual(['/gone', '/nowhere'])
    state.version++
    await ask('/nowhere')
    expect(state.asked).toEqual(['/gone', '/nowhere', '/nowhere'])
  })

  it('keeps its pages when strangers try thousands of addresses', async () => {
    const state = { asked: 0 }
    const front = frontCache({
      version: () => 1,
      origin: async (path) => {
        if (path === '/') state.asked++
        return { status: path === '/' ? 200 : 404, headers: { 'cache-control': 'public', 'content-type': 'text/html' }, body: Buffer.alloc(400) }
      },
      common: [],
      maxBytes: 64_000,
    })
    const ask = await served(async (req, res) => void (await front(req, res)))
    await ask('/')
    for (let at = 0; at < 60; at++) await ask(`/made-up-${at}`)
    await ask('/')
    expect(state.asked).toBe(1)
  })
})

describe('a value that is read once in a turn', () => {
  it('is read anew in the next turn, and at once when it is forgotten', async () => {
    let reads = 0
    const value = oncePerTurn(() => ++reads)
    expect([value(), value()]).toEqual([1, 1])
    value.forget()
    expect(value()).toBe(2)
    await new Promise(setImmediate)
    expect(value()).toBe(3)
  })
})

describe('asking our own handler', () => {
  it('brings status, headers and body over real HTTP, with a fixed host and nothing of the reader', async () => {
    const ask = inner((req, res) => {
      res.writeHead(410, { 'x-said': JSON.stringify(req.headers) })
      res.end(`${req.method} ${req.url}`)
    }, 'library.example')
    const answer = await ask('/sponsors/one')
    expect(answer.status).toBe(410)
    expect(answer.body.toString()).toBe('GET /sponsors/one')
    expect(JSON.parse(String(answer.headers['x-said']))).toEqual({ host: 'library.example', connection: 'close' })
  })

  it('rejects an answer that was cut short', async () => {
    const ask = inner((_, res) => {
      res.writeHead(200, { 'content-length': '100' })
      res.write('half')
      setImmediate(() => res.destroy())
    }, 'library.example')
    await expect(ask('/')).rejects.toThrow()
  })
})
