import { z } from 'zod'
import { knownSponsor } from '#domain/exchange/known-sponsor.ts'
import { ok, refuse } from '#domain/result.ts'
import { deskAnswer, deskRequest } from '#lib/desk-request.ts'

const name = z.string().max(200)

/** What there is of a sponsor by the name that was typed. Sent as a form, so that the name stays out of every log. */
export async function POST(request: Request): Promise<Response> {
  const asked = await deskRequest(request, 'report.import', 10_000)
  if (!asked.ok) return deskAnswer(asked)
  const typed = name.safeParse(asked.value.form.get('name'))
  return deskAnswer(typed.success ? ok(knownSponsor(asked.value.db, typed.data)) : refuse({ kind: 'body-unreadable' }))
}
