import { ok } from '#domain/result.ts'
import { makePrimary } from '#domain/sponsors/deals.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, SponsorWhole } from '#lib/api-sponsors.ts'

const choose = acting({
  summary: 'Make a sponsorship the one under which readers find the sponsor',
  details: 'One that has ended is none while another runs.',
  once: true,
  gives: SponsorWhole,
  refuses: ['sponsorship-not-found', 'sponsor-not-found', 'sponsorship-ended'],
  answer: (tx, { actor, params, now }) => {
    const changed = makePrimary(tx, actor, { sponsorshipId: params.id }, now)
    if (!changed.ok) return changed
    const sponsor = findSponsor(tx, changed.value.sponsorId)
    return sponsor.ok ? ok(json(sponsor.value)) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsorships/[id]/primary', { POST: choose })
