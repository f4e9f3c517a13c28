import { z } from 'zod'
import { ok, refuse } from '#domain/result.ts'
import { open } from '#lib/api.ts'
import { isReady } from '#lib/api-ready.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

export const dynamic = 'force-dynamic'

const read = open({
  summary: 'Say whether Host City can do its work',
  details: 'A write to the database is tried, at most once a second, and rolled back.',
  unlimited: true,
  gives: z.strictObject({ status: z.literal('ready') }),
  refuses: ['storage-failing'],
  answer: async () => ((await isReady(Date.now())) ? ok(json({ status: 'ready' })) : refuse({ kind: 'storage-failing' })),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/ready', { GET: read })
