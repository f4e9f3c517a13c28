import { z } from 'zod'
import { newId } from '#domain/ids.ts'
import { createReport } from '#domain/reports/create.ts'
import { findReport, listReports } from '#domain/reports/desk.ts'
import { emptyContent } from '#domain/reports/outline.ts'
import { ok, refuse } from '#domain/result.ts'
import { SponsorFacts } from '#domain/sponsors/sponsor.ts'
import { acting, reading, route } from '#lib/api.ts'
import { parseWith } from '#lib/api-body.ts'
import { json } from '#lib/api-response.ts'
import { limit, line, reportShape } from '#lib/api-shapes.ts'

const Page = z.strictObject({ limit, after: z.string().max(40).optional(), archived: z.enum(['true', 'false']).default('false') })
const NewReport = z.strictObject({ sponsor: SponsorFacts, slug: line(80).optional() })

const list = reading({
  action: 'desk.read',
  query: Page,
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
  action: 'report.create',
  once: true,
  body: (value) => parseWith(NewReport, value),
  answer: (tx, { actor, body, now }) => {
    const created = createReport(tx, actor, { ...body, content: emptyContent(newId), kind: 'api' }, now)
    if (!created.ok) return created
    const report = findReport(tx, created.value.id)
    return report ? ok(json(reportShape(report), { status: 201 })) : refuse({ kind: 'not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ GET: list, POST: create })
