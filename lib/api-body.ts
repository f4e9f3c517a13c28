import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { ok, type Result, refuse } from '#domain/result.ts'

/** What is wrong with a value, and where: `path` as in `sponsor.tier`. */
export type Issue = { path: string; problem: 'missing' | 'unknown' | 'invalid'; message: string }

export type BodyRefusal =
  | { kind: 'unsupported-media-type' }
  | { kind: 'body-too-large'; limit: number }
  | { kind: 'invalid-json' }
  | { kind: 'invalid-body'; issues: Issue[] }

/** A body as JSON, and the SHA-256 of its bytes. */
export type Json = { value: unknown; hash: string }

/**
 * Reads a body of JSON. Stops as soon as it passes the limit, whatever its headers said.
 * Refusals: unsupported-media-type, body-too-large, invalid-json (bytes that are no UTF-8 too).
 */
export async function readJson(request: Request, largest: number): Promise<Result<Json, BodyRefusal>> {
  const type = request.headers.get('content-type') ?? ''
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || encoding !== 'identity') return refuse({ kind: 'unsupported-media-type' })
  const bytes = await readBytes(request, largest)
  if (!bytes) return refuse({ kind: 'body-too-large', limit: largest })
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return ok({ value, hash: createHash('sha256').update(bytes).digest('hex') })
  } catch (error) {
    // A RangeError is a body too deep to be parsed.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return refuse({ kind: 'invalid-json' })
    throw error
  }
}

/** For what takes no body: whatever comes is refused, so that nobody thinks it was heard. */
export async function nothingSent<Value>(request: Request): Promise<Result<{ value: Value; hash: string }, BodyRefusal>> {
  const bytes = await readBytes(request, 0)
  if (bytes) return ok({ value: null as Value, hash: '' })
  return refuse({ kind: 'invalid-body', issues: [{ path: '', problem: 'unknown', message: 'There is none to send here.' }] })
}

async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    await request.body?.cancel()
    return null
  }
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early cancels the stream.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Holds a value to a schema. Gives it as the schema has it, or every issue with its path. */
export function parseWith<Value>(schema: z.ZodType<Value>, value: unknown): Result<Value, { kind: 'invalid-body'; issues: Issue[] }> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issues = parsed.error.issues.flatMap((issue): Issue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), problem: 'unknown', message: 'There is no such field.' }))
    }
    const missing = issue.code === 'invalid_type' && at(value, issue.path) === undefined
    return [{ path: pathOf(issue.path), problem: missing ? 'missing' : 'invalid', message: missing ? 'It is missing.' : `${issue.message}.` }]
  })
  return refuse({ kind: 'invalid-body', issues: issues.slice(0, 20) })
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value)

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, 200)
