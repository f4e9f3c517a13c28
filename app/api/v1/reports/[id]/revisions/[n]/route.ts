import { ok } from '#domain/result.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { reading } from '#lib/api.ts'
import { Document, standfirst } from '#lib/api-document.ts'
import { Revision, revisionShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

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

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/revisions/[n]', { GET: read })
