import { createHash } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import { answeredRequests } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { ok, type Result, refuse } from '#domain/result.ts'

/** How long an answer is kept for whoever asks again. */
const KEPT = 24 * 3_600_000

/**
 * An answer as it goes out: the same bytes whenever it is given again, but for what is secret: that is given once, and
 * `kept` is the body without it. `rest` are bytes that follow the body. `type` is JSON where nothing is said; `of` is only known to the type checker.
 */
export type Answer<Value = unknown> = {
  status: number
  body: string
  rest?: Uint8Array
  kept?: string
  etag?: string
  again?: boolean
  link?: string
  type?: string
  readonly of?: Value
}

/** What a request asked for, to tell a second try from another request: method, address and the hash of its body. */
export type Asking = { personId: string; key: string; method: string; path: string; bodyHash: string }

export type KeyRefusal = { kind: 'idempotency-key-invalid' } | { kind: 'idempotency-key-reused' }

/** The `Idempotency-Key` of a request, or null where there is none. Refusals: idempotency-key-invalid. */
export function idempotencyKey(headers: Headers): Result<string | null, KeyRefusal> {
  const key = headers.get('idempotency-key')
  return key === null || /^[\x21-\x7e]{1,255}$/.test(key) ? ok(key) : refuse({ kind: 'idempotency-key-invalid' })
}

/**
 * Does `act` once for a key, in the transaction of the act: asked again within a day, it gives the answer of the
 * first time. A refusal is not kept, so that the same key may try again. Refusals: those of `act`,
 * idempotency-key-reused for another request with the same key.
 */
export function answerOnce<Refusal extends { kind: string }>(
  tx: Tx,
  asking: Asking,
  act: () => Result<Answer, Refusal>,
  now: number,
): Result<Answer, Refusal | KeyRefusal> {
  const { personId, key } = asking
  const requestHash = createHash('sha256').update(`${asking.method} ${asking.path} ${asking.bodyHash}`).digest('hex')
  tx.delete(answeredRequests)
    .where(lt(answeredRequests.at, now - KEPT))
    .run()
  const kept = tx
    .select()
    .from(answeredRequests)
    .where(and(eq(answeredRequests.personId, personId), eq(answeredRequests.key, key)))
    .get()
  if (kept) return kept.requestHash === requestHash ? ok({ status: kept.status, body: kept.body, again: true }) : refuse({ kind: 'idempotency-key-reused' })

  const result = act()
  if (!result.ok) return result
  const { status, body: sent, kept: body = sent } = result.value
  tx.insert(answeredRequests).values({ personId, key, requestHash, status, body, at: now }).run()
  return result
}
