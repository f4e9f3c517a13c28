import { z } from 'zod'
import { withdraw } from '#domain/editions/withdraw.ts'
import { ok } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { lines } from '#lib/api-shapes.ts'

const withdrawEdition = acting({
  summary: 'Withdraw the live edition',
  details:
    'Readers find that there was one, when it went and why, and nothing of it. No older edition comes in its place; older ones stay at their own addresses.',
  body: z.strictObject({ reason: lines(2_000) }),
  gives: z.strictObject({ withdrawn: z.string(), page: z.string() }),
  refuses: ['not-found', 'not-live', 'published-meanwhile', 'reason-missing'],
  answer: (tx, { actor, params, body, now }) => {
    const withdrawn = withdraw(tx, actor, { reportId: params.id, which: 'live', reason: body.reason }, now)
    if (!withdrawn.ok) return withdrawn
    const {
      withdrawn: [edition],
      slug,
    } = withdrawn.value
    return ok(json({ withdrawn: edition ? `${edition.major}.${edition.minor}` : '', page: `/sponsors/${slug}` }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/editions/live', { DELETE: withdrawEdition })
