import { ok } from '#domain/result.ts'
import { resumeSponsorship } from '#domain/sponsors/deals.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, SponsorWhole } from '#lib/api-sponsors.ts'

const resume = acting({
  summary: 'Take back that a sponsorship has ended',
  details: 'Its dates stay.',
  once: true,
  gives: SponsorWhole,
  refuses: ['sponsorship-not-found', 'sponsor-not-found'],
  answer: (tx, { actor, params, now }) => {
    const changed = resumeSponsorship(tx, actor, { sponsorshipId: params.id }, now)
    if (!changed.ok) return changed
    const sponsor = findSponsor(tx, changed.value.sponsorId)
    return sponsor.ok ? ok(json(sponsor.value)) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsorships/[id]/resume', { POST: resume })
