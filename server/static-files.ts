import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { log } from '#lib/log.ts'
import { improve, type Packed, pack, send } from './packed.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Whether a file's name says its version, as in `face-5.3.0-400-600.woff2`: what it holds never changes. */
export const saysVersion = (name: string): boolean => /-\d+\.\d+\.\d+[-.]/.test(name)

type Root = { folder: string; at: string /** Whether a name is given to one content only, ever. */; isLasting(name: string): boolean }

/**
 * Serves files from memory, read at the first request for each. The list of names is made at the start, so that
 * no address can reach a file outside it. Gives true when it answers.
 */
export function staticFiles(roots: Root[], common: string[]) {
  const files = new Map<string, { file: string; lasting: boolean; packed?: Promise<Packed> }>()
  for (const { folder, at, isLasting } of roots) {
    for (const name of filesIn(folder))
      files.set(`${at}${name.split(sep).map(encodeURIComponent).join('/')}`, { file: join(folder, name), lasting: isLasting(name) })
  }

  async function load(file: string, lasting: boolean): Promise<Packed> {
    const control = lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate'
    const head = ['content-type', types[extname(file)] ?? 'application/octet-stream', 'cache-control', control, ...common]
    const packed = await pack(200, head, readFileSync(file))
    void improve(packed).catch((error: unknown) => log.error('a file could not be compressed better', error))
    return packed
  }

  return function answer(req: IncomingMessage, res: ServerResponse, path: string): boolean | Promise<boolean> {
    const known = files.get(path)
    if (!known || (req.method !== 'GET' && req.method !== 'HEAD')) return false
    known.packed ??= load(known.file, known.lasting)
    return known.packed.then((packed) => {
      send(req, res, packed)
      return true
    })
  }
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
