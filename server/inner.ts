import { createServer, type IncomingHttpHeaders, type RequestListener, request } from 'node:http'
import type { Socket } from 'node:net'
import { duplexPair } from 'node:stream'

export type OriginAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/**
 * Asks our own handler over a pair of streams: real HTTP, no port, no socket file. The request carries a fixed
 * host and nothing of the reader, so that nothing personal can come back.
 */
export function inner(handle: RequestListener, host: string): (path: string) => Promise<OriginAnswer> {
  const server = createServer(handle)
  return (path) =>
    new Promise((resolve, reject) => {
      const [near, far] = duplexPair()
      server.emit('connection', far)
      // A duplex is all that a request needs of a socket; `setTimeout` it lacks, hence the signal.
      const call = request({ path, headers: { host, connection: 'close' }, signal: AbortSignal.timeout(10_000), createConnection: () => near as Socket })
      call.on('error', reject)
      call.on('response', (response) => {
        response
          .toArray()
          .then((chunks) => {
            if (!response.complete) throw new Error(`The answer to ${path} was cut short`)
            resolve({ status: response.statusCode ?? 500, headers: response.headers, body: Buffer.concat(chunks) })
          })
          .catch(reject)
      })
      call.end()
    })
}
