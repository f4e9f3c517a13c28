'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { restoreSection } from '#domain/revisions/take-back.ts'
import { deskAction } from '#lib/action.ts'
import { live } from '#lib/process.ts'
import type { RestoreRefusal } from './restore-form.tsx'

/** `anyway`: also where others are typing. */
const input = z.object({ reportId: z.string(), number: z.coerce.number().int().min(1), anyway: z.literal('yes').optional() })
/** `section`: the id of its heading; `at`: the number of its first change where it is compared with the draft. */
const ofSection = input.extend({ section: z.string(), at: z.coerce.number().int().min(0) })

type Done = { before: number; number: number }

/** Makes the draft what a revision was; undoing that is the same act, with the revision that was cut before it. */
export const restore = deskAction<z.infer<typeof input>, Done, RestoreRefusal>({
  input,
  verb: (tx, actor, { reportId, number, anyway }, now) => restoreRevision(tx, actor, { reportId, number, writers: writersIn(reportId, anyway) }, now),
  done: ({ before, number: as }, { reportId, number }) => redirect(`/desk/reports/${reportId}/history?restored=${number}&undo=${before}&as=${as}`),
})

/** Makes one section of the draft what it was, and leads to where it is compared. */
export const restoreOne = deskAction<z.infer<typeof ofSection>, Done, RestoreRefusal>({
  input: ofSection,
  verb: (tx, actor, { reportId, number, section, anyway }, now) =>
    restoreSection(tx, actor, { reportId, from: number, heading: section, writers: writersIn(reportId, anyway) }, now),
  done: (made, { reportId, number, at }) =>
    redirect(`/desk/reports/${reportId}/compare?from=${number}&to=draft&took=${made.number}${at > 0 ? `#change-${at}` : ''}`),
})

const writersIn = (reportId: string, anyway: 'yes' | undefined) => (anyway ? [] : (live()?.writersIn(reportId) ?? []))
