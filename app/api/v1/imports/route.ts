import { z } from 'zod'
import { importReport } from '#domain/exchange/import-report.ts'
import { MOST_BYTES } from '#domain/exchange/manuscript.ts'
import { findReport } from '#domain/reports/desk.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { Chosen, Finding } from '#lib/api-imports.ts'
import { Report, reportShape, reportUrl } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { givenId, line } from '#lib/api-shapes.ts'
import { readyManuscript } from '#lib/manuscripts.ts'

const Given = Chosen.extend({
  sponsor: z
    .strictObject({ name: line(120).optional(), tier: line(120).optional(), category: line(160).optional() })
    .optional()
    .meta({ description: 'In place of what the manuscript says above its first heading.' }),
  over: z
    .strictObject({ report: givenId, etag: z.string().max(70).optional() })
    .optional()
    .meta({ description: 'The report whose draft it is to replace; with an etag, only while that is the draft’s.' }),
})

const keep = acting({
  summary: 'Make a report of a manuscript',
  details: 'Its first revision included; or, with `over`, a new state of a report’s draft: what it said until then is revision `before`.',
  once: true,
  body: Given,
  largest: MOST_BYTES + 900_000,
  gives: z.strictObject({ url: z.string(), report: Report, revision: z.int(), before: z.int().nullable(), findings: z.array(Finding) }),
  statuses: [201],
  refuses: [
    'empty-manuscript',
    'manuscript-too-large',
    'binary-manuscript',
    'not-utf8',
    'part-not-found',
    'finding-unknown',
    'manuscript-not-read',
    'invalid-document',
    'document-too-large',
    'header-incomplete',
    'sponsor-has-report',
    'unknown-tier',
    'invalid-slug',
    'slug-taken',
    'name-taken',
    'sponsor-not-found',
    'changed-meanwhile',
    'not-found',
    'archived',
    'stale',
    'draft-unreadable',
    'draft-unknown-schema',
  ],
  prove: async ({ manuscript, part, take, leave, ...given }) => {
    const read = await readyManuscript(manuscript, { part, take, leave })
    return read.ok ? ok({ read: read.value, ...given }) : read
  },
  answer: (tx, { actor, body, now }) => {
    const over = body.over && { reportId: body.over.report, etag: body.over.etag?.replaceAll('"', '') }
    const imported = importReport(tx, actor, { read: body.read, facts: body.sponsor ?? {}, over }, now)
    if (!imported.ok) return imported
    const { id, number, before, findings } = imported.value
    const report = findReport(tx, id)
    if (!report) return refuse({ kind: 'not-found' })
    return ok(json({ url: reportUrl(id), report: reportShape(report), revision: number, before, findings }, { status: 201 }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/imports', { POST: keep })
