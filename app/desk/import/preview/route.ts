import { z } from 'zod'
import { knownSponsor } from '#domain/exchange/known-sponsor.ts'
import { ok } from '#domain/result.ts'
import { findTier } from '#domain/sponsors/tiers.ts'
import { deskAnswer, deskRequest } from '#lib/desk-request.ts'
import { previewManuscript } from '#lib/manuscripts.ts'
import { MOST_SENT, sentManuscript } from '../sent.ts'

const Ask = z.object({ part: z.number().int().min(0).default(0) })

/** Shows what a manuscript would become, and what there is of its sponsor. Nothing is kept. */
export async function POST(request: Request): Promise<Response> {
  const asked = await deskRequest(request, 'report.import', MOST_SENT)
  if (!asked.ok) return deskAnswer(asked)
  const sent = await sentManuscript(asked.value.form, Ask)
  if (!sent.ok) return deskAnswer(sent)
  const preview = await previewManuscript(sent.value.manuscript, sent.value.ask.part)
  if (!preview.ok) return deskAnswer(preview)
  const { db } = asked.value
  const { name, tier } = preview.value.reading.header
  return deskAnswer(
    ok({ preview: preview.value, tier: (tier !== null && findTier(db, tier)?.key) || null, sponsor: name === null ? null : knownSponsor(db, name) }),
  )
}
