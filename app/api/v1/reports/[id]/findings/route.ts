import { z } from 'zod'
import { readDraft } from '#domain/drafts/read.ts'
import { surroundings } from '#domain/editions/publish.ts'
import { findings, isReady } from '#domain/reports/findings.ts'
import { ok } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

const Finding = z
  .strictObject({
    severity: z.enum(['error', 'warning']),
    kind: z.string(),
    blockId: z.string().nullable(),
    section: z.string().meta({ description: 'Its number, or its title where it has none.' }),
    detail: z.string().optional(),
  })
  .meta({ id: 'Finding' })

const check = reading({
  summary: 'Check a draft, as publishing will',
  details: 'An error stands in the way of publishing, a warning does not.',
  gives: z.strictObject({ ready: z.boolean(), findings: z.array(Finding) }),
  refuses: ['not-found', 'draft-unreadable', 'draft-unknown-schema'],
  answer: (db, { params }) => {
    const draft = readDraft(db, params.id)
    if (!draft.ok) return draft
    const found = findings(draft.value.content, surroundings(db))
    return ok(json({ ready: isReady(found), findings: found }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/findings', { GET: check })
