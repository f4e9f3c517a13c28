import { z } from 'zod'
import { refuse } from '#domain/result.ts'
import { lookedAt } from '#domain/revisions/looks.ts'
import { deskAnswer, deskRequest } from '#lib/desk-request.ts'
import { orNotWritten } from '#lib/form.ts'
import { transact } from '#lib/process.ts'

const seen = z.object({ revision: z.coerce.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** A page was shown to somebody: what they saw of the report is noted for "since you last looked". */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const asked = await deskRequest(request, 'desk.read', 1_000)
  if (!asked.ok) return deskAnswer(asked)
  const { actor, form } = asked.value
  const read = seen.safeParse(Object.fromEntries(form))
  if (!read.success) return deskAnswer(refuse({ kind: 'body-unreadable' }))
  const { id: reportId } = await params
  return deskAnswer(await orNotWritten(() => transact()((tx) => lookedAt(tx, actor, { reportId, ...read.data }, Date.now()))))
}
