import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { open } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

export const dynamic = 'force-dynamic'

/** Says nothing of the database: a full disk is no reason to start the process anew. */
const read = open({
  summary: 'Say whether the process is alive',
  unlimited: true,
  gives: z.strictObject({ status: z.literal('alive') }),
  answer: async () => ok(json({ status: 'alive' })),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/health', { GET: read })
