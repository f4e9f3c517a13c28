'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { newId } from '#domain/ids.ts'
import { type CreateRefusal, createReport } from '#domain/reports/create.ts'
import { emptyContent, standardOutline } from '#domain/reports/outline.ts'
import { deskAction } from '#lib/action.ts'
import { sponsorFields } from '#lib/sponsor-fields.ts'

const input = z.object({
  ...sponsorFields,
  slug: z.string().trim().toLowerCase().optional(),
  outline: z.enum(['standard', 'empty'], 'Choose how the draft begins.'),
})

export const startReport = deskAction<z.infer<typeof input>, { id: string }, CreateRefusal>({
  input,
  verb: (tx, actor, { outline, slug, ...sponsor }, now) =>
    createReport(tx, actor, { sponsor, slug: slug || undefined, content: outline === 'standard' ? standardOutline(newId) : emptyContent(newId) }, now),
  done: ({ id }) => redirect(`/desk/reports/${id}`),
})
