'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type PublishRefusal, publish } from '#domain/editions/publish.ts'
import { deskAction } from '#lib/action.ts'

const input = z.object({
  reportId: z.string(),
  revision: z.coerce.number().int().positive(),
  expecting: z.string(),
  change: z.enum(['major', 'minor'], 'Choose what kind of change this is.'),
  note: z.string().trim().min(1, 'Say in a sentence what readers will find changed.').max(1_000, 'Use at most 1,000 characters.'),
})

export const publishRevision = deskAction<z.infer<typeof input>, unknown, PublishRefusal>({
  input,
  verb: (tx, actor, publishing, now) => publish(tx, actor, publishing, now),
  done: (_edition, { reportId }) => redirect(`/desk/reports/${reportId}/publish/done`),
})
