import { z } from 'zod'
import { withdraw } from '#domain/editions/withdraw.ts'
import { ok } from '#domain/result.ts'
import { acting, route } from '#lib/api.ts'
import { parseWith } from '#lib/api-body.ts'
import { json } from '#lib/api-response.ts'
import { lines } from '#lib/api-shapes.ts'

const Reason = z.strictObject({ reason: lines(2_000) })

const withdrawEdition = acting({
  action: 'edition.withdraw',
  body: (value) => parseWith(Reason, value),
  answer: (tx, { actor, params, body, now }) => {
    const withdrawn = withdraw(tx, actor, { reportId: params.id, reason: body.reason }, now)
    if (!withdrawn.ok) return withdrawn
    const { major, minor, slug } = withdrawn.value
    return ok(json({ withdrawn: `${major}.${minor}`, page: `/sponsors/${slug}` }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ DELETE: withdrawEdition })
