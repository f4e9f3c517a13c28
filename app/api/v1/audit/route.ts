import { z } from 'zod'
import { listAudit } from '#domain/audit/list.ts'
import { ok } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { csv, json, wantsCsv } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { addressWith, givenId, givenTime, limit, next as nextPage, numberInQuery, Time } from '#lib/api-shapes.ts'
import { csvRow } from '#lib/csv.ts'
import { cellsOf, columns, shapeOf } from '../../../admin/audit/rows.ts'

const via = z.enum(['desk', 'api', 'command line', 'service'])
const Named = z.strictObject({ id: z.string(), name: z.string(), here: z.boolean() })
const Entry = z
  .strictObject({
    id: z.int(),
    at: Time,
    sentence: z.string().meta({ description: 'What was done, with the names that people and sponsors have now.' }),
    action: z.string(),
    via,
    address: z.string().nullable(),
    actor: Named.nullable(),
    report: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditEntry' })

const list = reading({
  summary: 'Read the audit, newest first',
  details: 'Page by page: follow `next` until it is null. As CSV with `format=csv` or `Accept: text/csv`; its next page is named by the header `Link`.',
  query: z.strictObject({
    person: givenId.optional().meta({ description: 'Acts by this person, and on them; `nobody`: of nobody who has an account.' }),
    report: givenId.optional(),
    act: z.string().max(60).optional().meta({ description: 'As `edition.published`.' }),
    via: via.optional(),
    from: givenTime.optional(),
    until: givenTime.optional(),
    limit,
    before: numberInQuery.optional().meta({ description: 'The number of the last entry of the page before.' }),
    format: z.enum(['json', 'csv']).optional(),
  }),
  gives: z.strictObject({ entries: z.array(Entry), next: nextPage }),
  alsoGives: ['text/csv; charset=utf-8'],
  answer: async (db, { headers, query }) => {
    const { person, report, act, via: way, from, until, limit: most, before, format } = query
    const filter = { personId: person === 'nobody' ? null : person, reportId: report, actions: act === undefined ? undefined : [act], via: way, from, until }
    const { entries, older } = await listAudit(db, filter, { before, limit: most })
    const next = older === null ? null : addressWith('/api/v1/audit', { person, report, act, via: way, from, until, limit: most, before: older, format })
    if (format !== 'json' && (format === 'csv' || wantsCsv(headers))) return ok(csv([csvRow(columns), ...entries.map((entry) => csvRow(cellsOf(entry)))], next))
    return ok(json({ entries: entries.map(shapeOf), next }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/audit', { GET: list })
