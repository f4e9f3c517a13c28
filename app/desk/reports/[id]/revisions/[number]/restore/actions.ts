'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { deskAction } from '#lib/action.ts'
import type { RestoreRefusal } from './restore-form.tsx'

const input = z.object({ reportId: z.string(), number: z.coerce.number().int().min(1) })

/** Makes the draft what a revision was; undoing that is the same act, with the revision that was cut before it. */
export const restore = deskAction<z.infer<typeof input>, { before: number; number: number }, RestoreRefusal>({
  input,
  verb: (tx, actor, { reportId, number }, now) => restoreRevision(tx, actor, { reportId, number }, now),
  done: ({ before, number: as }, { reportId, number }) => redirect(`/desk/reports/${reportId}/history?restored=${number}&undo=${before}&as=${as}`),
})
