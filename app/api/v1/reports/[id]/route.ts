import { z } from 'zod'
import { findReport } from '#domain/reports/desk.ts'
import { ok, refuse } from '#domain/result.ts'
import { reading, route } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { reportShape } from '#lib/api-shapes.ts'

const read = reading({
  action: 'desk.read',
  query: z.strictObject({}),
  answer: (db, { params }) => {
    const report = findReport(db, params.id)
    return report ? ok(json(reportShape(report))) : refuse({ kind: 'not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ GET: read })
