import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { findRevisions } from '#domain/revisions/find.ts'
import { reading } from '#lib/api.ts'
import { Revision, reportUrl, revisionShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { addressWith, givenId, givenTime, limit, next as nextPage } from '#lib/api-shapes.ts'

const Found = Revision.extend({ report: z.strictObject({ id: z.string(), url: z.string(), sponsor: z.string(), archived: z.boolean() }) }).meta({
  id: 'FoundRevision',
})

const find = reading({
  summary: 'Find revisions across all reports, newest first',
  details: 'Page by page: follow `next` until it is null.',
  query: z.strictObject({
    words: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Words that a revision brought or took, or that stand in its name or note: phrases in quotes, the last word as a beginning.' }),
    side: z.enum(['brought', 'took', 'said']).optional().meta({ description: 'Where the words are looked for; said: in names and notes.' }),
    person: givenId.optional().meta({ description: 'Who asked for the cut, or wrote since the one before.' }),
    report: givenId.optional(),
    from: givenTime.optional(),
    until: givenTime.optional(),
    kind: Revision.shape.kind.optional(),
    named: z.literal('true').optional(),
    published: z.literal('true').optional(),
    limit,
    before: z.string().max(40).optional(),
  }),
  gives: z.strictObject({ revisions: z.array(Found), next: nextPage }),
  answer: (db, { query }) => {
    const { words, side, person, report, from, until, kind, named, published, limit: most, before } = query
    const filter = {
      words,
      side,
      personId: person,
      reportId: report,
      from,
      until,
      kinds: kind && [kind],
      named: named === 'true',
      published: published === 'true',
    }
    const found = findRevisions(db, filter, { before, limit: most })
    const asked = { words, side, person, report, from, until, kind, named, published, limit: most, before: found.older }
    return ok(
      json({
        revisions: found.revisions.map(({ report: of, ...row }) => ({
          ...revisionShape(of.id, row),
          report: { id: of.id, url: reportUrl(of.id), sponsor: of.name, archived: of.archived },
        })),
        next: found.older === null ? null : addressWith('/api/v1/revisions', asked),
      }),
    )
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/revisions', { GET: find })
