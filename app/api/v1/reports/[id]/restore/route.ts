import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { restoreSection, takeBackChange } from '#domain/revisions/take-back.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { givenId, revisionNumber } from '#lib/api-shapes.ts'
import { live } from '#lib/process.ts'

const asked = z
  .strictObject({
    revision: revisionNumber,
    section: givenId.optional().meta({ description: 'The id of a heading of level 2 or 3, of the revision or of the draft: only this section is restored.' }),
    change: givenId.optional().meta({ description: 'The key of a change, as comparing the revision with the draft gives it: only this is taken back.' }),
    anyway: z.boolean().default(false).meta({ description: 'Also where somebody’s caret stands in what would change.' }),
  })
  .refine(({ section, change }) => section === undefined || change === undefined, { error: 'Name a section or a change, not both', path: ['change'] })

const restore = acting({
  summary: 'Make the draft say what a revision said: all of it, a section, or where one change was made',
  details: 'What it said until then is revision `before`: restoring that undoes it. Readers see no difference.',
  once: true,
  body: asked,
  gives: z.strictObject({ restored: z.int(), before: z.int(), revision: z.int() }),
  refuses: [
    'not-found',
    'archived',
    'revision-not-found',
    'damaged',
    'unknown-schema',
    'draft-unreadable',
    'draft-unknown-schema',
    'section-gone',
    'change-gone',
    'nothing-to-restore',
    'being-written',
    'draft-too-large',
  ],
  answer: (tx, { actor, params: { id: reportId }, body: { revision, section, change, anyway }, now }) => {
    const writers = anyway ? [] : (live()?.writersIn(reportId) ?? [])
    const restored =
      section !== undefined
        ? restoreSection(tx, actor, { reportId, from: revision, heading: section, writers }, now)
        : change !== undefined
          ? takeBackChange(tx, actor, { reportId, from: revision, key: change, writers }, now)
          : restoreRevision(tx, actor, { reportId, number: revision, writers }, now)
    return restored.ok ? ok(json({ restored: revision, revision: restored.value.number, before: restored.value.before })) : restored
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/restore', { POST: restore })
