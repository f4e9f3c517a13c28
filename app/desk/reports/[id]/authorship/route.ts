import { findReport } from '#domain/reports/desk.ts'
import { refuse } from '#domain/result.ts'
import { authorshipOf } from '#lib/authorship.ts'
import { deskAnswer } from '#lib/desk-request.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'

/** Who wrote what of the draft as it is on disk, for the editor. Whoever is not signed in is sent to sign in. Refusals: those of `authorshipOf`. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await requireActor('desk.read')
  const { id } = await params
  if (!findReport(reads(), id)) return deskAnswer(refuse({ kind: 'not-found' }))
  const told = await authorshipOf(id, 'draft')
  return deskAnswer(told.ok ? { ok: true, value: told.value.passages } : told)
}
