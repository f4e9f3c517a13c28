import { z } from 'zod'
import { newId } from '#domain/ids.ts'
import { createReport } from '#domain/reports/create.ts'
import { findReport, listReports } from '#domain/reports/desk.ts'
import { emptyContent } from '#domain/reports/outline.ts'
import { ok, refuse } from '#domain/result.ts'
import { SponsorFacts } from '#domain/sponsors/sponsor.ts'
import { acting, reading } from '#lib/api.ts'
import { Report, reportShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { givenId, limit, line, next as nextPage } from '#lib/api-shapes.ts'

const list = reading({
  summary: 'List reports with their state and live edition',
  details: 'Page by page: follow `next` until it is null.',
  query: z.strictObject({
    limit,
    after: givenId.optional().meta({ description: 'The id of the last report of the page before.' }),
    archived: z.enum(['true', 'false']).default('false'),
  }),
  gives: z.strictObject({ reports: z.array(Report), next: nextPage }),
  answer: (db, { query }) => {
    const archived = query.archived === 'true'
    const rows = listReports(db, { archived }).toSorted((one, other) => (one.id < other.id ? -1 : 1))
    const rest = rows.filter((row) => query.after === undefined || row.id > query.after)
    const page = rest.slice(0, query.limit)
    const next = rest.length > page.length ? `/api/v1/reports?limit=${query.limit}&after=${page.at(-1)?.id}${archived ? '&archived=true' : ''}` : null
    return ok(json({ reports: page.map(reportShape), next }))
  },
})

const create = acting({
  summary: 'Start a report with an empty draft',
  details: 'The tier is a key or a label, singular or plural. A sponsor that Host City knows by name keeps its slug and takes the facts given.',
  once: true,
  body: z.strictObject({ sponsor: SponsorFacts, slug: line(80).optional() }),
  gives: Report,
  statuses: [201],
  refuses: ['sponsor-has-report', 'unknown-tier', 'invalid-slug', 'slug-taken', 'name-taken'],
  answer: (tx, { actor, body, now }) => {
    const created = createReport(tx, actor, { ...body, content: emptyContent(newId), kind: 'api' }, now)
    if (!created.ok) return created
    const report = findReport(tx, created.value.id)
    return report ? ok(json(reportShape(report), { status: 201 })) : refuse({ kind: 'not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports', { GET: list, POST: create })
