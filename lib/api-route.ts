import { ok } from '#domain/result.ts'
import { type ApiAddress, type ApiMethod, api, type Gate } from './access.ts'
import { admit } from './api-admission.ts'
import type { Endpoint, Outcome } from './api-endpoint.ts'
import { offerRoute } from './api-offered.ts'
import { answered, failed, refused } from './api-response.ts'
import { reads } from './process.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Method = (typeof methods)[number]
/** Next gives no parameters, and not an empty set of them, where an address has none. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }

/** `gate` and `endpoint` say who may and what it takes and gives; a method that an address does not have says nothing. */
export type Handler = ((request: Request, context: Context) => Promise<Response>) & { gate?: Gate; endpoint?: Endpoint }

/**
 * The handlers of an address: its endpoints behind the gates that lib/access.ts names, HEAD where there is GET, and
 * 405 for every other method. The table and the endpoints must name the same methods.
 */
export function route<Address extends ApiAddress>(
  address: Address,
  endpoints: { [M in ApiMethod & keyof (typeof api)[Address]]: Endpoint },
): Record<Method, Handler> {
  const gates: Partial<Record<ApiMethod, Gate>> = api[address]
  const given: Partial<Record<ApiMethod, Endpoint>> = endpoints
  const allow = methods.filter((method) => method === 'OPTIONS' || given[method === 'HEAD' ? 'GET' : method]).join(', ')

  const handler = (method: Method): Handler => {
    if (method === 'OPTIONS') return async () => answered(ok({ status: 204, body: '' }), { Allow: allow })
    const listed = method === 'HEAD' ? 'GET' : method
    const [endpoint, gate] = [given[listed], gates[listed]]
    if (!endpoint || !gate) return async () => refused({ kind: 'method-not-allowed', allow })
    const answer: Handler = async (request, context) => {
      const response = await respond(endpoint, gate, request, context)
      return method === 'HEAD' ? new Response(null, response) : response
    }
    return Object.assign(answer, { gate, endpoint })
  }
  const handlers = Object.fromEntries(methods.map((method) => [method, handler(method)])) as Record<Method, Handler>
  offerRoute(address, handlers)
  return handlers
}

async function respond(endpoint: Endpoint, gate: Gate, request: Request, context: Context): Promise<Response> {
  try {
    const { id, n } = (await context.params) ?? {}
    const params = { id: String(id ?? ''), n: /^[1-9]\d{0,8}$/.test(String(n)) ? Number(n) : 0 }
    const now = Date.now()
    if (endpoint.unlimited) return answered(await endpoint.respond(request, { actor: null, params, gate, now }))
    const { outcome, headers } = admit(reads(), request, gate, { acts: endpoint.acts, now })
    const answer: Outcome = outcome.ok ? await endpoint.respond(request, { actor: outcome.value, params, gate, now }) : outcome
    return answered(answer, headers)
  } catch (error) {
    return failed(error, request)
  }
}
