import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { reading, route } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { revisionShape } from '#lib/api-shapes.ts'

const read = reading({
  action: 'desk.read',
  query: z.strictObject({}),
  answer: (db, { params }) => {
    const revision = readRevision(db, params.id, params.n)
    if (!revision.ok) return revision
    const { row, content } = revision.value
    return ok(json({ ...revisionShape(params.id, row), ...content }, { etag: row.hash }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ GET: read })
