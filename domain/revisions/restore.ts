import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { generationOf } from '../drafts/read.ts'
import { type Archived, isArchived, writeContent } from '../drafts/write.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type CutRefusal, cutRevision, latestRevision } from './cut.ts'
import { type RevisionRefusal, readRevision } from './read.ts'

/**
 * Makes the draft say what a revision said. What it said until now is cut first (`before`), so that undoing a
 * restore is a restore too; the live edition stays as it is. `number` is the revision that the restored draft is.
 * A draft that cannot be read cannot be cut either: a restore is the way out of it, and `before` is then the latest
 * revision that there is. Refusals: forbidden, not-found, archived, revision-not-found, damaged.
 */
export function restoreRevision(
  tx: Tx,
  actor: Actor,
  { reportId, number }: { reportId: string; number: number },
  now: number,
): Result<{ before: number; number: number }, CutRefusal | RevisionRefusal | Archived> {
  if (!may(actor, 'revision.restore')) return refuse({ kind: 'forbidden', action: 'revision.restore' })
  if (generationOf(tx, reportId) === null) return refuse({ kind: 'not-found' })
  if (isArchived(tx, reportId)) return refuse({ kind: 'archived' })
  const wanted = readRevision(tx, reportId, number)
  if (!wanted.ok) return wanted
  const cut = cutRevision(tx, actor, { reportId, kind: 'before-restore' }, now)
  if (!cut.ok && cut.refusal.kind !== 'draft-unreadable') return cut
  const before = cut.ok ? cut.value.number : (latestRevision(tx, reportId)?.number ?? number)

  writeContent(tx, actor, { reportId, content: wanted.value.content }, now)
  const after = cutRevision(tx, actor, { reportId, kind: 'restored', restoredFrom: number }, now)
  if (!after.ok) return after
  record(tx, actor, { action: 'revision.restored', reportId, details: { from: number, before, revision: after.value.number } }, now)
  return ok({ before, number: after.value.number })
}
