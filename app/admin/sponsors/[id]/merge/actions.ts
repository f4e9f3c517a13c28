'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type MergeRefusal, mergeSponsors } from '#domain/sponsors/merge.ts'
import { deskAction } from '#lib/action.ts'

const input = z.object({ fromId: z.string(), intoId: z.string(), keepReport: z.string().optional() })

export const merge = deskAction<z.infer<typeof input>, { id: string }, MergeRefusal>({
  input,
  verb: mergeSponsors,
  done: ({ id }) => redirect(`/admin/sponsors/${id}?done=merged`),
})
