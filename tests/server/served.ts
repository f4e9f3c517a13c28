import { createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

const cleanups: (() => void)[] = []

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

export type Answered = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; text: string }
type Ask = { method?: string; headers?: Record<string, string>; body?: string }

/** A handler on a real port, and a way to ask it that adds and hides nothing. */
export async function served(handle: RequestListener): Promise<(path: string, ask?: Ask) => Promise<Answered>> {
  const server = createServer(handle)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  cleanups.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const call = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, async (response) => {
        const bytes = Buffer.concat(await response.toArray())
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes, text: bytes.toString() })
      })
      call.on('error', reject)
      call.end(body)
    })
}
