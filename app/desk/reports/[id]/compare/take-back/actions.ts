'use server'

import { RedirectType, redirect } from 'next/navigation'
import { z } from 'zod'
import { type TakeBackRefusal, type TakenBack, takeBackChange, undoTakeBack } from '#domain/revisions/take-back.ts'
import { deskAction } from '#lib/action.ts'
import { live } from '#lib/process.ts'

/** A change as its button names it: its key, and its number on the page, so that one comes back to where one was. */
const change = z
  .string()
  .regex(/^[\w-]{16}\.\d{1,6}$/)
  .transform((value) => ({ key: value.slice(0, 16), shown: Number(value.slice(17)) }))

/** `query`: what the page compares and how, as its address says it. `anyway` names a change too, and is sent instead of `change`. */
const taking = z
  .object({
    reportId: z.string(),
    number: z.coerce.number().int().min(1),
    total: z.coerce.number().int().min(1),
    query: z.string().max(300),
    change: change.optional(),
    anyway: change.optional(),
  })
  .transform(({ change, anyway, ...rest }, context) => {
    const taken = anyway ?? change
    if (!taken) context.addIssue({ code: 'custom', message: 'Choose a change' })
    return { ...rest, taken: taken ?? { key: '', shown: 1 }, anyway: anyway !== undefined }
  })

/** Takes one change back, and leads to the next one. */
export const takeBack = deskAction<z.infer<typeof taking>, TakenBack, TakeBackRefusal>({
  input: taking,
  verb: (tx, actor, { reportId, number, taken, anyway }, now) =>
    takeBackChange(tx, actor, { reportId, from: number, key: taken.key, writers: writersIn(reportId, anyway) }, now),
  done: (value, { reportId, query, taken, total }) => backTo(reportId, query, { took: String(value.number) }, Math.min(taken.shown, total - 1)),
})

const undoing = z.object({
  reportId: z.string(),
  revision: z.coerce.number().int().min(1),
  query: z.string().max(300),
  at: z.coerce.number().int().min(0),
  anyway: z.literal('yes').optional(),
})

/** Undoes what was taken back or restored here, as long as it stands there as it was made. */
export const undo = deskAction<z.infer<typeof undoing>, TakenBack, TakeBackRefusal>({
  input: undoing,
  verb: (tx, actor, { reportId, revision, anyway }, now) =>
    undoTakeBack(tx, actor, { reportId, revision, writers: writersIn(reportId, anyway === 'yes') }, now),
  done: (value, { reportId, query, at }) => backTo(reportId, query, { took: String(value.number), undone: 'yes' }, at),
})

const writersIn = (reportId: string, anyway: boolean) => (anyway ? [] : (live()?.writersIn(reportId) ?? []))

/** The same comparison with the draft as it is now, at one of its changes. */
function backTo(reportId: string, query: string, news: Record<string, string>, at: number): never {
  const { took: _, undone: __, ...asked } = Object.fromEntries(new URLSearchParams(query))
  const address = new URLSearchParams({ ...asked, to: 'draft', ...news })
  redirect(`/desk/reports/${encodeURIComponent(reportId)}/compare?${address}${at > 0 ? `#change-${at}` : ''}`, RedirectType.replace)
}
