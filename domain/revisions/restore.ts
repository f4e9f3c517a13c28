import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ALLOWANCE } from '../compare/allowance.ts'
import { compareContents } from '../compare/compare.ts'
import { generationOf, readDraft } from '../drafts/read.ts'
import { clearDraft } from '../drafts/upgrade.ts'
import { type Archived, isArchived, writeContent } from '../drafts/write.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'
import { type BeingWritten, beingWritten, everyChange, touched, type Writer } from './being-written.ts'
import { type CutRefusal, cutRevision } from './cut.ts'
import { keepUnreadable } from './keep-unreadable.ts'
import { type RevisionRefusal, readRevision } from './read.ts'

export type RestoreRefusal = CutRefusal | RevisionRefusal | Archived | BeingWritten

/**
 * Makes the draft say what a revision said. What it said until now is cut first (`before`), so that undoing a
 * restore is a restore too; the live edition stays as it is. `number` is the revision that the restored draft is.
 * `writers`: whose carets stand in the draft now; nobody's, when it shall be restored all the same.
 * A draft that cannot be read cannot be cut either: a restore is the way out of it, and what stands in it is kept as it is,
 * for reading only. Refusals: forbidden, not-found, archived, revision-not-found, damaged, unknown-schema, being-written.
 */
export function restoreRevision(
  tx: Tx,
  actor: Actor,
  { reportId, number, writers = [] }: { reportId: string; number: number; writers?: readonly Writer[] },
  now: number,
): Result<{ before: number; number: number }, RestoreRefusal> {
  if (!may(actor, 'revision.restore')) return refuse({ kind: 'forbidden', action: 'revision.restore' })
  if (generationOf(tx, reportId) === null) return refuse({ kind: 'not-found' })
  if (isArchived(tx, reportId)) return refuse({ kind: 'archived' })
  const wanted = readRevision(tx, reportId, number)
  if (!wanted.ok) return wanted
  const others = beingWritten(writers, actor, writers.length === 0 ? new Set() : touchedBy(tx, reportId, wanted.value.content))
  if (others) return refuse(others)
  const cut = cutRevision(tx, actor, { reportId, kind: 'before-restore' }, now)
  if (!cut.ok && cut.refusal.kind !== 'draft-unreadable' && cut.refusal.kind !== 'draft-unknown-schema') return cut
  const version = !cut.ok && cut.refusal.kind === 'draft-unknown-schema' ? cut.refusal.version : SCHEMA_VERSION
  const before = cut.ok ? cut.value.number : keepUnreadable(tx, actor, { reportId, version }, now)
  if (!cut.ok) clearDraft(tx, reportId)

  writeContent(tx, actor, { reportId, content: wanted.value.content }, now)
  const after = cutRevision(tx, actor, { reportId, kind: 'restored', restoredFrom: number }, now)
  if (!after.ok) return after
  record(tx, actor, { action: 'revision.restored', reportId, details: { from: number, before, revision: after.value.number } }, now)
  return ok({ before, number: after.value.number })
}

/** The blocks of the draft that would change, or null where it cannot be read. */
function touchedBy(tx: Tx, reportId: string, wanted: Content): Set<string> | null {
  const draft = readDraft(tx, reportId)
  if (!draft.ok) return null
  const comparison = compareContents(wanted, draft.value.content, ALLOWANCE.brief)
  return touched(draft.value.content, comparison, everyChange(comparison))
}
