'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Named } from '#components/history/name-form.tsx'
import { ok, type Result } from '#domain/result.ts'
import { LONGEST } from '#domain/revisions/longest.ts'
import { type NameRefusal, nameRevision, noteRevision } from '#domain/revisions/name.ts'
import { listRevisions } from '#domain/revisions/read.ts'
import { deskAction } from '#lib/action.ts'
import { typedText } from '#lib/typed-text.ts'

/** `seen…` is what stood there when the form was opened: what was left as it was says nothing. `stay`: the page goes on by itself. */
const input = z.object({
  reportId: z.string(),
  number: z.coerce.number().int().min(1),
  called: typedText(LONGEST.name),
  noted: typedText(LONGEST.note),
  seenName: z.string(),
  seenNote: z.string(),
  stay: z.string().optional(),
})

/** Gives a revision a name and a note, other ones, or none. */
export const nameAndNote = deskAction<z.infer<typeof input>, Named, NameRefusal, Named>({
  input,
  verb: (tx, actor, { reportId, number, called, noted, seenName, seenNote }, now): Result<Named, NameRefusal> => {
    const named = called === seenName ? ok(null) : nameRevision(tx, actor, { reportId, number, name: called }, now)
    if (!named.ok) return named
    const told = noted === seenNote ? ok(null) : noteRevision(tx, actor, { reportId, number, note: noted }, now)
    if (!told.ok) return told
    const [row] = listRevisions(tx, reportId, { before: number + 1, limit: 1 })
    const { name = null, namedBy = null, note = null, notedBy = null } = row ?? {}
    return ok({ name, namedBy, note, notedBy })
  },
  done: (named, { reportId, number, stay }) => (stay ? named : redirect(`/desk/reports/${reportId}/revisions/${number}?named=1`)),
})
