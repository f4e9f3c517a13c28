import { z } from 'zod'
import { ok, refuse } from '#domain/result.ts'
import { LONGEST } from '#domain/revisions/longest.ts'
import { nameRevision, noteRevision } from '#domain/revisions/name.ts'
import { listRevisions, readRevision } from '#domain/revisions/read.ts'
import { acting, reading } from '#lib/api.ts'
import { Document, standfirst } from '#lib/api-document.ts'
import { Revision, revisionShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { line, lines } from '#lib/api-shapes.ts'

const read = reading({
  summary: 'Read a revision with what it holds',
  details: 'Its hash, which is its ETag too, is verified each time.',
  gives: Revision.extend({ standfirst, document: Document }).meta({ id: 'RevisionWithContent' }),
  tagged: true,
  refuses: ['revision-not-found', 'damaged', 'unknown-schema'],
  answer: (db, { params }) => {
    const revision = readRevision(db, params.id, params.n)
    if (!revision.ok) return revision
    const { row, content } = revision.value
    return ok(json({ ...revisionShape(params.id, row), ...content }, { etag: row.hash }))
  },
})

const describe = acting({
  summary: 'Name a revision, or put a note on it',
  details: 'What is left out stays as it is; an empty text takes the name or the note away. The revision itself never changes.',
  body: z
    .strictObject({ name: line(LONGEST.name).optional(), note: lines(LONGEST.note).optional() })
    .refine(({ name, note }) => name !== undefined || note !== undefined, { error: 'It must have a name or a note' }),
  gives: Revision,
  refuses: ['revision-not-found'],
  answer: (tx, { actor, params, body, now }) => {
    const which = { reportId: params.id, number: params.n }
    const named = body.name === undefined ? ok(null) : nameRevision(tx, actor, { ...which, name: body.name }, now)
    if (!named.ok) return named
    const noted = body.note === undefined ? ok(null) : noteRevision(tx, actor, { ...which, note: body.note }, now)
    if (!noted.ok) return noted
    const [row] = listRevisions(tx, params.id, { before: params.n + 1, limit: 1 })
    return row ? ok(json(revisionShape(params.id, row))) : refuse({ kind: 'revision-not-found', number: params.n })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/revisions/[n]', { GET: read, PATCH: describe })
