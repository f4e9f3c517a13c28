import { ok, refuse } from '#domain/result.ts'
import { open, route } from '#lib/api.ts'
import { isReady } from '#lib/api-ready.ts'
import { json } from '#lib/api-response.ts'

export const dynamic = 'force-dynamic'

/** Whether Host City can do its work: 503 while the database cannot be written. */
const read = open(async () => ((await isReady(Date.now())) ? ok(json({ status: 'ready' })) : refuse({ kind: 'storage-failing' })))

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ GET: read })
