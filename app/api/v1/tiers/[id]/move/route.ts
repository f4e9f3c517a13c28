import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { moveTier } from '#domain/sponsors/tier-acts.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { Tier, tierShapes } from '#lib/api-sponsors.ts'

const move = acting({
  summary: 'Move a tier one place up or down on the index',
  once: true,
  body: z.strictObject({ to: z.enum(['up', 'down']) }),
  gives: z.strictObject({ tiers: z.array(Tier) }),
  refuses: ['tier-not-found'],
  answer: (tx, { actor, params, body, now }) => {
    const moved = moveTier(tx, actor, { key: params.id, to: body.to }, now)
    return moved.ok ? ok(json({ tiers: tierShapes(tx) })) : moved
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/tiers/[id]/move', { POST: move })
