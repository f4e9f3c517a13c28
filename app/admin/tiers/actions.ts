'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { MovedTier } from '#components/admin/tier-words.ts'
import { addTier, changeTier, moveTier, removeTier, TierFacts, type TierRefusal } from '#domain/sponsors/tier-acts.ts'
import { deskAction } from '#lib/action.ts'

const label = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .refine((text) => text === '' || TierFacts.shape.singular.safeParse(text).success, 'Use at most 80 characters, on one line.')

const facts = {
  singular: label('Enter what one sponsor of the tier is called.'),
  plural: label('Enter what readers see above its sponsors.'),
  programme: z.string().min(1, 'Choose the programme that the tier belongs to.'),
}

const adding = z.object(facts)
export const add = deskAction<z.infer<typeof adding>, { key: string }, TierRefusal>({
  input: adding,
  verb: addTier,
  done: () => redirect('/admin/tiers?done=added'),
})

const changing = z.object({ key: z.string(), ...facts, seenSingular: z.string(), seenPlural: z.string(), seenProgramme: z.string() })
export const change = deskAction<z.infer<typeof changing>, unknown, TierRefusal>({
  input: changing,
  verb: (tx, actor, { seenSingular, seenPlural, seenProgramme, ...given }, now) =>
    changeTier(tx, actor, { ...given, expecting: { singular: seenSingular, plural: seenPlural, programme: seenProgramme } }, now),
  done: () => redirect('/admin/tiers?done=changed'),
})

const moving = z.object({ key: z.string(), to: z.enum(['up', 'down']) })
export const move = deskAction<z.infer<typeof moving>, { place: number; of: number }, TierRefusal, MovedTier>({
  input: moving,
  verb: moveTier,
  done: (where, given) => {
    revalidatePath('/admin/tiers')
    return { ...given, ...where }
  },
})

const one = z.object({ key: z.string() })
export const remove = deskAction<z.infer<typeof one>, unknown, TierRefusal>({
  input: one,
  verb: removeTier,
  done: () => redirect('/admin/tiers?done=removed'),
})
