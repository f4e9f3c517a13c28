'use server'

import { z } from 'zod'
import type { Answer } from '#components/editor/desk-report.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { isCleanText } from '#domain/richtext/schema.ts'
import { changeFacts, SponsorFacts } from '#domain/sponsors/sponsor.ts'
import { deskAction } from '#lib/action.ts'
import { untouched } from '#lib/form.ts'

const facts = z.object({ sponsorId: z.string(), ...SponsorFacts.shape })
const revision = z.object({
  reportId: z.string(),
  name: z.string().trim().max(120, { error: 'Use at most 120 characters.' }).refine(isCleanText, { error: 'Leave out characters that cannot be kept.' }),
})

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
