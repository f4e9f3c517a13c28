import { z } from 'zod'
import { type Imported, type ImportRefusal, importReport } from '#domain/exchange/import-report.ts'
import { actorOfSession } from '#domain/people/sessions.ts'
import { type Result, refuse } from '#domain/result.ts'
import { deskAnswer, deskRequest } from '#lib/desk-request.ts'
import { type FormRefusal, orNotWritten } from '#lib/form.ts'
import { readyManuscript } from '#lib/manuscripts.ts'
import { transact } from '#lib/process.ts'
import { Chosen, MOST_SENT, sentManuscript } from '../sent.ts'

const Ask = Chosen.extend({
  facts: z.object({ name: z.string(), tier: z.string(), category: z.string() }),
  over: z.object({ reportId: z.string(), etag: z.string().optional() }).nullable(),
})

/** Keeps a report of a manuscript: read first, by the thread that reads, and then written whole or not at all. */
export async function POST(request: Request): Promise<Response> {
  const asked = await deskRequest(request, 'report.import', MOST_SENT)
  if (!asked.ok) return deskAnswer(asked)
  const sent = await sentManuscript(asked.value.form, Ask)
  if (!sent.ok) return deskAnswer(sent)
  const { actor } = asked.value
  const { facts, over, ...chosen } = sent.value.ask
  const ready = await readyManuscript(sent.value.manuscript, chosen)
  if (!ready.ok) return deskAnswer(ready)

  const outcome = await orNotWritten(() =>
    transact()((tx): Result<Imported, ImportRefusal | FormRefusal> => {
      const now = Date.now()
      // Asked again: reading may outlast a session or a role.
      const present = actorOfSession(tx, actor.sessionId, now, actor.address)
      return present ? importReport(tx, present, { read: ready.value, facts, over: over ?? undefined }, now) : refuse({ kind: 'signed-out' })
    }),
  )
  return deskAnswer(outcome.ok ? { ok: true, value: { id: outcome.value.id, number: outcome.value.number, before: outcome.value.before } } : outcome)
}
