'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type CreateSponsorRefusal, createSponsor } from '#domain/sponsors/create.ts'
import { deskAction } from '#lib/action.ts'
import { dealFields } from '#lib/deal-fields.ts'
import { sponsorFields } from '#lib/sponsor-fields.ts'

const input = z.object({ name: sponsorFields.name, ...dealFields, slug: z.string().trim().toLowerCase().optional() })

export const addSponsor = deskAction<z.infer<typeof input>, { id: string }, CreateSponsorRefusal>({
  input,
  verb: (tx, actor, { name, tier, category, slug, ...dates }, now) =>
    createSponsor(tx, actor, { facts: { name, tier, category }, slug: slug || undefined, dates }, now),
  done: ({ id }) => redirect(`/admin/sponsors/${id}?done=added`),
})
