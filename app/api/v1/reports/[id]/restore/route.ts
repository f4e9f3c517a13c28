import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { acting, route } from '#lib/api.ts'
import { parseWith } from '#lib/api-body.ts'
import { json } from '#lib/api-response.ts'
import { revisionNumber } from '#lib/api-shapes.ts'

const Wanted = z.strictObject({ revision: revisionNumber })

const restore = acting({
  action: 'revision.restore',
  once: true,
  body: (value) => parseWith(Wanted, value),
  answer: (tx, { actor, params, body, now }) => {
    const restored = restoreRevision(tx, actor, { reportId: params.id, number: body.revision }, now)
    return restored.ok ? ok(json({ restored: body.revision, revision: restored.value.number, before: restored.value.before })) : restored
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ POST: restore })
