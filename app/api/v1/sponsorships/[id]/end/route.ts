import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { DealDate } from '#domain/sponsors/deal-facts.ts'
import { endSponsorship } from '#domain/sponsors/deals.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, SponsorWhole } from '#lib/api-sponsors.ts'

const end = acting({
  summary: 'End a sponsorship that is over',
  details: 'A sponsor all of whose sponsorships have ended is a former one.',
  once: true,
  body: z.strictObject({ until: DealDate }),
  gives: SponsorWhole,
  refuses: ['sponsorship-not-found', 'sponsor-not-found', 'sponsorship-ended', 'until-before-from', 'not-over-yet'],
  answer: (tx, { actor, params, body, now }) => {
    const changed = endSponsorship(tx, actor, { sponsorshipId: params.id, until: body.until }, now)
    if (!changed.ok) return changed
    const sponsor = findSponsor(tx, changed.value.sponsorId)
    return sponsor.ok ? ok(json(sponsor.value)) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsorships/[id]/end', { POST: end })
