import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { revisionNumber } from '#lib/api-shapes.ts'

const restore = acting({
  summary: 'Make the draft say what a revision said',
  details: 'What it said until then is revision `before`: restoring that undoes it. Readers see no difference.',
  once: true,
  body: z.strictObject({ revision: revisionNumber }),
  gives: z.strictObject({ restored: z.int(), before: z.int(), revision: z.int() }),
  refuses: ['not-found', 'archived', 'revision-not-found', 'damaged', 'unknown-schema', 'draft-unreadable'],
  answer: (tx, { actor, params, body, now }) => {
    const restored = restoreRevision(tx, actor, { reportId: params.id, number: body.revision }, now)
    return restored.ok ? ok(json({ restored: body.revision, revision: restored.value.number, before: restored.value.before })) : restored
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/restore', { POST: restore })
