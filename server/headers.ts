import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Environment } from '#lib/environment.ts'

/** How an address is answered: documents for readers, pages for people who sign in, or data. */
export type Manner = 'public' | 'desk' | 'api'

const rooms: Record<string, Manner> = {
  desk: 'desk',
  admin: 'desk',
  'sign-in': 'desk',
  'sign-out': 'desk',
  welcome: 'desk',
  join: 'desk',
  reset: 'desk',
  _next: 'desk',
  api: 'api',
}

/** Documents for readers that stand in another room, written so and no other way. */
const documents = new Set(['/api/v1/docs'])

/**
 * Goes by the first part of the path as Next will read it, so that no way of writing `/desk` makes it public. Null for
 * what cannot be read so, and for steps up or in place: browsers take them before they ask.
 */
export function mannerOf(path: string): Manner | null {
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return null
  }
  if (/(^|[/\\])\.\.?([/\\]|$)/.test(plain)) return null
  if (documents.has(path)) return 'public'
  const first = /^[/\\]*([^/\\]*)/.exec(plain)?.[1] ?? ''
  return Object.hasOwn(rooms, first) ? (rooms[first] ?? 'public') : 'public'
}

/** Addresses under these hold a secret. No page and no log may learn it from a referrer; forms still say their origin. */
const secretive = /^[/\\]*(welcome|join|reset)[/\\]/

/** Headers of every response (OWASP ASVS 5, 3.4). HSTS only when people come over https. */
export function commonHeaders(environment: Pick<Environment, 'secure'>): string[] {
  return [
    'x-content-type-options',
    'nosniff',
    'referrer-policy',
    'strict-origin-when-cross-origin',
    'cross-origin-opener-policy',
    'same-origin',
    'cross-origin-resource-policy',
    'same-origin',
    'permissions-policy',
    'camera=(), microphone=(), geolocation=()',
    'x-frame-options',
    'DENY',
    ...(environment.secure ? ['strict-transport-security', 'max-age=63072000; includeSubDomains'] : []),
  ]
}

/** The policy of pages that Next renders. In development its own scripts evaluate code and add styles. */
export function deskPolicy(nonce: string, host: string, dev: boolean): string {
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Prepares a request that goes on to Next: a fresh nonce where it renders for people, and headers that a page cannot forget. */
export function dress(req: IncomingMessage, res: ServerResponse, manner: Manner, common: string[], dev: boolean): void {
  let policy = closed
  delete req.headers['x-nonce']
  delete req.headers['content-security-policy']
  delete req.headers['content-security-policy-report-only']
  if (manner === 'desk') {
    const nonce = randomBytes(16).toString('base64')
    policy = deskPolicy(nonce, req.headers.host ?? '', dev)
    // Next takes the nonce of its scripts from here.
    req.headers['content-security-policy'] = policy
    req.headers['x-nonce'] = nonce
  }
  const writeHead = res.writeHead
  res.writeHead = ((...given: Parameters<typeof writeHead>) => {
    for (let at = 0; at < common.length; at += 2) res.setHeader(common[at] as string, common[at + 1] as string)
    if (manner !== 'public' || !res.hasHeader('content-security-policy')) res.setHeader('content-security-policy', policy)
    if (manner === 'desk' && secretive.test(req.url ?? '')) res.setHeader('referrer-policy', 'strict-origin')
    const isAsset = dev && req.url?.startsWith('/_next/')
    if ((manner !== 'public' && !isAsset) || !res.hasHeader('cache-control')) res.setHeader('cache-control', 'no-store')
    return writeHead.apply(res, given)
  }) as typeof writeHead
}
