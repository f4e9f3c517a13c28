import { ok } from '#domain/result.ts'
import { changeTier, removeTier, TierFacts } from '#domain/sponsors/tier-acts.ts'
import { acting, reading } from '#lib/api.ts'
import { etagOf, matching } from '#lib/api-match.ts'
import { json, noContent } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findTierShape, Tier } from '#lib/api-sponsors.ts'

const read = reading({
  summary: 'Read a tier by its key',
  gives: Tier,
  tagged: true,
  refuses: ['tier-not-found'],
  answer: (db, { params }) => {
    const tier = findTierShape(db, params.id)
    return tier.ok ? ok(json(tier.value, { etag: etagOf(tier.value) })) : tier
  },
})

const change = acting({
  summary: 'Change a tier’s labels or programme',
  details: 'Public at once. Its key stays, and so does what editions say of it.',
  body: TierFacts,
  gives: Tier,
  tagged: true,
  matched: true,
  refuses: ['tier-not-found', 'changed-meanwhile', 'unknown-programme', 'tier-taken'],
  answer: (tx, { actor, params, headers, body, now }) => {
    const present = findTierShape(tx, params.id)
    if (!present.ok) return present
    const seen = matching(headers, present.value)
    if (!seen.ok) return seen
    const changed = changeTier(tx, actor, { key: params.id, ...body }, now)
    if (!changed.ok) return changed
    const tier = findTierShape(tx, params.id)
    return tier.ok ? ok(json(tier.value, { etag: etagOf(tier.value) })) : tier
  },
})

const remove = acting({
  summary: 'Remove a tier in which no sponsorship is',
  details: 'Ended ones count. Editions keep its label.',
  gives: null,
  statuses: [204],
  refuses: ['tier-not-found', 'tier-in-use', 'last-tier'],
  answer: (tx, { actor, params, now }) => {
    const removed = removeTier(tx, actor, { key: params.id }, now)
    return removed.ok ? ok(noContent) : removed
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/tiers/[id]', { GET: read, PUT: change, DELETE: remove })
