import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { record } from './record.ts'

/** Notes that somebody takes the audit along, before anything of it goes out. Refusals: forbidden. */
export function noteExport(tx: Tx, actor: Actor, { format, narrowed }: { format: 'csv' | 'json'; narrowed: boolean }, now: number): Result<null, Forbidden> {
  if (!may(actor, 'audit.read')) return refuse({ kind: 'forbidden', action: 'audit.read' })
  record(tx, actor, { action: 'audit.exported', details: { format, narrowed } }, now)
  return ok(null)
}
