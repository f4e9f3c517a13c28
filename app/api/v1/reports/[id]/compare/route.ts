import { z } from 'zod'
import { labelsBetween } from '#domain/editions/editions-of.ts'
import { ok, refuse } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { Comparison } from '#lib/api-comparison.ts'
import { jsonWith } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { numberInQuery, time } from '#lib/api-shapes.ts'
import { compareAsJson } from '#lib/comparisons.ts'

const Side = z.union([z.literal('draft'), z.literal('live'), numberInQuery], { error: 'It must be the number of a revision, “draft” or “live”' })

const compare = reading({
  summary: 'Compare two of a report’s contents, as data',
  details: 'A side is the number of a revision, `draft` or `live`. The pieces stand in the reading order of `to`.',
  query: z.strictObject({ from: Side, to: Side }),
  gives: Comparison,
  refuses: ['not-found', 'not-live', 'revision-not-found', 'damaged', 'unknown-schema', 'draft-unreadable', 'draft-unknown-schema', 'not-compared'],
  answer: async (db, { params, query }) => {
    const compared = await compareAsJson(db, params.id, { older: query.from, newer: query.to })
    if (!compared.ok) {
      const { refusal } = compared
      return refuse(refusal.kind === 'not-compared' ? refusal : (refusal.older ?? refusal.newer ?? { kind: 'not-found' }))
    }
    const { older, newer, json } = compared.value
    const found = labelsBetween(db, params.id, query.from, query.to)
    const labels = found && { ...found, published: { older: time(found.published.older), newer: time(found.published.newer) } }
    return ok(jsonWith<z.infer<typeof Comparison>>({ from: older, to: newer, labels }, json))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/compare', { GET: compare })
