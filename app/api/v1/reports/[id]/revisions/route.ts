import { z } from 'zod'
import { generationOf } from '#domain/drafts/read.ts'
import { ok, refuse } from '#domain/result.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { listRevisions, readRevision } from '#domain/revisions/read.ts'
import { acting, reading, route } from '#lib/api.ts'
import { parseWith } from '#lib/api-body.ts'
import { json } from '#lib/api-response.ts'
import { limit, line, numberInQuery, reportUrl, revisionShape } from '#lib/api-shapes.ts'

const Page = z.strictObject({ limit, before: numberInQuery.optional() })
const Name = z.strictObject({ name: line(120).optional() })

const list = reading({
  action: 'desk.read',
  query: Page,
  answer: (db, { params, query }) => {
    if (generationOf(db, params.id) === null) return refuse({ kind: 'not-found' })
    const rows = listRevisions(db, params.id, { before: query.before, limit: query.limit + 1 })
    const page = rows.slice(0, query.limit)
    const next = rows.length > page.length ? `${reportUrl(params.id)}/revisions?limit=${query.limit}&before=${page.at(-1)?.number}` : null
    return ok(json({ revisions: page.map((row) => revisionShape(params.id, row)), next }))
  },
})

const cut = acting({
  action: 'revision.cut',
  once: true,
  body: (value) => parseWith(Name, value),
  answer: (tx, { actor, params, body, now }) => {
    const made = cutRevision(tx, actor, { reportId: params.id, kind: 'api', name: body.name || undefined }, now)
    if (!made.ok) return made
    const revision = readRevision(tx, params.id, made.value.number)
    return revision.ok ? ok(json(revisionShape(params.id, revision.value.row), { status: made.value.cut ? 201 : 200 })) : revision
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ GET: list, POST: cut })
