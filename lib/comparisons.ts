import type { Db } from '#db/transact.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import type { Excerpt } from '#domain/compare/excerpt.ts'
import { keptDraft } from '#domain/drafts/read.ts'
import { othersFirst } from '#domain/others-first.ts'
import { findReport } from '#domain/reports/desk.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { comparisonAsJson, type Kept, type Unread } from '#domain/revisions/comparing-jobs.ts'
import { type RevisionRow, storedRevision } from '#domain/revisions/read.ts'
import type { Content } from '#domain/richtext/document.ts'
import type { ApiRefusal } from './api-problem.ts'
import { type Both, comparedApart, comparedHere, type NotCompared } from './comparing.ts'

/** Sides that there are not, or that cannot be read. */
export type NoSides = { kind: 'no-sides'; older: ApiRefusal | null; newer: ApiRefusal | null }

/** A side as it is asked for: the draft, the live edition, or a revision by its number. */
export type SideName = 'draft' | 'live' | number
/** What a side is. `etag` is the draft's at that moment. */
export type SideOf = { draft: true; etag: string } | { revision: number; edition: string | null }
/** `row` is the revision's, null where the side is the draft. */
type KeptSide = { kept: Kept; row: RevisionRow | null }

/** A comparison to be shown, with the revisions that it is of, null for the draft. Of a large one there is only an excerpt, which begins with the change that was asked for. */
export type Shown = { rows: Both<RevisionRow | null> } & ((Both<Content> & { comparison: Comparison; excerpt: null }) | { excerpt: Excerpt })

/** Compares two sides of a report, as bytes of JSON. Refusals: no-sides, not-compared. */
export async function compareAsJson(
  db: Db,
  reportId: string,
  names: Both<SideName>,
): Promise<Result<Both<SideOf> & { json: Uint8Array }, NoSides | NotCompared>> {
  const sides = await keptSides(db, reportId, names)
  if (!sides.ok) return sides
  const { older, newer } = sides.value
  const here = await comparedHere({ older: older.kept, newer: newer.kept })
  if (here && !here.ok) return unread(here.refusal, names)
  const answer = here
    ? ok({ json: comparisonAsJson(here.value.older, here.value.newer, here.value.comparison), etags: here.value.etags })
    : await comparedApart({ ask: 'whole', older: older.kept, newer: newer.kept })
  if (!answer.ok) return answer.refusal.kind === 'not-compared' ? refuse(answer.refusal) : unread(answer.refusal, names)
  const { json, etags } = answer.value
  return ok({ older: named(older, etags.older), newer: named(newer, etags.newer), json })
}

/** Compares two sides of a report to show the changes from one on, by its number. Refusals: no-sides, not-compared. */
export async function compareToShow(db: Db, reportId: string, names: Both<SideName>, from: number): Promise<Result<Shown, NoSides | NotCompared>> {
  const sides = await keptSides(db, reportId, names)
  if (!sides.ok) return sides
  const { older, newer } = sides.value
  const rows = { older: older.row, newer: newer.row }
  const here = await comparedHere({ older: older.kept, newer: newer.kept })
  if (here && !here.ok) return unread(here.refusal, names)
  if (here) return ok({ ...here.value, rows, excerpt: null })
  const answer = await comparedApart({ ask: 'excerpt', from, older: older.kept, newer: newer.kept })
  if (answer.ok) return ok({ excerpt: JSON.parse(answer.value.json) as Excerpt, rows })
  return answer.refusal.kind === 'not-compared' ? refuse(answer.refusal) : unread(answer.refusal, names)
}

/** Both sides as they are kept, which costs little to read: for a long one at the end of its chain some ten milliseconds, so that others have their turn in between. */
async function keptSides(db: Db, reportId: string, names: Both<SideName>): Promise<Result<Both<KeptSide>, NoSides>> {
  const older = keptSide(db, reportId, names.older)
  await othersFirst()
  const newer = keptSide(db, reportId, names.newer)
  if (older.ok && newer.ok) return ok({ older: older.value, newer: newer.value })
  return refuse({ kind: 'no-sides', older: older.ok ? null : older.refusal, newer: newer.ok ? null : newer.refusal })
}

function keptSide(db: Db, reportId: string, name: SideName): Result<KeptSide, ApiRefusal> {
  const report = findReport(db, reportId)
  if (!report) return refuse({ kind: 'not-found' })
  if (name === 'draft') {
    const updates = keptDraft(db, reportId)
    return updates.ok ? ok({ kept: { updates: updates.value }, row: null }) : updates
  }
  if (name === 'live' && !report.live) return refuse({ kind: 'not-live' })
  const stored = storedRevision(db, reportId, name === 'live' ? (report.live?.revision ?? 0) : name)
  if (!stored.ok) return stored
  const { row, bytes, version } = stored.value
  return ok({ kept: { bytes, version }, row })
}

/** Why sides cannot be read, in the words of whoever asked for them. */
function unread({ older, newer }: Unread, names: Both<SideName>): { ok: false; refusal: NoSides } {
  const said = (refusal: Unread['older'], name: SideName): ApiRefusal | null =>
    refusal?.kind === 'unknown-schema' ? { ...refusal, number: typeof name === 'number' ? name : 0 } : refusal
  return refuse({ kind: 'no-sides', older: said(older, names.older), newer: said(newer, names.newer) })
}

const named = ({ row }: KeptSide, etag: string | null): SideOf =>
  row ? { revision: row.number, edition: row.edition && `${row.edition.major}.${row.edition.minor}` } : { draft: true, etag: etag ?? '' }
