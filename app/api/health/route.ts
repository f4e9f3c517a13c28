import { ok } from '#domain/result.ts'
import { open, route } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'

export const dynamic = 'force-dynamic'

/** Whether the process is alive. Says nothing of the database: a full disk is no reason to start it anew. */
const read = open(async () => ok(json({ status: 'alive' })))

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ GET: read })
