import { z } from 'zod'

type JsonSchema = { [name: string]: unknown }

/**
 * Collects schemas for a document: what has a name of its own (`meta({ id })`) is written once among the components,
 * and referred to. `io` says whether a value is sent or answered: what has a default need not be sent.
 */
export function schemaCollector() {
  const components: Record<string, JsonSchema> = {}

  function written(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _,
      $defs = {},
      ...whole
    } = z.toJSONSchema(schema, { io, reused: 'inline', override }) as JsonSchema & { $defs?: Record<string, JsonSchema> }
    for (const [name, each] of Object.entries($defs)) keep(name, withOwnReferences(each))
    const own = withOwnReferences(whole)
    const name = schema.meta()?.id
    if (typeof name !== 'string' || own.$ref !== undefined) return own
    keep(name, own)
    return { $ref: `#/components/schemas/${name}` }
  }

  /** A schema that stands for another one is written as that. The bounds of what JavaScript counts with are no rule of ours. */
  function override({ jsonSchema }: { jsonSchema: JsonSchema }): void {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    const { describedAs } = jsonSchema
    if (!(describedAs instanceof z.ZodType)) return
    delete jsonSchema.describedAs
    Object.assign(jsonSchema, written(describedAs, 'input'))
  }

  function keep(name: string, schema: JsonSchema): void {
    const { id: _, ...kept } = schema
    const known = components[name]
    if (known && JSON.stringify(known) !== JSON.stringify(kept)) throw new Error(`Two schemas of the API are called ${name}`)
    components[name] = kept
  }

  return { components, written }
}

function withOwnReferences(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema
}
