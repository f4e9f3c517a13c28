import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { open } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { environment } from '#lib/environment.ts'
import { openApi } from '#lib/openapi.ts'
import { addresses } from '../../addresses.ts'

export const dynamic = 'force-dynamic'

let kept: ReturnType<typeof openApi> | undefined

const read = open({
  summary: 'Read this document',
  details: 'OpenAPI 3.1, made of what the endpoints take and give. /api/v1/docs shows it to people.',
  gives: z.looseObject({ openapi: z.string() }),
  answer: async () => ok(json(description())),
})

const handlers = route('/api/v1/openapi.json', { GET: read })
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlers

/** Made once: it changes with the code alone. */
function description() {
  kept ??= openApi({ ...addresses, '/api/v1/openapi.json': handlers }, environment().publicUrl?.origin ?? null)
  return kept
}
