import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { createSponsor } from '#domain/sponsors/create.ts'
import { DealDate } from '#domain/sponsors/deal-facts.ts'
import { SponsorDescription } from '#domain/sponsors/describe.ts'
import { listSponsors } from '#domain/sponsors/directory.ts'
import { SponsorFacts } from '#domain/sponsors/sponsor.ts'
import { acting, reading } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { line } from '#lib/api-shapes.ts'
import { findSponsor, Sponsor, SponsorWhole, sponsorShape } from '#lib/api-sponsors.ts'

const list = reading({
  summary: 'List sponsors by the rank of their tier, then by name',
  query: z.strictObject({
    words: z.string().max(200).optional().meta({ description: 'Only those of whom a name, an address, a tier or a category holds every word.' }),
  }),
  gives: z.strictObject({ sponsors: z.array(Sponsor) }),
  answer: (db, { query }) => ok(json({ sponsors: listSponsors(db, { words: query.words ?? '' }).map(sponsorShape) })),
})

const date = DealDate.optional()

const add = acting({
  summary: 'Add a sponsor that has no report yet',
  details: 'Readers find it on the index at once.',
  once: true,
  body: SponsorFacts.extend({ slug: line(80).optional(), announced: date, from: date, until: date, description: SponsorDescription.optional() }),
  gives: SponsorWhole,
  statuses: [201],
  refuses: ['until-before-from', 'unknown-tier', 'name-taken', 'invalid-slug', 'slug-taken', 'sponsor-not-found'],
  answer: (tx, { actor, body, now }) => {
    const { slug, announced, from, until, description, ...facts } = body
    const made = createSponsor(tx, actor, { facts, slug, dates: { announced, from, until }, ...(description && { description }) }, now)
    if (!made.ok) return made
    const sponsor = findSponsor(tx, made.value.id)
    return sponsor.ok ? ok(json(sponsor.value, { status: 201 })) : sponsor
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sponsors', { GET: list, POST: add })
