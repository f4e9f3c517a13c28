import { z } from 'zod'
import type { Db, Tx } from '#db/transact.ts'
import { type TokenActor, touchToken } from '#domain/people/tokens.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { authorized } from './api-admission.ts'
import { type Answer, answerOnce, idempotencyKey } from './api-answered.ts'
import { nothingSent, parseWith, readJson } from './api-body.ts'
import type { Description, Endpoint, Outcome, Params } from './api-endpoint.ts'
import { namesTag } from './api-match.ts'
import type { ApiRefusal } from './api-problem.ts'
import { log } from './log.ts'
import { reads, transact } from './process.ts'

export type Asked = { actor: TokenActor; params: Params; headers: Headers; now: number }

/** Answers what `gives` describes; the tests hold every answer to it. */
type Gives<Given> = Omit<Description, 'gives'> & { gives: z.ZodType<Given> | null }
type Given<Value> = Result<Answer<NoInfer<Value>>, ApiRefusal>

/** An endpoint for everybody. */
export function open<Value>({ answer, unlimited = false, ...description }: Gives<Value> & { unlimited?: boolean; answer(): Promise<Given<Value>> }): Endpoint {
  return { ...description, acts: false, unlimited, respond: answer }
}

/** An endpoint that reads. A query is held to `query`; what it does not name is refused. */
export function reading<Query, Value>({
  answer,
  ...description
}: Gives<Value> & { query?: z.ZodType<Query>; answer(db: Db, asked: Asked & { query: Query }): Given<Value> | Promise<Given<Value>> }): Endpoint {
  return {
    ...description,
    acts: false,
    unlimited: false,
    async respond(request, { actor, params, now }) {
      if (!actor) return refuse({ kind: 'token-missing' })
      const query = parseWith(description.query ?? nothing<Query>(), queryOf(request))
      if (!query.ok) return refuse({ ...query.refusal, kind: 'invalid-query' })
      const outcome = await answer(reads(), { actor, params, headers: request.headers, now, query: query.value })
      if (outcome.ok && actor.noteUse) await note(actor, now)
      return outcome
    },
  }
}

/**
 * An endpoint that acts, in one transaction. The body is read, held to `body` and proved before it; who asks is asked
 * again inside it, since a slow body may outlast a role. With `once`, an `Idempotency-Key` is honoured. `done` runs
 * after the commit.
 */
export function acting<Value, Body = null, Proved = Body>({
  answer,
  prove,
  done,
  largest = BOUNDS.bytes,
  ...description
}: Gives<Value> & {
  /** How many bytes a body may have, where it is not the usual bound. */
  largest?: number
  body?: z.ZodType<Body>
  prove?(body: Body): Result<Proved, ApiRefusal> | Promise<Result<Proved, ApiRefusal>>
  answer(tx: Tx, asked: Asked & { body: Proved }): Given<Value>
  done?(asked: Asked & { body: Proved }): void
}): Endpoint {
  const proved = prove ?? ((body: Body) => ok(body as unknown as Proved))
  return {
    ...description,
    acts: true,
    unlimited: false,
    async respond(request, { params, gate }) {
      if (gate === 'everyone') throw new Error('An endpoint that acts needs somebody who acts')
      const query = parseWith(nothing<object>(), queryOf(request))
      if (!query.ok) return refuse({ ...query.refusal, kind: 'invalid-query' })
      const key = description.once ? idempotencyKey(request.headers) : ok(null)
      if (!key.ok) return key
      const ready = description.matched ? namesTag(request.headers) : ok(null)
      if (!ready.ok) return ready
      const sent = description.body ? await readJson(request, largest) : await nothingSent<Body>(request)
      if (!sent.ok) return sent
      const parsed = description.body ? parseWith(description.body, sent.value.value) : ok(sent.value.value as Body)
      if (!parsed.ok) return parsed
      const body = await proved(parsed.value)
      if (!body.ok) return body

      const now = Date.now()
      let asked: (Asked & { body: Proved }) | undefined
      const outcome = await transact()((tx): Outcome => {
        const actor = authorized(tx, request, gate, now)
        if (!actor.ok) return actor
        if (actor.value.noteUse) touchToken(tx, actor.value, now)
        const present = { actor: actor.value, params, headers: request.headers, now, body: body.value }
        const act = () => {
          asked = present
          return answer(tx, present)
        }
        if (key.value === null) return act()
        const asking = { personId: actor.value.id, key: key.value, method: request.method, path: new URL(request.url).pathname, bodyHash: sent.value.hash }
        return answerOnce(tx, asking, act, now)
      })
      if (outcome.ok && asked) done?.(asked)
      return outcome
    },
  }
}

/** An endpoint that does what no transaction holds, and takes nothing but the wish. Whoever waits for it was let in when it began. */
export function working<Value>({ answer, ...description }: Gives<Value> & { answer(asked: Asked): Promise<Given<Value>> }): Endpoint {
  return {
    ...description,
    acts: true,
    unlimited: false,
    async respond(request, { actor, params, now }) {
      if (!actor) return refuse({ kind: 'token-missing' })
      const query = parseWith(nothing<object>(), queryOf(request))
      if (!query.ok) return refuse({ ...query.refusal, kind: 'invalid-query' })
      const sent = await nothingSent(request)
      return sent.ok ? answer({ actor, params, headers: request.headers, now }) : sent
    },
  }
}

/** A query or a body where there is none to take. */
const nothing = <Value>() => z.strictObject({}) as unknown as z.ZodType<Value>

/** A full disk must not keep anybody from reading. */
async function note(actor: TokenActor, now: number): Promise<void> {
  try {
    await transact()((tx) => touchToken(tx, actor, now))
  } catch (error) {
    log.warn('a token could not be noted as in use', { token: actor.tokenId }, error)
  }
}

/** A query as an object. A name that is given twice becomes a list, which no schema takes. */
function queryOf(request: Request): Record<string, string | string[]> {
  const given = new URL(request.url).searchParams
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}
