import { z } from 'zod'
import { generationOf } from '#domain/drafts/read.ts'
import { ok, refuse } from '#domain/result.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { listRevisions, readRevision } from '#domain/revisions/read.ts'
import { acting, reading } from '#lib/api.ts'
import { Revision, reportUrl, revisionShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { limit, line, next as nextPage, numberInQuery } from '#lib/api-shapes.ts'

const list = reading({
  summary: 'List the revisions of a report, newest first',
  details: 'Page by page: follow `next` until it is null.',
  query: z.strictObject({ limit, before: numberInQuery.optional() }),
  gives: z.strictObject({ revisions: z.array(Revision), next: nextPage }),
  refuses: ['not-found'],
  answer: (db, { params, query }) => {
    if (generationOf(db, params.id) === null) return refuse({ kind: 'not-found' })
    const rows = listRevisions(db, params.id, { before: query.before, limit: query.limit + 1 })
    const page = rows.slice(0, query.limit)
    const next = rows.length > page.length ? `${reportUrl(params.id)}/revisions?limit=${query.limit}&before=${page.at(-1)?.number}` : null
    return ok(json({ revisions: page.map((row) => revisionShape(params.id, row)), next }))
  },
})

const cut = acting({
  summary: 'Cut a revision from the draft',
  details: '201; or 200 and the latest one when the draft has not changed since, which then takes the name.',
  once: true,
  body: z.strictObject({ name: line(120).optional() }),
  gives: Revision,
  statuses: [201, 200],
  refuses: ['not-found', 'draft-unreadable', 'revision-not-found', 'damaged', 'unknown-schema'],
  answer: (tx, { actor, params, body, now }) => {
    const made = cutRevision(tx, actor, { reportId: params.id, kind: 'api', name: body.name || undefined }, now)
    if (!made.ok) return made
    const revision = readRevision(tx, params.id, made.value.number)
    return revision.ok ? ok(json(revisionShape(params.id, revision.value.row), { status: made.value.cut ? 201 : 200 })) : revision
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/revisions', { GET: list, POST: cut })
