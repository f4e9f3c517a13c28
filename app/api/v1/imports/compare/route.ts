import { presentDraft } from '#domain/exchange/known-sponsor.ts'
import { MOST_BYTES } from '#domain/exchange/manuscript.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { Comparison } from '#lib/api-comparison.ts'
import { Chosen } from '#lib/api-imports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { givenId } from '#lib/api-shapes.ts'
import { compareManuscript } from '#lib/manuscripts.ts'
import { reads } from '#lib/process.ts'

const compare = acting({
  summary: 'Compare a report’s draft with what a manuscript would make of it',
  details: 'Nothing is kept. What to read before importing over a draft; `report` names it.',
  body: Chosen.extend({ report: givenId }),
  largest: MOST_BYTES + 900_000,
  gives: Comparison.omit({ from: true, to: true, labels: true }),
  refuses: [
    'not-found',
    'empty-manuscript',
    'manuscript-too-large',
    'binary-manuscript',
    'not-utf8',
    'part-not-found',
    'finding-unknown',
    'manuscript-not-read',
    'invalid-document',
    'document-too-large',
  ],
  prove: async ({ manuscript, report, part, take, leave }) => {
    const present = presentDraft(reads(), report)
    return present ? await compareManuscript(manuscript, { part, take, leave }, present) : refuse({ kind: 'not-found' })
  },
  answer: (_tx, { body: { comparison } }) => ok(json(comparison)),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/imports/compare', { POST: compare })
