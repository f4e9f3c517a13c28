'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type PublishRefusal, publish } from '#domain/editions/publish.ts'
import { deskAction } from '#lib/action.ts'
import { typedText } from '#lib/typed-text.ts'

const input = z.object({
  reportId: z.string(),
  revision: z.coerce.number().int().positive(),
  expecting: z.string(),
  change: z.enum(['major', 'minor'], 'Choose what kind of change this is.'),
  note: typedText(1_000, 'Say in a sentence what readers will find changed.'),
})

export const publishRevision = deskAction<z.infer<typeof input>, unknown, PublishRefusal>({
  input,
  verb: (tx, actor, publishing, now) => publish(tx, actor, publishing, now),
  done: (_edition, { reportId }) => redirect(`/desk/reports/${reportId}/publish/done`),
})
