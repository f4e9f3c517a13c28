import { MOST_BYTES } from '#domain/exchange/manuscript.ts'
import { ok } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { Chosen, Preview, previewShape } from '#lib/api-imports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { previewManuscript, readyManuscript } from '#lib/manuscripts.ts'

const preview = acting({
  summary: 'Show what a manuscript would become',
  details: 'Nothing is kept. Each finding with `choices` may be taken or left, by its id or by its kind, and else goes as `proposed`.',
  body: Chosen,
  largest: MOST_BYTES + 900_000,
  gives: Preview,
  refuses: ['empty-manuscript', 'manuscript-too-large', 'binary-manuscript', 'not-utf8', 'part-not-found', 'finding-unknown', 'manuscript-not-read'],
  prove: async ({ manuscript, part, take, leave }) => {
    const seen = await previewManuscript(manuscript, part)
    if (!seen.ok) return seen
    const ready = await readyManuscript(manuscript, { part, take, leave })
    if (!ready.ok && ready.refusal.kind !== 'invalid-document' && ready.refusal.kind !== 'document-too-large') return ready
    return ok(previewShape(seen.value, ready))
  },
  answer: (_tx, { body }) => ok(json(body)),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/imports/preview', { POST: preview })
