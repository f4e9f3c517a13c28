import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { record } from './record.ts'

/** Notes that a backup was made and proved whole. Refusals: forbidden. */
export function noteBackup(tx: Tx, actor: Actor, { bytes }: { bytes: number }, now: number): Result<null, Forbidden> {
  if (!may(actor, 'service.read')) return refuse({ kind: 'forbidden', action: 'service.read' })
  record(tx, actor, { action: 'backup.made', details: { bytes } }, now)
  return ok(null)
}
