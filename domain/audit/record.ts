import { adding } from '#db/prepared.ts'
import { auditEvents } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'

/** Every act that the audit knows. Details hold ids and figures, never names or text of a report. */
export type Act =
  | 'person.added'
  | 'person.invited'
  | 'person.invited-again'
  | 'person.invitation-taken-back'
  | 'person.joined'
  | 'person.renamed'
  | 'person.role-changed'
  | 'person.deactivated'
  | 'person.reactivated'
  | 'person.reset-link-made'
  | 'person.password-reset'
  | 'person.password-changed'
  | 'person.password-not-changed'
  | 'person.signed-in'
  | 'person.signed-out'
  | 'person.sign-in-failed'
  | 'first-admin.link-made'
  | 'first-admin.came'
  | 'token.added'
  | 'token.revoked'
  | 'sponsor.added'
  | 'sponsor.changed'
  | 'sponsor.moved'
  | 'sponsor.described'
  | 'sponsor.merged'
  | 'sponsor.removed'
  | 'sponsorship.given'
  | 'sponsorship.changed'
  | 'sponsorship.ended'
  | 'sponsorship.resumed'
  | 'sponsorship.removed'
  | 'sponsorship.made-primary'
  | 'tier.added'
  | 'tier.changed'
  | 'tiers.reordered'
  | 'tier.removed'
  | 'report.created'
  | 'report.archived'
  | 'report.unarchived'
  | 'draft.replaced'
  | 'draft.imported-over'
  | 'revision.cut'
  | 'revision.named'
  | 'revision.noted'
  | 'revision.restored'
  | 'section.restored'
  | 'change.taken-back'
  | 'edition.published'
  | 'edition.withdrawn'
  | 'words.purged'
  | 'backup.made'
  | 'backup.restored'
  | 'sample.loaded'
  | 'sample.removed'
  | 'audit.exported'

/** Writes an entry of the audit, in the transaction of the act itself. Nothing can change it afterwards. */
export function record(
  tx: Tx,
  actor: Actor,
  act: { action: Act; reportId?: string; details?: Record<string, string | number | boolean | null> },
  now: number,
): void {
  const { id: actorId, via, address } = actor
  const { action, reportId = null, details = {} } = act
  add(tx, { at: now, actorId, via, address, action, reportId, details })
}

const add = adding(auditEvents)
