import { z } from 'zod'
import { changeKeys } from '#domain/compare/change-keys.ts'
import { compareContents } from '#domain/compare/compare.ts'
import { labelsBetween } from '#domain/editions/editions-of.ts'
import { ok } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { Comparison } from '#lib/api-comparison.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { numberInQuery, time } from '#lib/api-shapes.ts'
import { readSide } from '#lib/api-side.ts'

const Side = z.union([z.literal('draft'), z.literal('live'), numberInQuery], { error: 'It must be the number of a revision, “draft” or “live”' })

const compare = reading({
  summary: 'Compare two of a report’s contents, as data',
  details: 'A side is the number of a revision, `draft` or `live`. The pieces stand in the reading order of `to`.',
  query: z.strictObject({ from: Side, to: Side }),
  gives: Comparison,
  refuses: ['not-found', 'not-live', 'revision-not-found', 'damaged', 'unknown-schema', 'draft-unreadable', 'draft-unknown-schema'],
  answer: (db, { params, query }) => {
    const from = readSide(db, params.id, query.from)
    if (!from.ok) return from
    const to = readSide(db, params.id, query.to)
    if (!to.ok) return to
    const found = labelsBetween(db, params.id, query.from, query.to)
    const labels = found && { ...found, published: { older: time(found.published.older), newer: time(found.published.newer) } }
    const comparison = compareContents(from.value.content, to.value.content)
    const keys = [...changeKeys(from.value.content, to.value.content, comparison)].map(([entry, key]) => ({
      entry: entry === 'standfirst' ? null : entry,
      key,
    }))
    return ok(json({ from: from.value.names, to: to.value.names, labels, ...comparison, keys }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/compare', { GET: compare })
