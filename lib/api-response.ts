import { newId } from '#domain/ids.ts'
import { othersFirst } from '#domain/others-first.ts'
import type { Result } from '#domain/result.ts'
import type { Answer } from './api-answered.ts'
import { type ApiRefusal, problemOf } from './api-problem.ts'
import { CSV_BEGIN } from './csv.ts'
import { log } from './log.ts'
import { requestId } from './request-id.ts'

const always = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
}

/** An answer with a body of JSON. One with status 201 is found again at the `url` in it. Fields that are `secret` are given once and not kept. */
export const json = <const Value extends object>(
  body: Value,
  { status = 200, etag, secret }: { status?: 200 | 201; etag?: string; secret?: readonly (keyof Value)[] } = {},
): Answer<Value> => ({
  status,
  body: JSON.stringify(body),
  ...(secret && { kept: JSON.stringify({ ...body, ...Object.fromEntries(secret.map((name) => [name, undefined])) }) }),
  ...(etag !== undefined && { etag }),
})

/** An answer that adds to `fields` those of an object of JSON that was written elsewhere, which need not be read to be sent. */
export const jsonWith = <Value extends object>(fields: object, written: Uint8Array): Answer<Value> => ({
  status: 200,
  body: `${JSON.stringify(fields).slice(0, -1)},`,
  rest: written.subarray(1),
})

/** A page of a table for spreadsheets; `next` is the address of the page after it. */
export const csv = (rows: readonly string[], next: string | null): Answer<never> => ({
  status: 200,
  body: `${CSV_BEGIN}${rows.join('')}`,
  type: 'text/csv; charset=utf-8',
  ...(next !== null && { link: `<${next}>; rel="next"` }),
})

/** Whether CSV is asked for by name. Whoever takes anything gets JSON. */
export const wantsCsv = (headers: Headers): boolean => /(^|,)\s*text\/csv\s*(;|,|$)/i.test(headers.get('accept') ?? '')

/** Done, and there is nothing to say. */
export const noContent: Answer<never> = { status: 204, body: '' }

/** What was answered or refused, as a response. */
export function answered(outcome: Result<Answer, ApiRefusal>, headers: Record<string, string> = {}): Response {
  if (!outcome.ok) return refused(outcome.refusal, headers)
  const { status, body, rest, etag, again, link, type = 'application/json' } = outcome.value
  return new Response(inPieces(body, rest), {
    status,
    headers: {
      ...always,
      ...(body !== '' && { 'Content-Type': type }),
      ...(status === 201 && { Location: String((JSON.parse(body) as { url?: unknown }).url) }),
      ...(etag !== undefined && { ETag: `"${etag}"` }),
      ...(link !== undefined && { Link: link }),
      ...(again && { 'Idempotent-Replayed': 'true' }),
      ...headers,
    },
  })
}

/** So many bytes of a long body are sent at once. */
const PIECE = 100_000

/** A body of some megabytes would hold up others while it is sent as one: it goes piece by piece, and others have their turn in between. */
function inPieces(body: string, rest?: Uint8Array): string | ReadableStream<Uint8Array> | null {
  if (!rest && body.length <= 2 * PIECE) return body || null
  const pieces = [new TextEncoder().encode(body), ...(rest ? [rest] : [])]
    .flatMap((part) => Array.from({ length: Math.ceil(part.length / PIECE) }, (_, piece) => part.subarray(piece * PIECE, (piece + 1) * PIECE)))
    .values()
  return new ReadableStream({
    async pull(controller) {
      await othersFirst()
      const { value, done } = pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

/** A refusal as application/problem+json, with the headers that HTTP asks for beside its status. */
export function refused(refusal: ApiRefusal, headers: Record<string, string> = {}): Response {
  const problem = problemOf(refusal)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...always, 'Content-Type': 'application/problem+json', ...beside(refusal), ...headers },
  })
}

function beside(refusal: ApiRefusal): Record<string, string> {
  switch (refusal.kind) {
    case 'token-missing':
      return { 'WWW-Authenticate': 'Bearer realm="Host City"' }
    case 'token-invalid':
      return { 'WWW-Authenticate': 'Bearer realm="Host City", error="invalid_token"' }
    case 'method-not-allowed':
      return { Allow: refusal.allow }
    case 'stale':
    case 'changed-meanwhile':
      return refusal.etag === undefined ? {} : { ETag: `"${refusal.etag}"` }
    case 'authorship-pending':
    case 'busy':
    case 'storage-failing':
      return { 'Retry-After': '5' }
    default:
      return {}
  }
}

/** What nobody expected: the log has it all under an id, the answer has the id. A database that cannot write says why. */
export function failed(error: unknown, request: Request): Response {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (code.startsWith('SQLITE_BUSY')) return refused({ kind: 'busy' })
  const id = requestId() ?? newId()
  log.error('a request to the API failed', error, { id, method: request.method, path: new URL(request.url).pathname })
  if (code === 'SQLITE_FULL') return refused({ kind: 'storage-full' })
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(code)) return refused({ kind: 'storage-failing' })
  return refused({ kind: 'unexpected', id })
}
