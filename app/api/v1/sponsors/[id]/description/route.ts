import { ok } from '#domain/result.ts'
import { describeSponsor, SponsorDescription } from '#domain/sponsors/describe.ts'
import { acting } from '#lib/api.ts'
import { etagOf } from '#lib/api-match.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, SponsorWhole, sponsorMatches } from '#lib/api-sponsors.ts'

const describe = acting({
  summary: 'Say who stands behind a sponsor',
  details: 'Its companies, its seat, and where its shares are listed. Public at once.',
  body: SponsorDescription,
  gives: SponsorWhole,
  tagged: true,
  matched: true,
  refuses: ['sponsor-not-found', 'changed-meanwhile'],
  answer: (tx, { actor, params, headers, body, now }) => {
    const seen = sponsorMatches(tx, headers, params.id)
    if (!seen.ok) return seen
    const changed = describeSponsor(tx, actor, { sponsorId: params.id, ...body }, now)
    if (!changed.ok) return changed
    const sponsor = findSponsor(tx, params.id)
    return sponsor.ok ? ok(json(sponsor.value, { etag: etagOf(sponsor.value) })) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsors/[id]/description', { PUT: describe })
