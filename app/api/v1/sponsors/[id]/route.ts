import { ok } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { etagOf } from '#lib/api-match.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, SponsorWhole } from '#lib/api-sponsors.ts'

const read = reading({
  summary: 'Read a sponsor with all that is known of it',
  details: 'Its ETag is asked for by whatever changes the sponsor or its sponsorships.',
  gives: SponsorWhole,
  tagged: true,
  refuses: ['sponsor-not-found'],
  answer: (db, { params }) => {
    const sponsor = findSponsor(db, params.id)
    return sponsor.ok ? ok(json(sponsor.value, { etag: etagOf(sponsor.value) })) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsors/[id]', { GET: read })
