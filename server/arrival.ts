import type { IncomingMessage } from 'node:http'
import { newId } from '#domain/ids.ts'
import type { Environment } from '#lib/environment.ts'

/** A manuscript of 5 MB, and the form around it. */
const LARGEST_BODY = 6_000_000

/**
 * Makes a request say only what this server knows of it. Addresses, hosts and protocols that a client claims are
 * dropped unless a trusted proxy stands before us; our own headers are always written over. Gives the request's id,
 * by which the log knows it.
 */
export function settle(req: IncomingMessage, environment: Pick<Environment, 'publicUrl' | 'trustProxy'>): string {
  const { headers } = req
  const { publicUrl, trustProxy } = environment
  const claimed = (name: string) =>
    (trustProxy
      ? String(headers[name] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : '') || null
  const address = plainAddress(claimed('x-forwarded-for') ?? req.socket.remoteAddress)
  // Next compares a form's Origin with this: over a proxy that hides the Host, the public address is the right one.
  const host = claimed('x-forwarded-host') ?? (publicUrl && headers.origin === publicUrl.origin ? publicUrl.host : (headers.host ?? ''))
  // A proxy that numbers its requests finds them in our log by its own number.
  const known = claimed('x-request-id')?.match(/^[\w.:-]{8,64}$/)?.[0] ?? newId()
  const protocol = publicUrl?.protocol === 'https:' || claimed('x-forwarded-proto') === 'https' ? 'https' : 'http'

  for (const name of Object.keys(headers)) if (/^(x-forwarded-|x-middleware-|x-hostcity-|forwarded$|x-real-ip$)/.test(name)) delete headers[name]
  headers['x-forwarded-for'] = address
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol
  headers['x-hostcity-address'] = address
  headers['x-hostcity-path'] = req.url ?? '/'
  headers['x-hostcity-request'] = known
  return known
}

/**
 * An IPv4 address as people write it, also where our socket or the proxy's listens on IPv6: limits go by the network of an
 * IPv6 address, and all that are written so would be one.
 */
const plainAddress = (address: string | undefined): string => (address ?? '').replace(/^::ffff:(?=\d+\.)/, '')

/** Why a body is not even read: its size, or none given where only the API streams. */
export function refusedBody(req: IncomingMessage, isApi: boolean): 411 | 413 | null {
  if (Number(req.headers['content-length'] ?? 0) > LARGEST_BODY) return 413
  if (req.headers['transfer-encoding'] !== undefined && !isApi) return 411
  return null
}

/** Whether a page of ours opened this socket: its origin is the host that was asked, or the public address. Absent is foreign. */
export function isOwnOrigin(req: IncomingMessage, environment: Pick<Environment, 'publicUrl' | 'trustProxy'>): boolean {
  const origin = URL.parse(req.headers.origin ?? '')
  if (!origin || !/^https?:$/.test(origin.protocol)) return false
  if (origin.origin === environment.publicUrl?.origin) return true
  const forwarded = environment.trustProxy
    ? String(req.headers['x-forwarded-host'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return origin.host === (forwarded || req.headers.host)
}
