import { ok } from '#domain/result.ts'
import { changeFacts, SponsorFacts } from '#domain/sponsors/sponsor.ts'
import { acting } from '#lib/api.ts'
import { etagOf } from '#lib/api-match.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, SponsorWhole, sponsorMatches } from '#lib/api-sponsors.ts'

const change = acting({
  summary: 'Change a sponsor’s name, or the tier or category of its primary sponsorship',
  details: 'Public at once, on the index and the live page; an edition keeps the labels that it was published under.',
  body: SponsorFacts,
  gives: SponsorWhole,
  tagged: true,
  matched: true,
  refuses: ['sponsor-not-found', 'changed-meanwhile', 'unknown-tier', 'name-taken'],
  answer: (tx, { actor, params, headers, body, now }) => {
    const seen = sponsorMatches(tx, headers, params.id)
    if (!seen.ok) return seen
    const changed = changeFacts(tx, actor, { sponsorId: params.id, facts: body }, now)
    if (!changed.ok) return changed
    const sponsor = findSponsor(tx, params.id)
    return sponsor.ok ? ok(json(sponsor.value, { etag: etagOf(sponsor.value) })) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsors/[id]/facts', { PUT: change })
