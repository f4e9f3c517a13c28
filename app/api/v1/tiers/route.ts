import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { addTier, TierFacts } from '#domain/sponsors/tier-acts.ts'
import { acting, reading } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { findTierShape, Programme, programmeShapes, Tier, tierShapes } from '#lib/api-sponsors.ts'

const list = reading({
  summary: 'List tiers in the order of the index, and the programmes that they belong to',
  gives: z.strictObject({ tiers: z.array(Tier), programmes: z.array(Programme) }),
  answer: (db) => ok(json({ tiers: tierShapes(db), programmes: programmeShapes(db) })),
})

const add = acting({
  summary: 'Add a tier behind all others',
  details: 'Readers see it once a sponsor is in it.',
  once: true,
  body: TierFacts,
  gives: Tier,
  statuses: [201],
  refuses: ['unknown-programme', 'tier-taken', 'tier-not-found', 'changed-meanwhile'],
  answer: (tx, { actor, body, now }) => {
    const added = addTier(tx, actor, body, now)
    if (!added.ok) return added
    const tier = findTierShape(tx, added.value.key)
    return tier.ok ? ok(json(tier.value, { status: 201 })) : tier
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/tiers', { GET: list, POST: add })
