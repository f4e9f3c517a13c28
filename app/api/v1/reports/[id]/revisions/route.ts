import { z } from 'zod'
import { generationOf } from '#domain/drafts/read.ts'
import { ok, refuse } from '#domain/result.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { fits } from '#domain/revisions/find.ts'
import { LONGEST } from '#domain/revisions/longest.ts'
import { listRevisions, readRevision } from '#domain/revisions/read.ts'
import { acting, reading } from '#lib/api.ts'
import { Revision, reportUrl, revisionShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { addressWith, givenId, givenTime, limit, line, next as nextPage, numberInQuery } from '#lib/api-shapes.ts'

const list = reading({
  summary: 'List the revisions of a report, newest first',
  details: 'Page by page: follow `next` until it is null. What the query names narrows the list.',
  query: z.strictObject({
    person: givenId.optional().meta({ description: 'Who asked for the cut, or wrote since the one before.' }),
    kind: Revision.shape.kind.optional(),
    from: givenTime.optional(),
    until: givenTime.optional(),
    named: z.literal('true').optional(),
    published: z.literal('true').optional(),
    marked: z.literal('true').optional().meta({ description: 'Those alone that have a name or were published.' }),
    limit,
    before: numberInQuery.optional(),
  }),
  gives: z.strictObject({ revisions: z.array(Revision), next: nextPage }),
  refuses: ['not-found'],
  answer: (db, { params, query }) => {
    if (generationOf(db, params.id) === null) return refuse({ kind: 'not-found' })
    const { person, kind, from, until, named, published, marked, limit: most, before } = query
    const where = fits(db, {
      personId: person,
      kinds: kind && [kind],
      from,
      until,
      named: named === 'true',
      published: published === 'true',
      marked: marked === 'true',
    })
    const rows = listRevisions(db, params.id, { before, where, limit: most + 1 })
    const page = rows.slice(0, most)
    const asked = { person, kind, from, until, named, published, marked, limit: most, before: page.at(-1)?.number }
    const next = rows.length > page.length ? addressWith(`${reportUrl(params.id)}/revisions`, asked) : null
    return ok(json({ revisions: page.map((row) => revisionShape(params.id, row)), next }))
  },
})

const cut = acting({
  summary: 'Cut a revision from the draft',
  details: '201; or 200 and the latest one when the draft has not changed since, which then takes the name.',
  once: true,
  body: z.strictObject({ name: line(LONGEST.name).optional() }),
  gives: Revision,
  statuses: [201, 200],
  refuses: ['not-found', 'draft-unreadable', 'draft-unknown-schema', 'revision-not-found', 'damaged', 'unknown-schema'],
  answer: (tx, { actor, params, body, now }) => {
    const made = cutRevision(tx, actor, { reportId: params.id, kind: 'api', name: body.name || undefined }, now)
    if (!made.ok) return made
    const revision = readRevision(tx, params.id, made.value.number)
    return revision.ok ? ok(json(revisionShape(params.id, revision.value.row), { status: made.value.cut ? 201 : 200 })) : revision
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/revisions', { GET: list, POST: cut })
