'use server'

import { z } from 'zod'
import type { Answer } from '#components/editor/desk-report.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { changeFacts } from '#domain/sponsors/sponsor.ts'
import { deskAction } from '#lib/action.ts'
import { untouched } from '#lib/form.ts'
import { sponsorFields } from '#lib/sponsor-fields.ts'
import { typedText } from '#lib/typed-text.ts'

/** `seen…` is what the person saw when the form was opened. */
const facts = z.object({ sponsorId: z.string(), ...sponsorFields, seenName: z.string(), seenTier: z.string(), seenCategory: z.string() })
const revision = z.object({ reportId: z.string(), name: typedText(120) })

const change = deskAction({
  input: facts,
  verb: (tx, actor, { sponsorId, name, tier, category, ...seen }, now) =>
    changeFacts(
      tx,
      actor,
      { sponsorId, facts: { name, tier, category }, expecting: { name: seen.seenName, tier: seen.seenTier, category: seen.seenCategory } },
      now,
    ),
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
