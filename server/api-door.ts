import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { offeredAt } from '#lib/api-offered.ts'

/** Answers a request to the API by the route itself, where Next has loaded that. Null where it has not. */
export function atTheDoor(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> | null {
  const offered = offeredAt(path, req.method ?? '')
  return offered && answer(req, res, offered)
}

async function answer(req: IncomingMessage, res: ServerResponse, { handler, params }: NonNullable<ReturnType<typeof offeredAt>>): Promise<void> {
  const response = await handler(requestOf(req), { params: Promise.resolve(params) })
  res.setHeaders(response.headers)
  res.writeHead(response.status)
  try {
    if (response.body) await pipeline(response.body, res)
    else res.end()
  } catch (error) {
    // Whoever asked has gone; there is nobody to be told.
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  } finally {
    // What nobody read of the body stands before the next request on the same connection.
    req.resume()
  }
}

function requestOf(req: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers } = req
  const sends = method !== 'GET' && method !== 'HEAD' && (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
  return new Request(`http://localhost${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] => [value ?? []].flat().map((each) => [name, each])),
    // Whoever stops reading it ends the reading alone, and not the request with its socket, by which the answer goes out.
    ...(sends && { body: req.iterator({ destroyOnReturn: false }) as unknown as BodyInit, duplex: 'half' }),
  } as RequestInit)
}
