'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { DealRefusal } from '#domain/sponsors/deal-facts.ts'
import { changeSponsorship, endSponsorship, giveSponsorship, makePrimary, removeSponsorship, resumeSponsorship } from '#domain/sponsors/deals.ts'
import { type DescribeRefusal, describeSponsor } from '#domain/sponsors/describe.ts'
import { renameSponsor } from '#domain/sponsors/rename.ts'
import { changeSlug, type SponsorRefusal } from '#domain/sponsors/sponsor.ts'
import { deskAction } from '#lib/action.ts'
import { dealFields, endField } from '#lib/deal-fields.ts'
import { descriptionFields, linesOf, orNull } from '#lib/description-fields.ts'
import { sponsorFields } from '#lib/sponsor-fields.ts'

const sponsorId = z.string()
const sponsorshipId = z.string()
const back = (id: string, done: string) => redirect(`/admin/sponsors/${id}?done=${done}`)

const naming = z.object({ sponsorId, name: sponsorFields.name, seen: z.string() })
export const rename = deskAction<z.infer<typeof naming>, unknown, SponsorRefusal>({
  input: naming,
  verb: (tx, actor, { seen, ...given }, now) => renameSponsor(tx, actor, { ...given, expecting: seen }, now),
  done: (_, given) => back(given.sponsorId, 'name'),
})

const moving = z.object({ sponsorId, slug: z.string().trim().toLowerCase().min(1, 'Enter the new address.'), seen: z.string() })
export const move = deskAction<z.infer<typeof moving>, unknown, SponsorRefusal>({
  input: moving,
  verb: (tx, actor, { seen, ...given }, now) => changeSlug(tx, actor, { ...given, expecting: seen }, now),
  done: (_, given) => back(given.sponsorId, 'address'),
})

const describing = z.object({ sponsorId, ...descriptionFields, seenEntities: z.string(), seenHeadquarters: z.string(), seenTicker: z.string() })
export const describe = deskAction<z.infer<typeof describing>, unknown, DescribeRefusal>({
  input: describing,
  verb: (tx, actor, { seenEntities, seenHeadquarters, seenTicker, ...given }, now) => {
    const expecting = { entities: linesOf(seenEntities), headquarters: orNull(seenHeadquarters), ticker: orNull(seenTicker) }
    return describeSponsor(tx, actor, { ...given, expecting }, now)
  },
  done: (_, given) => back(given.sponsorId, 'companies'),
})

const giving = z.object({ sponsorId, ...dealFields, primary: z.literal('yes').optional() })
export const give = deskAction<z.infer<typeof giving>, unknown, DealRefusal>({
  input: giving,
  verb: (tx, actor, { primary, ...given }, now) => giveSponsorship(tx, actor, { ...given, primary: primary === 'yes' }, now),
  done: (_, given) => back(given.sponsorId, 'given'),
})

const seenDeal = { seenTier: z.string(), seenCategory: z.string(), seenAnnounced: z.string(), seenFrom: z.string(), seenUntil: z.string() }
const changing = z.object({ sponsorId, sponsorshipId, ...dealFields, ...seenDeal })
export const change = deskAction<z.infer<typeof changing>, unknown, DealRefusal>({
  input: changing,
  verb: (tx, actor, { sponsorId: _, seenTier, seenCategory, seenAnnounced, seenFrom, seenUntil, ...given }, now) => {
    const dates = { announced: orNull(seenAnnounced), from: orNull(seenFrom), until: orNull(seenUntil) }
    return changeSponsorship(tx, actor, { ...given, expecting: { tier: seenTier, category: seenCategory, ...dates } }, now)
  },
  done: (_, given) => back(given.sponsorId, 'changed'),
})

const ending = z.object({ sponsorId, sponsorshipId, until: endField })
export const end = deskAction<z.infer<typeof ending>, unknown, DealRefusal>({
  input: ending,
  verb: endSponsorship,
  done: (_, given) => back(given.sponsorId, 'ended'),
})

const deal = z.object({ sponsorId, sponsorshipId })
export const resume = deskAction<z.infer<typeof deal>, unknown, DealRefusal>({
  input: deal,
  verb: resumeSponsorship,
  done: (_, given) => back(given.sponsorId, 'resumed'),
})

export const choosePrimary = deskAction<z.infer<typeof deal>, unknown, DealRefusal>({
  input: deal,
  verb: makePrimary,
  done: (_, given) => back(given.sponsorId, 'primary'),
})

export const remove = deskAction<z.infer<typeof deal>, unknown, DealRefusal>({
  input: deal,
  verb: removeSponsorship,
  done: (_, given) => back(given.sponsorId, 'removed'),
})
