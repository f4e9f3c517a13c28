import { eq } from 'drizzle-orm'
import { reports } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { openDraft } from '../drafts/read.ts'
import { type Archived, isArchived, type Stale, writeContent } from '../drafts/write.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type CutRefusal, cutRevision } from '../revisions/cut.ts'
import type { Content } from '../richtext/document.ts'
import { keepFromSample } from '../sample/marks.ts'
import { inPlaceOf } from './in-place.ts'

export type OverRefusal = CutRefusal | Archived | Stale

/**
 * Makes the draft of a report say what a manuscript says. What it said until now is cut first (`before`), and what it
 * says afterwards too (`number`), so that restoring either undoes the other; the live edition and the sponsor's facts
 * stay as they are. Blocks that say the same keep their ids. A report of the sample library is real work from then on.
 * Refusals: forbidden, not-found, draft-unreadable, archived; stale when `etag` is not the draft's.
 */
export function importOver(
  tx: Tx,
  actor: Actor,
  { reportId, content, etag }: { reportId: string; content: Content; etag?: string | undefined },
  now: number,
): Result<{ before: number; number: number }, OverRefusal> {
  if (!may(actor, 'report.import')) return refuse({ kind: 'forbidden', action: 'report.import' })
  const present = openDraft(tx, reportId)
  if (!present.ok) return present
  const { draft, history } = present.value
  if (isArchived(tx, reportId)) return refuse({ kind: 'archived' })
  if (etag !== undefined && etag !== draft.etag) return refuse({ kind: 'stale', etag: draft.etag })
  const before = cutRevision(tx, actor, { reportId, kind: 'before-import' }, now)
  if (!before.ok) return before

  const document = inPlaceOf(content.document, draft.content.document)
  writeContent(tx, actor, { reportId, content: { ...content, document }, history }, now)
  const after = cutRevision(tx, actor, { reportId, kind: 'imported' }, now)
  if (!after.ok) return after
  leaveSample(tx, reportId)
  record(tx, actor, { action: 'draft.imported-over', reportId, details: { before: before.value.number, revision: after.value.number } }, now)
  return ok({ before: before.value.number, number: after.value.number })
}

function leaveSample(tx: Tx, reportId: string): void {
  const report = tx.select({ sponsorId: reports.sponsorId }).from(reports).where(eq(reports.id, reportId)).get()
  keepFromSample(tx, 'report', reportId)
  if (report) keepFromSample(tx, 'sponsor', report.sponsorId)
}
