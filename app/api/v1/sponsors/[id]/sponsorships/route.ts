import { z } from 'zod'
import { ok, refuse } from '#domain/result.ts'
import { DealFacts } from '#domain/sponsors/deal-facts.ts'
import { giveSponsorship } from '#domain/sponsors/deals.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findSponsor, Sponsorship } from '#lib/api-sponsors.ts'

const give = acting({
  summary: 'Give a sponsor another sponsorship',
  details: 'Public at once. With `primary` readers find the sponsor under it.',
  once: true,
  body: DealFacts.extend({ primary: z.boolean().optional() }),
  gives: Sponsorship,
  statuses: [201],
  refuses: ['sponsor-not-found', 'unknown-tier', 'until-before-from', 'sponsorship-not-found'],
  answer: (tx, { actor, params, body, now }) => {
    const given = giveSponsorship(tx, actor, { sponsorId: params.id, ...body }, now)
    if (!given.ok) return given
    const sponsor = findSponsor(tx, params.id)
    if (!sponsor.ok) return sponsor
    const made = sponsor.value.sponsorships.find(({ id }) => id === given.value.id)
    return made ? ok(json(made, { status: 201 })) : refuse({ kind: 'sponsorship-not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsors/[id]/sponsorships', { POST: give })
