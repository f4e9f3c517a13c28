import { z } from 'zod'
import { presentDraft } from '#domain/exchange/known-sponsor.ts'
import { refuse } from '#domain/result.ts'
import { deskAnswer, deskRequest } from '#lib/desk-request.ts'
import { compareManuscript } from '#lib/manuscripts.ts'
import { Chosen, MOST_SENT, sentManuscript } from '../sent.ts'

const Ask = Chosen.extend({ reportId: z.string() })

/** Compares the present draft of a report with what a manuscript would make of it. Nothing is kept. */
export async function POST(request: Request): Promise<Response> {
  const asked = await deskRequest(request, 'report.import', MOST_SENT)
  if (!asked.ok) return deskAnswer(asked)
  const sent = await sentManuscript(asked.value.form, Ask)
  if (!sent.ok) return deskAnswer(sent)
  const { reportId, ...chosen } = sent.value.ask
  const present = presentDraft(asked.value.db, reportId)
  return deskAnswer(present ? await compareManuscript(sent.value.manuscript, chosen, present) : refuse({ kind: 'not-found' }))
}
