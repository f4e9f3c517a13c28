/*
 * An OpenAPI document as the page of the API needs it: operations by subject, and fields in a line each.
 */

type Schema = {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  default?: unknown
}
type Parameter = { $ref?: string; name?: string; in?: string; required?: boolean; schema?: Schema; description?: string }
type Response = { content?: Record<string, { schema: Schema }> }
type Written = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, Response>
}
export type ApiDescription = {
  info: { summary: string; description: string }
  paths: Record<string, unknown>
  components: { schemas: object; parameters: Record<string, Parameter> }
}
export type Operation = Omit<Written, 'tags'> & { method: string; path: string; tag: string; successes: string[] }

/** One field in a line: its name, what may stand in it, and what there is to say. */
export type SchemaNote = { name: string; type: string; note: string | null }

/** The operations, by their subject, in the order of the document. */
export function operationsOf(api: ApiDescription): { tag: string; operations: Operation[] }[] {
  const all = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Written>).flatMap(([method, written]): Operation[] =>
      method === 'parameters'
        ? []
        : [
            {
              ...written,
              method: method.toUpperCase(),
              path,
              tag: written.tags[0] ?? '',
              successes: Object.keys(written.responses).filter((status) => status < '300'),
            },
          ],
    ),
  )
  return [...Map.groupBy(all, ({ tag }) => tag)].map(([tag, operations]) => ({ tag, operations }))
}

/** What an operation takes, in its query, headers and body, and what it gives: its fields, or the name of a shape that has them. */
export function fieldsOf(
  api: ApiDescription,
  { parameters, requestBody, responses, successes }: Operation,
): { takes: SchemaNote[]; gives: { shape: string | null; rows: SchemaNote[] } } {
  const named = parameters.map((parameter) => (parameter.$ref ? api.components.parameters[lastOf(parameter.$ref)] : parameter))
  const given = named.flatMap((parameter) =>
    parameter
      ? [
          lineOf(
            `${parameter.name}`,
            { ...parameter.schema, ...(parameter.description && { description: parameter.description }) },
            parameter.required === true,
          ),
        ]
      : [],
  )
  const body = requestBody?.content['application/json']?.schema
  const answer = responses[successes[0] ?? '']?.content?.['application/json']?.schema
  const shape = answer?.$ref ? lastOf(answer.$ref) : null
  return { takes: [...given, ...linesOf(api, body, true)], gives: { shape, rows: shape ? [] : linesOf(api, answer, false) } }
}

/** What has a name and fields of its own, in the order in which it is first met. */
export function shapesOf(api: ApiDescription): { name: string; rows: SchemaNote[] }[] {
  return Object.entries(api.components.schemas as Record<string, Schema>).flatMap(([name, schema]) =>
    schema.properties ? [{ name, rows: linesOf(api, schema, false) }] : [],
  )
}

/** The last part of the `type` of every problem that it may answer. */
export function refusalsOf({ responses }: Pick<Operation, 'responses'>): string[] {
  return Object.entries(responses).flatMap(([status, response]) => {
    if (status < '400') return []
    const [, typed] = response.content?.['application/problem+json']?.schema.allOf ?? []
    return (typed?.properties?.type?.enum ?? []).map((type) => String(type).replace('/problems/', ''))
  })
}

/** What every request may meet, whatever it asks for. */
export const anywhere: ReadonlySet<string> = new Set([
  'token-missing',
  'token-invalid',
  'forbidden',
  'rate-limited',
  'invalid-query',
  'invalid-json',
  'invalid-body',
  'unsupported-media-type',
  'body-too-large',
  'busy',
  'storage-full',
  'storage-failing',
  'unexpected',
])

function linesOf(api: ApiDescription, schema: Schema | undefined, sent: boolean): SchemaNote[] {
  const whole = schema?.$ref ? (api.components.schemas as Record<string, Schema>)[lastOf(schema.$ref)] : schema
  return Object.entries(whole?.properties ?? {}).map(([name, each]) => lineOf(name, each, !sent || (whole?.required ?? []).includes(name)))
}

const lineOf = (name: string, schema: Schema, required: boolean): SchemaNote => ({
  name,
  type: `${required ? '' : 'may be left out; '}${typeOf(schema)}${schema.default === undefined ? '' : `, else ${JSON.stringify(schema.default)}`}`,
  note: schema.description?.replace(/[.]$/, '') ?? null,
})

function typeOf(schema: Schema): string {
  if (schema.$ref) return lastOf(schema.$ref)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' or ')
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`
  return Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything')
}

const lastOf = (reference: string): string => reference.split('/').at(-1) ?? ''
