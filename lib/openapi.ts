import { z } from 'zod'
import type { ApiMethod, Gate } from './access.ts'
import { rolesOf } from './access.ts'
import type { Endpoint } from './api-endpoint.ts'
import { policies } from './api-limits.ts'
import { type ApiRefusal, problems } from './api-problem.ts'
import { schemaCollector } from './openapi-schemas.ts'

type Kind = ApiRefusal['kind']
type Answering = Partial<Record<ApiMethod, { gate?: Gate; endpoint?: Endpoint }>>
type Json = Record<string, unknown>

const listed = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies readonly ApiMethod[]

/** What every endpoint may refuse, by what it is; `refuses` of the endpoint comes on top. */
export function refusalsOf(endpoint: Endpoint, gate: Gate): Kind[] {
  const { acts, unlimited, body, once, matched, refuses = [] } = endpoint
  return [
    ...(gate === 'everyone' ? [] : (['token-missing', 'token-invalid', 'forbidden', 'invalid-query'] as const)),
    ...(unlimited ? [] : (['rate-limited'] as const)),
    ...(acts ? (['invalid-body', 'busy', 'storage-full', 'storage-failing'] as const) : []),
    ...(body ? (['unsupported-media-type', 'body-too-large', 'invalid-json'] as const) : []),
    ...(once ? (['idempotency-key-invalid', 'idempotency-key-reused'] as const) : []),
    ...(matched ? (['precondition-required'] as const) : []),
    ...refuses,
    'unexpected',
  ]
}

/** The OpenAPI 3.1 document of the API, made of what its endpoints say of themselves. `server` is its public origin, where that is known. */
export function openApi(addresses: Record<string, Answering>, server: string | null) {
  const { components, written } = schemaCollector()
  const paths: Record<string, Json> = {}

  for (const [address, methods] of Object.entries(addresses)) {
    const path = pathOf(address)
    const item: Json = { parameters: [...address.matchAll(/\[(\w+)\]/g)].map((match) => parameterOf(match[1] ?? '')) }
    for (const method of listed) {
      const { endpoint, gate } = methods[method] ?? {}
      if (endpoint && gate) item[method.toLowerCase()] = operation(method, address, endpoint, gate)
    }
    paths[path] = item
  }

  function operation(method: ApiMethod, address: string, endpoint: Endpoint, gate: Gate): Json {
    const { summary, details, query, body } = endpoint
    const roles = gate === 'everyone' ? 'Needs no token.' : rolesOf(gate).includes('editor') ? 'For editors and admins.' : 'For admins.'
    return {
      operationId: operationIdOf(method, address),
      summary,
      description: [details, roles].filter(Boolean).join(' '),
      tags: [tagOf(address)],
      security: gate === 'everyone' ? [] : [{ token: [] }],
      parameters: [...(query ? queryParameters(query) : []), ...headerParameters(endpoint)],
      ...(body && { requestBody: { required: true, content: { 'application/json': { schema: written(body, 'input') } } } }),
      responses: { ...answers(endpoint), ...refusals(refusalsOf(endpoint, gate)) },
    }
  }

  function queryParameters(query: z.ZodType): Json[] {
    const { properties = {}, required = [] } = written(query, 'input') as { properties?: Record<string, Json>; required?: string[] }
    return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
  }

  function answers({ gives, statuses = [200], alsoGives = [], tagged, unlimited }: Endpoint): Json {
    const headers = { ...(tagged && { ETag: reference('headers', 'ETag') }), ...(!unlimited && limits) }
    const others = Object.fromEntries(alsoGives.map((type) => [type, { schema: { type: 'string' } }]))
    return Object.fromEntries(
      statuses.map((status) => [
        status,
        {
          description: said[status],
          headers: status === 201 ? { ...headers, Location: reference('headers', 'Location') } : headers,
          ...(gives && status !== 204 && { content: { 'application/json': { schema: written(gives, 'output') }, ...others } }),
        },
      ]),
    )
  }

  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Host City',
      version: '1',
      summary: 'Everything that the desk can do, for programs.',
      description: `Requests carry a token of a person and act with the role that the person has at that moment. ${policies.reading.quota.toLocaleString('en')} requests that read and ${policies.writing.quota.toLocaleString('en')} that write may come in a minute with one token.`,
    },
    ...(server && { servers: [{ url: server }] }),
    tags: [...new Set(Object.keys(addresses).map(tagOf))].map((name) => ({ name })),
    paths,
    components: { ...fixed, schemas: { ...components, Problem: written(Problem, 'output'), ...components } },
  }
}

const said = { 200: 'Done, or read.', 201: 'Made. `Location` says where it is found.', 204: 'Done. There is nothing to say.' } as const

/** Refusals by status: which `type` a problem of that status may have. */
function refusals(kinds: readonly Kind[]): Json {
  const byStatus = Map.groupBy(new Set(kinds), (kind) => problems[kind].status)
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([one], [other]) => one - other)
      .map(([status, each]) => [
        status,
        {
          description: each.map((kind) => `\`${kind}\`: ${problems[kind].title}.`).join(' '),
          ...(status === 429 || status === 503 ? { headers: { 'Retry-After': reference('headers', 'RetryAfter') } } : {}),
          content: { 'application/problem+json': { schema: { allOf: [reference('schemas', 'Problem'), typed(each)] } } },
        },
      ]),
  )
}

const typed = (kinds: readonly Kind[]): Json => ({ type: 'object', properties: { type: { enum: kinds.map((kind) => `/problems/${kind}`) } } })
const reference = (where: string, name: string): Json => ({ $ref: `#/components/${where}/${name}` })

/** What every refusal says (RFC 9457); most say more. */
const Problem = z.looseObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() }).meta({ id: 'Problem' })

const limits = { 'RateLimit-Policy': reference('headers', 'RateLimitPolicy'), RateLimit: reference('headers', 'RateLimit') }
const text = (description: string): Json => ({ description, schema: { type: 'string' } })
const fixed = {
  securitySchemes: {
    token: { type: 'http', scheme: 'bearer', description: 'A token that a person made on their account page, or `host-city token add` did.' },
  },
  headers: {
    ETag: text('Names what was answered; send it as If-Match with a change.'),
    Location: text('The address of what was made.'),
    RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
    RateLimitPolicy: text('How many requests (`q`) within how many seconds (`w`).'),
    RateLimit: text('How many remain (`r`), and in how many seconds all of them are there again (`t`).'),
  },
  parameters: {
    IfMatch: { name: 'If-Match', in: 'header', required: true, ...text('The ETag of what the change is based on.') },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      ...text('Sent again within a day, the request is answered as the first time and does nothing.'),
    },
  },
}

function headerParameters({ once, matched }: Endpoint): Json[] {
  return [...(matched ? [reference('parameters', 'IfMatch')] : []), ...(once ? [reference('parameters', 'IdempotencyKey')] : [])]
}

const parameterOf = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: name === 'n' ? { type: 'integer', minimum: 1 } : { type: 'string' },
})

/** An address as OpenAPI writes it: `/reports/{id}`. */
export const pathOf = (address: string): string => address.replace(/\[(\w+)\]/g, '{$1}')

const words = (address: string): string[] => address.split('/').filter((part) => /^[\w.-]+$/.test(part) && !['api', 'v1'].includes(part))
const tagOf = (address: string): string => (address.startsWith('/api/v1/') ? (words(address)[0] ?? '') : 'service')

function operationIdOf(method: ApiMethod, address: string): string {
  const where = address.split('/').filter((part) => part !== '' && part !== 'api' && part !== 'v1')
  return [method.toLowerCase(), ...where.map((part) => part.replace(/\W+/g, ' ').trim())].join('-').replace(/ /g, '-')
}
