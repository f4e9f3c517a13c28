import { archiveReport, unarchiveReport } from '#domain/reports/archive.ts'
import { findReport } from '#domain/reports/desk.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { Report, reportShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

const archive = acting({
  summary: 'Put a report away',
  details: 'It leaves the list and nobody writes in it. Nothing of it is lost.',
  gives: Report,
  refuses: ['not-found', 'report-live'],
  answer: (tx, { actor, params, now }) => {
    const put = archiveReport(tx, actor, { reportId: params.id }, now)
    if (!put.ok) return put
    const report = findReport(tx, params.id)
    return report ? ok(json(reportShape(report))) : refuse({ kind: 'not-found' })
  },
})

const unarchive = acting({
  summary: 'Bring an archived report back',
  gives: Report,
  refuses: ['not-found', 'sponsor-has-report'],
  answer: (tx, { actor, params, now }) => {
    const back = unarchiveReport(tx, actor, { reportId: params.id }, now)
    if (!back.ok) return back
    const report = findReport(tx, params.id)
    return report ? ok(json(reportShape(report))) : refuse({ kind: 'not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/archive', { PUT: archive, DELETE: unarchive })
