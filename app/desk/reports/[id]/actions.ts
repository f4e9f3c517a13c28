'use server'

import { z } from 'zod'
import type { Answer } from '#components/editor/desk-report.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { changeFacts } from '#domain/sponsors/sponsor.ts'
import { deskAction } from '#lib/action.ts'
import { untouched } from '#lib/form.ts'
import { sponsorFields } from '#lib/sponsor-fields.ts'
import { typedText } from '#lib/typed-text.ts'

const facts = z.object({ sponsorId: z.string(), ...sponsorFields })
const revision = z.object({ reportId: z.string(), name: typedText(120) })

const change = deskAction({
  input: facts,
  verb: (tx, actor, { sponsorId, ...given }, now) => changeFacts(tx, actor, { sponsorId, facts: given }, now),
  done: () => {},
})

const keep = deskAction({
  input: revision,
  verb: (tx, actor, { reportId, name }, now) => cutRevision(tx, actor, { reportId, kind: 'kept', ...(name && { name }) }, now),
  done: () => {},
})

/** Changes what belongs to the sponsor: public at once. */
export async function changeSponsorFacts(form: FormData): Promise<Answer> {
  return change(untouched(), form)
}

/** Keeps the draft as it is on disk now. */
export async function keepRevision(form: FormData): Promise<Answer> {
  return keep(untouched(), form)
}
