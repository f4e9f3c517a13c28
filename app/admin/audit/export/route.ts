import { isoDate } from '#components/reading/dates.ts'
import { type AuditFilter, wholeAudit } from '#domain/audit/list.ts'
import { noteExport } from '#domain/audit/note-export.ts'
import { CSV_BEGIN, csvRow } from '#lib/csv.ts'
import { reads, transact } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { auditAsked } from '../asked.ts'
import { cellsOf, columns, shapeOf } from '../rows.ts'

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** The filtered audit as a file, sent as it is read: a large one fills no memory and holds up nobody. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor('audit.read')
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { chosen, filter } = auditAsked(query)
  const format = query.format === 'json' ? 'json' : 'csv'
  const now = Date.now()
  const narrowed = Object.values(chosen).some((value) => value !== '')
  const noted = await transact()((tx) => noteExport(tx, actor, { format, narrowed }, now))
  if (!noted.ok) return new Response(null, { status: 403 })
  return new Response(streamed(format === 'csv' ? asCsv(filter) : asJson(filter)), {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="host-city-audit-${isoDate(now)}.${format}"`,
    },
  })
}

async function* asCsv(filter: AuditFilter): AsyncGenerator<string> {
  yield CSV_BEGIN + csvRow(columns)
  for await (const entries of wholeAudit(reads(), filter)) yield entries.map((entry) => csvRow(cellsOf(entry))).join('')
}

async function* asJson(filter: AuditFilter): AsyncGenerator<string> {
  let lead = '[\n'
  for await (const entries of wholeAudit(reads(), filter)) {
    yield lead + entries.map((entry) => JSON.stringify(shapeOf(entry))).join(',\n')
    lead = ',\n'
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n'
}

/** What comes next is read when there is room for it. */
function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: () => void pieces.return(undefined),
  })
}
