import { z } from 'zod'
import { publish } from '#domain/editions/publish.ts'
import { ok } from '#domain/result.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { acting, route } from '#lib/api.ts'
import { parseWith } from '#lib/api-body.ts'
import { json } from '#lib/api-response.ts'
import { lines, revisionNumber } from '#lib/api-shapes.ts'

const Edition = z.strictObject({ revision: revisionNumber.optional(), change: z.enum(['major', 'minor']), note: lines(2_000) })

const publishEdition = acting({
  action: 'edition.publish',
  once: true,
  body: (value) => parseWith(Edition, value),
  answer: (tx, { actor, params, body, now }) => {
    const reportId = params.id
    const { change, note } = body
    const cut = body.revision === undefined ? cutRevision(tx, actor, { reportId, kind: 'published' }, now) : ok({ number: body.revision })
    if (!cut.ok) return cut
    const revision = cut.value.number
    const published = publish(tx, actor, { reportId, revision, change, note }, now)
    if (!published.ok) return published
    const { editionId, major, minor, slug } = published.value
    return ok(json({ id: editionId, edition: `${major}.${minor}`, revision, url: `/sponsors/${slug}` }, { status: 201 }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ POST: publishEdition })
