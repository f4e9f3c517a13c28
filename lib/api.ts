import { z } from 'zod'
import type { Db, Tx } from '#db/transact.ts'
import { type Action, may } from '#domain/people/may.ts'
import { actorOfToken, type TokenActor, touchToken } from '#domain/people/tokens.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type Answer, answerOnce, idempotencyKey } from './api-answered.ts'
import { parseWith, readJson } from './api-body.ts'
import type { ApiRefusal } from './api-problem.ts'
import { answered, failed, refused } from './api-response.ts'
import { log } from './log.ts'
import { reads, transact } from './process.ts'

/** A method of an address: what its caller must be allowed (null: nothing, not even a token is asked), and how it answers. */
export type Endpoint = { action: Action | null; respond: (request: Request, params: Params) => Promise<Response> }

/** What stands in the address: `/reports/{id}/revisions/{n}`. A number that is none is 0, which nothing has. */
export type Params = { id: string; n: number }

export type Asked = { actor: TokenActor; params: Params; headers: Headers; now: number }
type Outcome = Result<Answer, ApiRefusal>

/** An endpoint for everybody. */
export function open(answer: () => Promise<Outcome>): Endpoint {
  return { action: null, respond: async () => answered(await answer()) }
}

/** An endpoint that reads. A query is held to `query`; what it does not name is refused. */
export function reading<Query>(endpoint: { action: Action; query: z.ZodType<Query>; answer: (db: Db, asked: Asked & { query: Query }) => Outcome }): Endpoint {
  return {
    action: endpoint.action,
    respond: async (request, params) => {
      const now = Date.now()
      const actor = authorized(reads(), request, endpoint.action, now)
      if (!actor.ok) return refused(actor.refusal)
      const query = parseWith(endpoint.query, queryOf(request))
      if (!query.ok) return refused({ ...query.refusal, kind: 'invalid-query' })
      const outcome = endpoint.answer(reads(), { actor: actor.value, params, headers: request.headers, now, query: query.value })
      if (outcome.ok && actor.value.noteUse) await note(actor.value, now)
      return answered(outcome)
    },
  }
}

/**
 * An endpoint that acts, in one transaction. The body is read and proved before it; who asks is asked again inside
 * it, since a slow body may outlast a role. With `once`, an `Idempotency-Key` is honoured.
 */
export function acting<Body>(endpoint: {
  action: Action
  once?: boolean
  body: (value: unknown) => Result<Body, ApiRefusal>
  before?: (headers: Headers) => Result<null, ApiRefusal>
  answer: (tx: Tx, asked: Asked & { body: Body }) => Outcome
}): Endpoint {
  return {
    action: endpoint.action,
    respond: async (request, params) => {
      const known = authorized(reads(), request, endpoint.action, Date.now())
      if (!known.ok) return refused(known.refusal)
      const query = parseWith(z.strictObject({}), queryOf(request))
      if (!query.ok) return refused({ ...query.refusal, kind: 'invalid-query' })
      const key = endpoint.once ? idempotencyKey(request.headers) : ok(null)
      if (!key.ok) return refused(key.refusal)
      const ready = endpoint.before?.(request.headers) ?? ok(null)
      if (!ready.ok) return refused(ready.refusal)
      const json = await readJson(request)
      if (!json.ok) return refused(json.refusal)
      const body = endpoint.body(json.value.value)
      if (!body.ok) return refused(body.refusal)

      const now = Date.now()
      const outcome = await transact()((tx): Outcome => {
        const actor = authorized(tx, request, endpoint.action, now)
        if (!actor.ok) return actor
        if (actor.value.noteUse) touchToken(tx, actor.value, now)
        const act = () => endpoint.answer(tx, { actor: actor.value, params, headers: request.headers, now, body: body.value })
        if (key.value === null) return act()
        const asking = { personId: actor.value.id, key: key.value, method: request.method, path: new URL(request.url).pathname, bodyHash: json.value.hash }
        return answerOnce(tx, asking, act, now)
      })
      return answered(outcome)
    },
  }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Method = (typeof methods)[number]
/** Next gives no parameters, and not an empty set of them, where an address has none. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }
/** `action` says what its caller must be allowed; a method that an address does not have says nothing. */
export type Handler = ((request: Request, context: Context) => Promise<Response>) & { action?: Action | null }

/** The handlers of an address: its endpoints, HEAD where there is GET, and 405 for every other method. */
export function route(endpoints: Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Endpoint>>): Record<Method, Handler> {
  const all: Partial<Record<Method, Endpoint>> = { ...endpoints, ...(endpoints.GET && { HEAD: endpoints.GET }) }
  const allow = methods.filter((method) => all[method] || method === 'OPTIONS').join(', ')
  const handler = (method: Method): Handler => {
    const endpoint = all[method]
    if (method === 'OPTIONS') return async () => answered(ok({ status: 204, body: '' }), { Allow: allow })
    if (!endpoint) return async () => refused({ kind: 'method-not-allowed', allow })
    return Object.assign(
      async (request: Request, context: Context) => {
        try {
          const { id, n } = (await context.params) ?? {}
          const response = await endpoint.respond(request, { id: String(id ?? ''), n: /^[1-9]\d{0,8}$/.test(String(n)) ? Number(n) : 0 })
          return method === 'HEAD' ? new Response(null, response) : response
        } catch (error) {
          return failed(error, request)
        }
      },
      { action: endpoint.action },
    )
  }
  return Object.fromEntries(methods.map((method) => [method, handler(method)])) as Record<Method, Handler>
}

/** Who asks, by the token alone, as the database knows them now, if they may. Cookies count for nothing here. */
function authorized(db: Db, request: Request, action: Action, now: number): Result<TokenActor, ApiRefusal> {
  const given = request.headers.get('authorization')
  const token = given?.match(/^Bearer +([\x21-\x7e]{1,200})$/i)?.[1]
  const actor = token ? actorOfToken(db, token, now, request.headers.get('x-hostcity-address')) : null
  if (!actor) return refuse({ kind: given === null ? 'token-missing' : 'token-invalid' })
  return may(actor, action) ? ok(actor) : refuse({ kind: 'forbidden', action })
}

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
