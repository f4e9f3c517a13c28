import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Environment } from '#lib/environment.ts'
import { log } from '#lib/log.ts'
import { during } from '#lib/request-id.ts'
import { atTheDoor } from './api-door.ts'
import { refusedBody, settle } from './arrival.ts'
import { pathOf } from './front-cache.ts'
import { commonHeaders, dress, mannerOf } from './headers.ts'

type Answering = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>
type Options = {
  environment: Pick<Environment, 'secure' | 'publicUrl' | 'trustProxy'>
  dev: boolean
  /** Asked before all else, in development only. */
  first?: Answering | undefined
  files(req: IncomingMessage, res: ServerResponse, path: string): boolean | Promise<boolean>
  front: Answering
  next(req: IncomingMessage, res: ServerResponse): Promise<void>
  isStopping(): boolean
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])

const sentences: Record<400 | 405 | 411 | 413 | 500, string> = {
  400: 'This address is not written correctly.',
  405: 'This method is not known here.',
  411: 'Say how long the body is, with Content-Length.',
  413: 'This is too large to be taken.',
  500: 'Something went wrong on the server. Try again in a moment. The log has more under the number in X-Request-Id.',
}

/** Addresses that work once hold a secret, which no log may keep. */
const withoutSecret = (path: string) => path.replace(/^([/\\]*(welcome|join|reset|development)[/\\]).*/, '$1…')

/** Every request: files and documents from memory, all else dressed and handed to Next. */
export function handler({ environment, dev, first, files, front, next, isStopping }: Options): RequestListener {
  const common = commonHeaders(environment)

  function plainly(res: ServerResponse, status: keyof typeof sentences, closing = false): void {
    if (res.headersSent) return void res.destroy()
    const body = `${sentences[status]}\n`
    const head = ['content-type', 'text/plain; charset=utf-8', 'cache-control', 'no-store', 'content-length', String(Buffer.byteLength(body)), ...common]
    res.writeHead(status, closing ? [...head, 'connection', 'close'] : head)
    res.end(body)
  }

  /** What needs nobody else. A throw here is a request that failed, and not the end of all. */
  function atOnce(req: IncomingMessage, res: ServerResponse, path: string): boolean | Promise<boolean> {
    try {
      if (dev) return first?.(req, res) ?? false
      return files(req, res, path) || (mannerOf(path) === 'public' && front(req, res))
    } catch (error) {
      return Promise.reject(error)
    }
  }

  async function onward(req: IncomingMessage, res: ServerResponse, path: string, answered: false | Promise<boolean>): Promise<void> {
    try {
      if (await answered) return
      const manner = mannerOf(path)
      if (manner === null) return plainly(res, 400)
      const refused = refusedBody(req, manner === 'api')
      if (refused) return plainly(res, refused, true)
      const id = settle(req, environment)
      res.setHeader('x-request-id', id)
      dress(req, res, manner, common, dev)
      await during(id, () => (!dev && manner === 'api' && atTheDoor(req, res, path)) || next(req, res))
    } catch (error) {
      log.error('a request failed', error, { path: withoutSecret(path), request: res.getHeader('x-request-id')?.toString() })
      plainly(res, 500)
    }
  }

  return (req, res) => {
    // Next has no answer to TRACE and its like.
    if (!methods.has(req.method ?? '')) return plainly(res, 405)
    if (isStopping()) res.setHeader('connection', 'close')
    const path = pathOf(req)
    const answered = atOnce(req, res, path)
    if (answered !== true) void onward(req, res, path, answered)
  }
}
