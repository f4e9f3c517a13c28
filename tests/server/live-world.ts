import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { afterEach, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { type Connection, connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { database, type Transact, transactor } from '#db/transact.ts'
import { openSession } from '#domain/people/sessions.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { isOwnOrigin } from '#server/arrival.ts'
import { liveEditing } from '#server/live.ts'
import { NOW } from '../support/clock.ts'
import { aPerson, aReport } from '../support/factories.ts'

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

type Options = {
  now?: () => number
  /** Stands between live editing and the database. */
  between?: (transact: Transact) => Transact
}

/** Live editing on a real port over a database in a file of its own. A session's id is the cookie. */
export async function liveWorld({ now = () => NOW, between = (transact) => transact }: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-live-'))
  const file = join(folder, 'hostcity.db')
  const writing = connect(file, 'write')
  await migrate(writing)
  const connection = connect(file, 'read')
  const left: string[] = []
  const committed = new Set<() => void>()
  const transact = transactor(writing, {
    committed: () => {
      for (const each of committed) each()
    },
  })
  const reads = database(connection)
  const live = liveEditing({
    reads,
    transact: between(transact),
    isOwnOrigin: (req) => isOwnOrigin(req, { publicUrl: null, trustProxy: false }),
    sessionOf: async (req) => /session=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1] ?? null,
    left: ({ reportId }) => left.push(reportId),
    now,
  })
  committed.add(live.catchUp)
  committed.add(live.sweep)
  const server = createServer((_, res) => res.end())
  server.on('upgrade', (req, socket, head) => void live.upgrade(req, socket, head))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  cleanups.push(async () => {
    await live.stop()
    server.close()
    server.closeAllConnections()
    for (const each of [connection, writing]) each.close()
    rmSync(folder, { recursive: true })
  })

  const world = { reads, transact, connection: writing as Connection, live, left, port: (server.address() as AddressInfo).port }
  const report = await aReport(world)

  return {
    ...world,
    report,
    name: `draft.${report.id}.1`,
    /** A person with a session. */
    async editor(overrides: Parameters<typeof aPerson>[1] = {}) {
      const person = await aPerson(world, overrides)
      const session = await transact((tx) => openSession(tx, { id: person.id, address: null, agent: null }, NOW))
      return { ...person, session }
    },
    rows: () => connection.prepare('select id, data from draft_updates where report_id = ? order by id').all(report.id) as { id: number; data: Buffer }[],
    /** What the disk says, to whoever reads it next. */
    stored(): Y.Doc {
      const document = new Y.Doc()
      for (const row of this.rows()) Y.applyUpdate(document, row.data)
      return document
    },
  }
}

export type LiveWorld = Awaited<ReturnType<typeof liveWorld>>
type Browser = { session?: string; origin?: string | null; draft?: string; token?: string; document?: Y.Doc; user?: Record<string, unknown> }

/** What a browser does, without one: the provider that the editor uses, on a socket that carries a cookie and an origin. */
export function browser(
  world: Pick<LiveWorld, 'port' | 'name'>,
  { session, origin, draft = world.name, token = JSON.stringify({ schema: SCHEMA_VERSION }), document = new Y.Doc(), user }: Browser = {},
) {
  const sockets: WebSocket[] = []
  class Polyfill extends WebSocket {
    constructor(url: string) {
      const own = origin === undefined ? `http://127.0.0.1:${world.port}` : origin
      super(url, { headers: { ...(session && { cookie: `session=${session}` }), ...(own !== null && { origin: own }) } })
      this.on('unexpected-response', (_, response) => {
        seen.status = response.statusCode ?? 0
        this.emit('close', 1006, Buffer.alloc(0))
      })
      this.on('close', (code, reason) => seen.closed.push([code, String(reason)]))
      this.on('error', () => {})
      sockets.push(this)
    }
  }
  const seen = { status: 0, closed: [] as [number, string][], refused: '', told: [] as string[], synced: false }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${world.port}/live`,
    WebSocketPolyfill: Polyfill,
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
  })
  const provider = new HocuspocusProvider({
    websocketProvider,
    document,
    name: draft,
    token,
    onAuthenticationFailed: ({ reason }) => {
      seen.refused = reason
    },
    onStateless: ({ payload }) => seen.told.push(payload),
    onSynced: () => {
      seen.synced = true
    },
  })
  if (user) provider.setAwarenessField('user', user)
  provider.attach()
  const client = {
    provider,
    document,
    seen,
    body: document.getXmlFragment('body'),
    send: (data: Uint8Array) => sockets.at(-1)?.send(data),
    sendText: (data: string) => sockets.at(-1)?.send(data),
    synced: () => vi.waitUntil(() => seen.synced, { timeout: 5_000 }),
    saved: () => vi.waitUntil(() => seen.synced && !provider.hasUnsyncedChanges, { timeout: 5_000 }),
    closed: () => vi.waitUntil(() => seen.closed.length > 0, { timeout: 5_000 }),
    leave() {
      provider.destroy()
      websocketProvider.destroy()
    },
  }
  cleanups.push(client.leave)
  return client
}

/** Types a paragraph at the end of a body. */
export function type(body: Y.XmlFragment, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  body.insert(body.length, [paragraph])
}
