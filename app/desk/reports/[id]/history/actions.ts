'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type Cut, type CutRefusal, cutRevision } from '#domain/revisions/cut.ts'
import { deskAction } from '#lib/action.ts'
import { typedText } from '#lib/typed-text.ts'

const input = z.object({ reportId: z.string(), name: typedText(120) })

/** Cuts a revision from the draft, with a name if one was given. */
export const keepRevision = deskAction<z.infer<typeof input>, Cut, CutRefusal>({
  input,
  verb: (tx, actor, { reportId, name }, now) => cutRevision(tx, actor, { reportId, kind: 'kept', name: name || undefined }, now),
  done: ({ number, cut }, { reportId, name }) => redirect(`/desk/reports/${reportId}/history?kept=${number}${cut ? '' : name ? '&named=1' : '&same=1'}`),
})
