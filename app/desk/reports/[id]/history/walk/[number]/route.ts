import { stepHead } from '#domain/revisions/step.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { readStep } from '#lib/steps.ts'

/**
 * A revision with what it changed, as data, for whoever walks through a history. Revisions never change but by a purge, and
 * may be named: a browser keeps them and asks by their tag.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string; number: string }> }): Promise<Response> {
  await requireActor()
  const { id, number } = await params
  const step = /^[1-9]\d{0,8}$/.test(number) ? stepHead(reads(), id, Number(number)) : null
  if (!step) return Response.json(null, { status: 404 })
  const headers = { ETag: `"${step.etag}"`, 'Cache-Control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers })
  return Response.json(await readStep(reads(), id, step), { headers })
}
