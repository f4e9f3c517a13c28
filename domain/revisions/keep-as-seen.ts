import type { Tx } from '#db/transact.ts'
import { readDraft } from '../drafts/read.ts'
import type { Stale } from '../drafts/write.ts'
import type { Actor } from '../people/actor.ts'
import { type Result, refuse } from '../result.ts'
import { type Cut, type CutRefusal, cutRevision } from './cut.ts'

/**
 * Keeps the draft as a revision if it still says what somebody saw of it, by its hash: a link to what they saw needs
 * something that stays. Refusals: those of `cutRevision`; stale.
 */
export function keepAsSeen(tx: Tx, actor: Actor, { reportId, hash }: { reportId: string; hash: string }, now: number): Result<Cut, CutRefusal | Stale> {
  const draft = readDraft(tx, reportId)
  if (draft.ok && draft.value.etag !== hash) return refuse({ kind: 'stale', etag: draft.value.etag })
  return cutRevision(tx, actor, { reportId, kind: 'kept' }, now)
}
