import type { Db } from '#db/transact.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { findReport } from '#domain/reports/desk.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type RevisionRow, readRevision } from '#domain/revisions/read.ts'
import type { Content } from '#domain/richtext/document.ts'
import type { ApiRefusal } from './api-problem.ts'

/** One side of a comparison: what it holds, and what it is. `etag` is the draft's at that moment; `row` the revision's, null for the draft. */
export type Side = { content: Content; row: RevisionRow | null; names: { draft: true; etag: string } | { revision: number; edition: string | null } }

/** Reads a side of a comparison: the draft, the live edition, or a revision by its number. */
export function readSide(db: Db, reportId: string, side: 'draft' | 'live' | number): Result<Side, ApiRefusal> {
  const report = findReport(db, reportId)
  if (!report) return refuse({ kind: 'not-found' })
  if (side === 'draft') {
    const draft = readDraft(db, reportId)
    return draft.ok ? ok({ content: draft.value.content, row: null, names: { draft: true, etag: draft.value.etag } }) : draft
  }
  if (side === 'live' && !report.live) return refuse({ kind: 'not-live' })
  const revision = readRevision(db, reportId, side === 'live' ? (report.live?.revision ?? 0) : side)
  if (!revision.ok) return revision
  const { row, content } = revision.value
  return ok({ content, row, names: { revision: row.number, edition: row.edition && `${row.edition.major}.${row.edition.minor}` } })
}
