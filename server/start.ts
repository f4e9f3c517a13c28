import { EventEmitter } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import next from 'next'
import { migrate } from '#db/migrate.ts'
import { upgradeDrafts } from '#domain/drafts/upgrade.ts'
import { latestPublished } from '#domain/editions/latest-published.ts'
import { endFirstStart, isFirstStart } from '#domain/sample/marks.ts'
import { offerBackups } from '#lib/backup-work.ts'
import { offerComparer } from '#lib/comparing.ts'
import type { Environment } from '#lib/environment.ts'
import { offerFileMaker } from '#lib/kept-files.ts'
import { log } from '#lib/log.ts'
import { offerReader } from '#lib/manuscripts.ts'
import { offerLive, onCommit, onPurge, reading, reads, transact, writing } from '#lib/process.ts'
import { during } from '#lib/request-id.ts'
import { offerRewriting } from '#lib/rewriting.ts'
import { offerSearcher } from '#lib/searching.ts'
import { sessionIdOf } from '#lib/session-cookie.ts'
import { isOwnOrigin, settle } from './arrival.ts'
import { comparer } from './comparer.ts'
import { controlSocket } from './control-socket.ts'
import { dailyBackup } from './daily-backup.ts'
import { fileMaker } from './file-maker.ts'
import { fileTidying } from './file-tidying.ts'
import { claimFolder } from './folder.ts'
import { freshPages } from './fresh-pages.ts'
import { frontCache, oncePerTurn } from './front-cache.ts'
import { handler } from './handler.ts'
import { commonHeaders } from './headers.ts'
import { inner } from './inner.ts'
import { liveEditing } from './live.ts'
import { manuscriptReader } from './manuscript-reader.ts'
import { origin } from './origin.ts'
import { inOwnProcess } from './own-process.ts'
import { searcher } from './searcher.ts'
import { saysVersion, staticFiles } from './static-files.ts'
import { stopOnSignal } from './stop.ts'
import { timedWork } from './timed-work.ts'
import { welcome } from './welcome.ts'

const root = join(import.meta.dirname, '..')
const SWEEP = 1_000
const SWEEP_AFTER_COMMIT = 200
const FILES_AFTER_COMMIT = 1_000

/** Starts Host City: takes the port and the data folder, brings the database up to date, and answers. */
export async function start(environment: Environment): Promise<void> {
  const { development: dev, port, host, dataDir } = environment
  const ready = Promise.withResolvers<RequestListener>()
  let answer: RequestListener | null = null

  // Taken before anything is written, so that a second server is told at once; early requests wait a moment.
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 }, (req, res) => {
    if (answer) answer(req, res)
    else void ready.promise.then((answering) => answering(req, res))
  })
  await listening(server, port, host)
  await claimFolder(dataDir)
  const control = await controlSocket(dataDir, async (request) => {
    await ready.promise
    const { runCommand } = await import('#lib/commands/run.ts')
    return runCommand(request, { reads: reads(), transact: transact() })
  })
  const { migrations, copy } = await migrate(writing())
  if (copy) log.info('the database was brought up to date', { migrations: migrations.length, copy })
  const drafts = await transact()((tx) => upgradeDrafts(tx))
  if (drafts.upgraded > 0) log.info('drafts were brought up to this version of the rich text', { drafts: drafts.upgraded })
  for (const report of drafts.left) log.warn('a draft could not be brought up to this version of the rich text, and opens for reading only', { report })
  if (isFirstStart(reads())) await firstStart(environment)

  // Where an action leads on to another page, Next asks for that page itself. It would ask at the public address, which
  // the machine may not reach, or in TLS, which only the proxy speaks.
  process.env.__NEXT_PRIVATE_ORIGIN = ownOrigin(host, port)
  // What `next start --experimental-next-config-strip-types` says: Node reads next.config.ts. By itself Next loads its
  // compiler for it, 150 ms of every start and 24 MB of the process for ever.
  process.env.__NEXT_NODE_NATIVE_TS_LOADER_ENABLED = 'true'
  // Next attaches its own upgrade listener to whatever server it is given; it would see live editing's sockets too.
  const upgrades = new EventEmitter()
  const app = next({ dev, dir: root, hostname: host ?? 'localhost', port, httpServer: upgrades as Server })
  await app.prepare()
  const nextHandler = app.getRequestHandler()

  // Asked with nearly every request of a reader, hence prepared once: 3 µs instead of 60.
  const publication = reading().prepare<[], number>("select value from counters where name = 'publication'").pluck()
  const version = oncePerTurn(() => publication.get() ?? 0)
  const common = commonHeaders(environment)
  const asked: RequestListener = (req, res) => {
    const id = settle(req, environment)
    void during(id, () => nextHandler(req, res))
  }
  const timed = timedWork({ reads: reads(), transact: transact(), isOpen: (reportId) => live.isOpen(reportId) })
  const live = liveEditing({
    reads: reads(),
    transact: transact(),
    isOwnOrigin: (req) => isOwnOrigin(req, environment),
    sessionOf: (req) => sessionIdOf(req.headers.cookie ?? ''),
    left: ({ reportId }) => timed.left(reportId),
  })
  offerLive(live)
  offerReader(manuscriptReader())
  offerComparer(comparer())
  const searching = searcher()
  offerSearcher(searching)
  const files = fileMaker()
  offerFileMaker(files)

  const sweep = setInterval(live.sweep, SWEEP)
  onCommit(version.forget)
  onCommit(live.catchUp)
  onCommit(soon(live.sweep, SWEEP_AFTER_COMMIT))
  const tidyFiles = fileTidying(dataDir, reads(), () => publication.get() ?? 0)
  tidyFiles()
  onCommit(soon(tidyFiles, FILES_AFTER_COMMIT))

  const forDevelopers = dev ? await (await import('./development.ts')).development({ environment, reads: reads(), transact: transact() }) : null
  const backups = dailyBackup({ dataDir, transact: transact(), daily: environment.backups })
  offerBackups(backups)
  offerRewriting(async (folder) => {
    const ran = await inOwnProcess(folder, ['compact', '--json'])
    return ran.ok ? { ok: true, bytes: Number((JSON.parse(ran.out) as { bytes: unknown }).bytes) } : ran
  })
  const front = frontCache({ version, origin: origin(inner(asked, environment.publicUrl?.host ?? `localhost:${port}`)), common })
  onPurge(front.forget)
  if (!dev) onCommit(freshPages({ version, latest: () => latestPublished(reads()), prepare: front.prepare }))
  const stopping = stopOnSignal({ server, control, timed, live, backups, files, searching, next: app, sweep })
  answer = handler({
    environment,
    dev,
    first: forDevelopers?.answer,
    files: staticFiles(
      [
        { folder: join(root, 'public'), at: '/', isLasting: saysVersion },
        { folder: join(root, '.next', 'static'), at: '/_next/static/', isLasting: () => true },
      ],
      common,
    ),
    front,
    next: nextHandler,
    isStopping: stopping,
  })
  server.on('upgrade', (req, socket, head) => {
    const path = req.url?.split('?')[0]
    if (path === '/live' && !stopping()) live.upgrade(req, socket, head).catch((error: unknown) => refuse(socket, error))
    // Next leaves the sockets of strangers open for ever.
    else if (!dev || !path?.startsWith('/_next/') || !upgrades.emit('upgrade', req, socket, head)) socket.destroy()
  })
  ready.resolve(answer)
  process.stdout.write(await welcome(environment, transact(), Date.now()))
  if (forDevelopers) process.stdout.write(`Sign in as a developer, once: http://localhost:${port}${forDevelopers.link}\n`)
  log.debug('started', { milliseconds: Math.round(performance.now()), megabytes: process.memoryUsage.rss() >> 20 })
}

/** Loads the sample library, where it is wanted; what reads it is loaded with it, and otherwise never. */
async function firstStart({ sample }: Pick<Environment, 'sample'>): Promise<void> {
  if (!sample) return void (await transact()((tx) => endFirstStart(tx, false)))
  const { loadSampleOnce } = await import('#lib/sample.ts')
  await loadSampleOnce({ reads: reads(), transact: transact() })
}

/** The address at which this process reaches itself. */
export function ownOrigin(host: string | undefined, port: number): string {
  const name = host === undefined || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function refuse(socket: Duplex, error: unknown): void {
  log.error('a socket could not be opened', error)
  socket.destroy()
}

/** Makes `work` something that many may ask for: it runs once, a moment after the first. */
function soon(work: () => void, delay: number): () => void {
  const pending = new Set<NodeJS.Timeout>()
  return () => {
    if (pending.size > 0) return
    const timer = setTimeout(() => {
      pending.delete(timer)
      work()
    }, delay)
    pending.add(timer)
  }
}

function listening(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
