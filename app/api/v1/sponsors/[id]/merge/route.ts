import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { mergeSponsors } from '#domain/sponsors/merge.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { givenId } from '#lib/api-shapes.ts'
import { findSponsor, SponsorWhole, sponsorMatches } from '#lib/api-sponsors.ts'

const merge = acting({
  summary: 'Merge this double into another sponsor',
  details:
    'Its sponsorships, companies, reports and addresses go over. Where both have a report, `keepReport` names the one that stays; the other is archived. A merge is not undone.',
  once: true,
  body: z.strictObject({ into: givenId, keepReport: givenId.optional() }),
  gives: SponsorWhole,
  matched: true,
  refuses: ['sponsor-not-found', 'changed-meanwhile', 'same-sponsor', 'two-reports', 'other-report-live'],
  answer: (tx, { actor, params, headers, body, now }) => {
    const seen = sponsorMatches(tx, headers, params.id)
    if (!seen.ok) return seen
    const merged = mergeSponsors(tx, actor, { fromId: params.id, intoId: body.into, keepReport: body.keepReport }, now)
    if (!merged.ok) return merged
    const sponsor = findSponsor(tx, body.into)
    return sponsor.ok ? ok(json(sponsor.value)) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsors/[id]/merge', { POST: merge })
