import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { log } from '#lib/log.ts'
import type { OriginAnswer } from './inner.ts'
import { keptAddress } from './kept-address.ts'
import { accepted, improve, type Packed, pack, type Squeezed, send, sizeOf } from './packed.ts'

type Entry = { version: number; packed: Packed }
type Options = {
  /** The number that rises with everything that readers can see. */
  version(): number
  origin(path: string): Promise<OriginAnswer>
  /** Headers of every answer, as names and values in turn. */
  common: string[]
  maxBytes?: number
}

const kept = [
  'content-type',
  'content-disposition',
  'cache-control',
  'location',
  'content-security-policy',
  'content-language',
  'link',
  'x-robots-tag',
  'last-modified',
  'retry-after',
  'access-control-allow-origin',
]

/**
 * Answers readers from memory and asks `origin` once for each address and publication. An answer is kept only when it
 * says `Cache-Control: public` itself. Gives true when it has answered, false when the request is for someone else.
 */
export function frontCache({ version, origin, common, maxBytes = 64 << 20 }: Options) {
  const pages = new LRUCache<string, Entry>({ maxSize: maxBytes, sizeCalculation: ({ packed }) => sizeOf(packed) })
  // Addresses that lead nowhere, and those that only sift the index, have a small room of their own: a flood of them pushes no report out.
  const asides = new LRUCache<string, Entry>({ maxSize: maxBytes >> 4, sizeCalculation: ({ packed }) => sizeOf(packed) })
  // So have files: one of them is as large as ten pages, and what does not find room here is read from the disk.
  const files = new LRUCache<string, Entry>({ maxSize: maxBytes >> 2, sizeCalculation: ({ packed }) => sizeOf(packed) })
  const flights = new Map<string, Promise<Entry | null>>()
  let polishing: Promise<void> = Promise.resolve()

  async function fill(path: string, current: number): Promise<Entry | null> {
    const answer = await origin(path)
    const passing = answer.status === 503
    if (!passing && !isStorable(answer)) return null
    const entry = { version: current, packed: await packedOf(answer) }
    // That something is not ready yet is told to those who asked, and kept for nobody.
    if (passing) return entry
    const room = answer.status === 404 || path.includes('?') ? asides : answer.headers['content-disposition'] ? files : pages
    const present = room.peek(path)
    if (!present || present.version <= current) {
      room.set(path, entry)
      if (room === pages) polish(path, entry)
    }
    return entry
  }

  function packedOf({ status, headers, body }: OriginAnswer, codings?: Squeezed[]): Promise<Packed> {
    const own = kept.flatMap((name) => (headers[name] ? [name, String(headers[name])] : []))
    return pack(status, [...own, ...common], body, codings)
  }

  /** What has an answer to everything that one may type is packed for the one who asks, and not kept. Where that fails it is for Next, with all that belongs to an error. */
  async function pass(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const made = await origin(req.url ?? '/')
    if (made.status === 500) return false
    send(req, res, await packedOf(made, accepted(req).slice(0, 1)))
    return true
  }

  /** One at a time, and only what is still there when its turn comes. */
  function polish(path: string, entry: Entry): void {
    polishing = polishing
      .then(() => (pages.peek(path) === entry ? improve(entry.packed) : undefined))
      .catch((error: unknown) => log.error('a page could not be compressed better', error))
  }

  function find(path: string): Entry | Promise<Entry | null> {
    // Read before rendering: an entry is never older than it says.
    const current = version()
    for (const room of [pages, asides, files]) {
      const known = room.get(path)
      if (known?.version === current) return known
    }
    const key = `${current} ${path}`
    let flight = flights.get(key)
    if (!flight) {
      flight = fill(path, current).finally(() => flights.delete(key))
      flights.set(key, flight)
    }
    return flight
  }

  function answer(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    if (req.headers.authorization !== undefined || req.headers.range !== undefined) return false
    const address = keptAddress(req.url ?? '/')
    if (address === null) return pass(req, res)
    const found = find(address)
    if (!(found instanceof Promise)) {
      send(req, res, found.packed)
      return true
    }
    return found.then((entry) => {
      if (entry) send(req, res, entry.packed)
      return entry !== null
    })
  }

  /** Lets go of everything that is kept, at once and not with the next request for it. */
  function forget(): void {
    pages.clear()
    asides.clear()
    files.clear()
  }

  /** Makes the document at a path now, for whoever asks next. */
  async function prepare(path: string): Promise<void> {
    try {
      await find(path)
    } catch (error) {
      log.error('a page could not be made ready', error, { path })
    }
  }
  return Object.assign(answer, { forget, prepare })
}

/** The path of a request without its query. */
export function pathOf(req: IncomingMessage): string {
  const url = req.url ?? '/'
  const cut = url.indexOf('?')
  return cut < 0 ? url : url.slice(0, cut)
}

function isStorable({ status, headers }: OriginAnswer): boolean {
  const control = headers['cache-control'] ?? ''
  return [200, 301, 308, 404, 410].includes(status) && !headers['set-cookie'] && /\bpublic\b/.test(control) && !/no-store|private/.test(control)
}

/** Reads a value once in a turn of the event loop. `forget` is called when it is known to have changed within the turn. */
export function oncePerTurn(read: () => number): { (): number; forget(): void } {
  let known: number | null = null
  const forget = () => {
    known = null
  }
  const value = () => {
    if (known === null) {
      known = read()
      setImmediate(forget)
    }
    return known
  }
  return Object.assign(value, { forget })
}
