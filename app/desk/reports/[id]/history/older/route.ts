import { findReport } from '#domain/reports/desk.ts'
import { peopleOfHistory, readTimeline } from '#domain/revisions/timeline.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { historyAsked, placeAsked } from '../asked.ts'

const PAGE = 200

/** A page of a history as data, for a list that grows as one scrolls. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await requireActor()
  const { id } = await params
  const db = reads()
  if (!findReport(db, id)) return Response.json(null, { status: 404 })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { filter } = historyAsked(query, actor.id, peopleOfHistory(db, id))
  return Response.json(readTimeline(db, id, { filter, before: placeAsked(query.before), limit: PAGE }), { headers: { 'Cache-Control': 'no-store' } })
}
