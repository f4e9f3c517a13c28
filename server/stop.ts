import type { Server } from 'node:http'
import type { Server as SocketServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '#lib/log.ts'
import { reading, transact, writing } from '#lib/process.ts'

type Parts = {
  server: Server
  control: SocketServer
  timed: { stop(): Promise<void> }
  live: { stop(): Promise<void> }
  backups: { stop(): void }
  files: { stop(): Promise<void> }
  searching: { stop(): Promise<void> }
  next: { close(): Promise<void> }
  sweep: NodeJS.Timeout
}

const ALARM = 4_800
const PATIENCE = 3_000

/**
 * Stops at SIGTERM or SIGINT, and when the process that started us is gone. A terminal sends Ctrl-C to everyone, so
 * that a signal may come twice at once; one that comes later means "now". Gives whether the server is stopping.
 */
export function stopOnSignal(parts: Parts): () => boolean {
  let since = 0
  const begin = () => {
    if (since > 0) {
      if (performance.now() - since > 1_000) process.exit(1)
      return
    }
    since = performance.now()
    stop(parts).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('while stopping', error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
  process.on('disconnect', begin)
  return () => since > 0
}

/** No new requests, running ones end, what was typed is stored, then the database is closed: within 5 seconds. */
async function stop({ server, control, timed, live, backups, files, searching, next, sweep }: Parts): Promise<void> {
  setTimeout(() => process.exit(1), ALARM).unref()
  const closed = new Promise((done) => server.close(done))
  control.close()
  clearInterval(sweep)
  backups.stop()
  // `close` looks once: a connection that is busy now would idle for seconds afterwards.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await Promise.all([timed.stop(), live.stop(), files.stop()])
  await Promise.race([closed, sleep(PATIENCE)])
  server.closeAllConnections()
  clearInterval(idle)
  await Promise.race([next.close(), sleep(500)])
  // A connection that still reads would keep the log from being emptied.
  await searching.stop()
  await transact()(() => undefined)
  writing().pragma('wal_checkpoint(TRUNCATE)')
  reading().close()
  writing().close()
}
