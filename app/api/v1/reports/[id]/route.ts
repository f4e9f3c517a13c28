import { findReport } from '#domain/reports/desk.ts'
import { ok, refuse } from '#domain/result.ts'
import { reading } from '#lib/api.ts'
import { Report, reportShape } from '#lib/api-reports.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

const read = reading({
  summary: 'Read a report',
  gives: Report,
  refuses: ['not-found'],
  answer: (db, { params }) => {
    const report = findReport(db, params.id)
    return report ? ok(json(reportShape(report))) : refuse({ kind: 'not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]', { GET: read })
