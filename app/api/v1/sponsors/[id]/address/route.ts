import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { changeSlug } from '#domain/sponsors/sponsor.ts'
import { acting } from '#lib/api.ts'
import { etagOf } from '#lib/api-match.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { line } from '#lib/api-shapes.ts'
import { findSponsor, SponsorWhole, sponsorMatches } from '#lib/api-sponsors.ts'

const move = acting({
  summary: 'Give a sponsor another address',
  details: 'The old one leads to it for ever.',
  body: z.strictObject({ slug: line(80) }),
  gives: SponsorWhole,
  tagged: true,
  matched: true,
  refuses: ['sponsor-not-found', 'changed-meanwhile', 'invalid-slug', 'slug-taken'],
  answer: (tx, { actor, params, headers, body, now }) => {
    const seen = sponsorMatches(tx, headers, params.id)
    if (!seen.ok) return seen
    const changed = changeSlug(tx, actor, { sponsorId: params.id, slug: body.slug }, now)
    if (!changed.ok) return changed
    const sponsor = findSponsor(tx, params.id)
    return sponsor.ok ? ok(json(sponsor.value, { etag: etagOf(sponsor.value) })) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsors/[id]/address', { PUT: move })
