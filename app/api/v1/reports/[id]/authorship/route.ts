import { z } from 'zod'
import { generationOf } from '#domain/drafts/read.ts'
import { ok, refuse } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { Authorship, authorshipShape } from '#lib/api-authorship.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { numberInQuery } from '#lib/api-shapes.ts'
import { authorshipOf } from '#lib/authorship.ts'

const Of = z.union([z.literal('draft'), numberInQuery], { error: 'It must be the number of a revision, or “draft”' })

const tell = reading({
  summary: 'Tell who wrote each passage, and in which revision',
  details: 'Of a revision by its number, or of the draft. Words that moved, were marked anew or brought back by a restore stay with who first wrote them.',
  query: z.strictObject({ revision: Of.default('draft') }),
  gives: Authorship,
  refuses: ['not-found', 'revision-not-found', 'damaged', 'unknown-schema', 'draft-unreadable', 'authorship-pending'],
  answer: async (db, { params, query }) => {
    if (generationOf(db, params.id) === null) return refuse({ kind: 'not-found' })
    const told = await authorshipOf(params.id, query.revision)
    return told.ok ? ok(json(authorshipShape(told.value))) : told
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/authorship', { GET: tell })
