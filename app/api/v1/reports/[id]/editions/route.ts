import { z } from 'zod'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { findReport } from '#domain/reports/desk.ts'
import { ok, refuse } from '#domain/result.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { readTimeline } from '#domain/revisions/timeline.ts'
import { acting, reading } from '#lib/api.ts'
import { Edition, editionShape, Withdrawal, withdrawalShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { lines, revisionNumber } from '#lib/api-shapes.ts'

/** No report was ever published so often. */
const MOST = 10_000

const list = reading({
  summary: 'List the editions of a report, and what was withdrawn',
  gives: z.strictObject({ editions: z.array(Edition), withdrawals: z.array(Withdrawal) }),
  refuses: ['not-found'],
  answer: (db, { params }) => {
    if (!findReport(db, params.id)) return refuse({ kind: 'not-found' })
    const { editions, withdrawals } = readTimeline(db, params.id, { filter: { published: true }, limit: MOST })
    return ok(json({ editions: editions.map(editionShape), withdrawals: withdrawals.map(withdrawalShape) }))
  },
})

const publishEdition = acting({
  summary: 'Publish a revision as an edition',
  details: 'Without `revision` the draft is cut as it is and that is published, or neither. `note` says to readers what changed.',
  once: true,
  body: z.strictObject({ revision: revisionNumber.optional(), change: z.enum(['major', 'minor']), note: lines(2_000) }),
  gives: z.strictObject({ id: z.string(), edition: z.string(), revision: z.int(), url: z.string() }),
  statuses: [201],
  refuses: [
    'not-found',
    'archived',
    'draft-unreadable',
    'draft-unknown-schema',
    'revision-not-found',
    'damaged',
    'unknown-schema',
    'already-live',
    'published-meanwhile',
    'note-missing',
    'not-ready',
  ],
  answer: (tx, { actor, params, body, now }) => {
    const reportId = params.id
    const { change, note } = body
    const cut = body.revision === undefined ? cutRevision(tx, actor, { reportId, kind: 'published' }, now) : ok({ number: body.revision, cut: false as const })
    if (!cut.ok) return cut
    const revision = cut.value.number
    // One that was there before is read: it may be damaged.
    const published = publish(tx, actor, { reportId, revision: cut.value.cut ? cut.value : revision, change, note }, now)
    if (!published.ok) return published
    const { editionId, major, minor, slug } = published.value
    return ok(json({ id: editionId, edition: `${major}.${minor}`, revision, url: `/sponsors/${slug}` }, { status: 201 }))
  },
})

const withdrawAll = acting({
  summary: 'Withdraw every edition of a report',
  details: 'Those that were not withdrawn before, whether one of them is live or not. Readers find that they were there, when they went and why.',
  body: z.strictObject({ reason: lines(2_000) }),
  gives: z.strictObject({ withdrawn: z.array(z.string()), page: z.string() }),
  refuses: ['not-found', 'not-live', 'published-meanwhile', 'reason-missing'],
  answer: (tx, { actor, params, body, now }) => {
    const withdrawn = withdraw(tx, actor, { reportId: params.id, which: 'all', reason: body.reason }, now)
    if (!withdrawn.ok) return withdrawn
    const { withdrawn: editions, slug } = withdrawn.value
    return ok(json({ withdrawn: editions.map(({ major, minor }) => `${major}.${minor}`), page: `/sponsors/${slug}` }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/editions', { GET: list, POST: publishEdition, DELETE: withdrawAll })
