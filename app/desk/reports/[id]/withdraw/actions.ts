'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type WithdrawRefusal, withdraw } from '#domain/editions/withdraw.ts'
import { deskAction } from '#lib/action.ts'
import { typedText } from '#lib/typed-text.ts'

const input = z.object({
  reportId: z.string(),
  expecting: z.string(),
  which: z.enum(['live', 'all']),
  reason: typedText(2_000, 'Say in a sentence why readers may no longer see it.'),
})

export const withdrawEdition = deskAction<z.infer<typeof input>, { slug: string }, WithdrawRefusal>({
  input,
  verb: (tx, actor, withdrawing, now) => withdraw(tx, actor, withdrawing, now),
  done: (_withdrawn, { reportId }) => redirect(`/desk/reports/${reportId}/withdraw?done=1`),
})
