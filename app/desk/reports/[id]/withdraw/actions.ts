'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type WithdrawRefusal, withdraw } from '#domain/editions/withdraw.ts'
import { deskAction } from '#lib/action.ts'

const input = z.object({
  reportId: z.string(),
  expecting: z.string(),
  reason: z.string().trim().min(1, 'Say in a sentence why readers may no longer see it.').max(2_000, 'Use at most 2,000 characters.'),
})

export const withdrawEdition = deskAction<z.infer<typeof input>, { slug: string }, WithdrawRefusal>({
  input,
  verb: (tx, actor, withdrawing, now) => withdraw(tx, actor, withdrawing, now),
  done: (_withdrawn, { reportId }) => redirect(`/desk/reports/${reportId}/withdraw?done=1`),
})
