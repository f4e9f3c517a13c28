import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { isText, type TakenEdition, type WrittenFormat } from '#domain/exchange/taken-edition.ts'
import { writeText } from '#domain/exchange/write-text.ts'
import type { WritingJob } from '#domain/exchange/writing-jobs.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { environment } from './environment.ts'
import { clearings, filesOf } from './files-folder.ts'
import { log } from './log.ts'
import { once, shelf } from './registry.ts'

/** A file that was not made: it took too long or too much memory, many wait already, the rules failed; or `slow`: it is still being made. */
export type NotMade = { kind: 'file-not-made'; why: 'time' | 'memory' | 'many' | 'fault' | 'slow' }

/** Whoever makes the files that take a while. `version` is another whenever they would come out otherwise. */
export type FileMaker = { version: string; answer(job: WritingJob): Promise<Result<Uint8Array, NotMade>> }

/** The server says once that a process of its own makes files. */
export function offerFileMaker(maker: FileMaker): void {
  shelf.set('file-maker', maker)
}

export const notMade = (why: NotMade['why']) => refuse({ kind: 'file-not-made', why })

type Asked = {
  editionId: string
  format: WrittenFormat
  /** Another whenever what is in the file is another. */
  stamp: string
  edition: TakenEdition
  /** How much there is to write: the length of the edition as JSON. */
  weight: number
  /** Whether readers may still have it. */
  isThere(): boolean
}

/** So long a reader waits for a file. It is made to its end all the same, and is there when they ask again. Milliseconds. */
const PATIENCE = 8_000
/** So long what could not be made is not tried again, so that asking for it does not keep the machine busy. */
const RESPITE = 600_000
const LIGHT = 300_000

type Made = Result<Buffer<ArrayBuffer>, NotMade>
const flights = once('file-flights', () => new Map<string, Promise<Made>>())
const failures = once('file-failures', () => new LRUCache<string, NotMade>({ max: 1_000, ttl: RESPITE }))

/** The bytes of an edition's file: as they are kept, else made once for all who ask meanwhile. Refusals: file-not-made. */
export async function keptFile(asked: Asked, patience = PATIENCE): Promise<Made> {
  const name = nameOf(asked)
  const file = join(filesOf(environment().dataDir, asked.editionId), name)
  const kept = await readFile(file).catch(unread)
  if (kept) return ok(kept)
  const failed = failures().get(file)
  if (failed) return refuse(failed)
  let flight = flights().get(file)
  if (!flight) {
    flight = made(asked, file)
      .catch((error: unknown): Made => {
        log.error('a file could not be made', error, { edition: asked.editionId, format: asked.format })
        return notMade('fault')
      })
      .then((outcome) => {
        if (!outcome.ok && outcome.refusal.why !== 'many') failures().set(file, outcome.refusal)
        return outcome
      })
      .finally(() => flights().delete(file))
    flights().set(file, flight)
  }
  return Promise.race([flight, sleep(patience, notMade('slow'), { ref: false })])
}

async function made(asked: Asked, file: string): Promise<Made> {
  const before = clearings()
  const written = await write(asked)
  if (!written.ok) return written
  const bytes = Buffer.from(written.value)
  await keep(file, bytes)
  // Words that went while this was written must not stay in a file of it.
  if (clearings() !== before || !asked.isThere()) {
    await rm(file, { force: true })
    return notMade('many')
  }
  return ok(bytes)
}

/** A short text is written here, in less time than it takes to ask for it. */
async function write({ format, edition, weight }: Asked): Promise<Result<Uint8Array | string, NotMade>> {
  if (isText(format) && weight < LIGHT) return ok(writeText({ format, edition }))
  return maker()?.answer({ format, edition }) ?? notMade('fault')
}

const maker = () => shelf.get('file-maker') as FileMaker | undefined

function nameOf({ stamp, format }: Asked): string {
  const version = maker()?.version ?? ''
  return `${createHash('sha256').update(`${version}\0${stamp}`).digest('base64url').slice(0, 22)}.${format}`
}

/** Puts a file in its place at once and whole, and lets go of the one that was there before. Where there is no room, the reader gets theirs all the same. */
async function keep(file: string, bytes: Buffer): Promise<void> {
  const folder = dirname(file)
  const unfinished = `${file}.unfinished`
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(unfinished, bytes, { mode: 0o600 })
    await rename(unfinished, file)
    for (const other of await readdir(folder)) if (other.endsWith(extname(file)) && other !== basename(file)) await rm(join(folder, other), { force: true })
  } catch (error) {
    log.error('a file could not be kept', error)
    await rm(unfinished, { force: true }).catch(() => undefined)
  }
}

/** What cannot be read is made anew. */
function unread(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') log.error('a kept file could not be read', error)
  return null
}
