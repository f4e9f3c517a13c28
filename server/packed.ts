import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'

export type Squeezed = 'gzip' | 'br'
type Coding = 'identity' | Squeezed
type Bytes = Partial<Record<Coding, Buffer>> & { identity: Buffer }

/** An answer ready to be sent: its heads and its bytes in every coding, made once. */
export type Packed = { status: number; etag: string; head: string[]; unchanged: string[]; bytes: Bytes; heads: Partial<Record<Coding, string[]>> }

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

/** How hard the two are pressed: for whoever is waiting, and once nobody is. */
const fast = { gzip: 3, br: 3 }
const best = { gzip: 9, br: 11 }

/** Packs a body. It is compressed at a fast level, for whoever is waiting; `improve` does better afterwards. What is sent only once needs only the coding of the one who asks. */
export async function pack(status: number, head: string[], body: Buffer, codings: readonly Squeezed[] = ['br', 'gzip']): Promise<Packed> {
  // Weak, and made of the plain bytes: one tag serves all codings.
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const whole = [...head, 'etag', etag, 'vary', 'accept-encoding']
  const unchanged = whole.flatMap((name, at) => (at % 2 === 0 && name !== 'content-type' ? [name, whole[at + 1] ?? ''] : []))
  const packed: Packed = { status, etag, head: whole, unchanged, bytes: { identity: body }, heads: {} }
  keep(packed, 'identity', body)
  if (isSqueezable(packed)) await squeeze(packed, fast, codings)
  return packed
}

/** Compresses as well as can be, off the main thread, and replaces the fast bytes. */
export const improve = (packed: Packed): Promise<void> => (isSqueezable(packed) ? squeeze(packed, best, ['br', 'gzip']) : Promise.resolve())

const isSqueezable = ({ head, bytes }: Packed): boolean =>
  bytes.identity.length > 500 && /text|json|javascript|xml|svg/.test(head[head.indexOf('content-type') + 1] ?? '')

async function squeeze(packed: Packed, pressed: Record<Squeezed, number>, codings: readonly Squeezed[]): Promise<void> {
  const body = packed.bytes.identity
  const params = { [constants.BROTLI_PARAM_QUALITY]: pressed.br, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const squeezed = (coding: Squeezed) => (coding === 'br' ? toBrotli(body, { params }) : toGzip(body, { level: pressed.gzip }))
  await Promise.all(codings.map(async (coding) => keep(packed, coding, await squeezed(coding))))
}

function keep(packed: Packed, coding: Coding, data: Buffer): void {
  packed.bytes[coding] = data
  packed.heads[coding] = [...packed.head, ...(coding === 'identity' ? [] : ['content-encoding', coding]), 'content-length', String(data.length)]
}

/** Answers from memory: 304 where the client has it, else the coding that it likes best. */
export function send(req: IncomingMessage, res: ServerResponse, packed: Packed): void {
  const match = req.headers['if-none-match']
  if (match !== undefined && packed.status === 200 && isKnown(match, packed.etag)) {
    res.writeHead(304, packed.unchanged)
    res.end()
    return
  }
  const coding = accepted(req).find((each) => packed.bytes[each]) ?? 'identity'
  res.writeHead(packed.status, packed.heads[coding])
  res.end(req.method === 'HEAD' ? undefined : packed.bytes[coding])
}

const isKnown = (match: string, etag: string): boolean =>
  match === etag || match === '*' || match.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2))

const asked = new LRUCache<string, Squeezed[]>({ max: 200 })

/** What a client takes, best first. Parsed once for each way of asking. */
export function accepted(req: IncomingMessage): Squeezed[] {
  const header = String(req.headers['accept-encoding'] ?? '')
  let codings = asked.get(header)
  if (!codings) {
    const parts = header.split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    const names = parts.map((part) => part.split(';')[0]?.trim().toLowerCase())
    codings = (['br', 'gzip'] as const).filter((coding) => names.includes(coding))
    asked.set(header, codings)
  }
  return codings
}

/** What an answer costs in memory. */
export const sizeOf = (packed: Packed): number => Object.values(packed.bytes).reduce((sum, data) => sum + data.length, 2_000)
