import { ok } from '#domain/result.ts'
import { DealFacts } from '#domain/sponsors/deal-facts.ts'
import { changeSponsorship, removeSponsorship } from '#domain/sponsors/deals.ts'
import { acting } from '#lib/api.ts'
import { etagOf } from '#lib/api-match.ts'
import { json, noContent } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, SponsorWhole, sponsorMatches, sponsorOfDeal } from '#lib/api-sponsors.ts'

const change = acting({
  summary: 'Change what a sponsorship says',
  details: 'Tier, category and dates. If-Match is the ETag of its sponsor.',
  body: DealFacts,
  gives: SponsorWhole,
  tagged: true,
  matched: true,
  refuses: ['sponsorship-not-found', 'sponsor-not-found', 'changed-meanwhile', 'unknown-tier', 'until-before-from', 'not-over-yet'],
  answer: (tx, { actor, params, headers, body, now }) => {
    const sponsorId = sponsorOfDeal(tx, params.id)
    if (!sponsorId.ok) return sponsorId
    const seen = sponsorMatches(tx, headers, sponsorId.value)
    if (!seen.ok) return seen
    const changed = changeSponsorship(tx, actor, { sponsorshipId: params.id, ...body }, now)
    if (!changed.ok) return changed
    const sponsor = findSponsor(tx, sponsorId.value)
    return sponsor.ok ? ok(json(sponsor.value, { etag: etagOf(sponsor.value) })) : sponsor
  },
})

const remove = acting({
  summary: 'Take away a sponsorship that was given by mistake',
  details: 'One that was is ended instead.',
  gives: null,
  statuses: [204],
  refuses: ['sponsorship-not-found', 'last-sponsorship'],
  answer: (tx, { actor, params, now }) => {
    const removed = removeSponsorship(tx, actor, { sponsorshipId: params.id }, now)
    return removed.ok ? ok(noContent) : removed
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsorships/[id]', { PUT: change, DELETE: remove })
