import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Reply = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer }
export type Ask = (method: string, path: string, headers?: Record<string, string>, body?: string) => Promise<Reply>

/** What a browser says that it can unpack. */
export const unpacks = { 'accept-encoding': 'gzip, deflate, br, zstd' }

/** Someone who asks one thing after the other, on one connection that stays open. */
export function client(port: number): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)), 'content-type': 'application/json' }
      const asking = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, rawHeaders: answer.rawHeaders, body: Buffer.concat(chunks) }))
      })
      asking.on('error', reject)
      asking.end(body)
    })
}

/** The same, where another answer than a good one ends the bench. */
export function strictly(ask: Ask): Ask {
  return async (method, path, headers, body) => {
    const reply = await ask(method, path, headers, body)
    if (reply.status < 200 || reply.status > 299) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.body}`)
    return reply
  }
}

/** Asks until there is someone who answers. Gives when that was, on the clock of `performance.now()`. */
export async function firstAnswer(port: number, path: string): Promise<number> {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await sleep(5)) {
    const reply = await client(port)('GET', path, { connection: 'close' }).catch(() => null)
    if (reply && reply.status < 500) return performance.now()
  }
  throw new Error(`Nobody answered on port ${port} within 30 seconds.`)
}
