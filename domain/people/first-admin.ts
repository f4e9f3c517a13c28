import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type AddPersonRefusal, addPerson, countActiveAdmins } from './accounts.ts'
import { service } from './actor.ts'
import { findLink, type LinkRefusal, mintLink, spendLink } from './one-time-links.ts'

export type AdminExists = { kind: 'admin-exists' }
export type FirstAdminLinkRefusal = AdminExists | LinkRefusal

/** Makes the link that makes the first admin; an earlier one ends. Its secret is given once and never kept. Refusals: admin-exists. */
export function mintFirstAdminLink(tx: Tx, now: number): Result<{ secret: string }, AdminExists> {
  if (countActiveAdmins(tx) > 0) return refuse({ kind: 'admin-exists' })

  const { secret } = mintLink(tx, { purpose: 'first-admin', personId: null }, now)
  record(tx, service, { action: 'first-admin.link-made' }, now)
  return ok({ secret })
}

/** The link behind a secret, if it would still work. Refusals: link-unknown, link-used, admin-exists, link-expired. */
export function findFirstAdminLink(db: Db, secret: string, now: number): Result<{ id: string }, FirstAdminLinkRefusal> {
  const link = findLink(db, { purpose: 'first-admin', secret }, now)
  const worked = link.ok || link.refusal.kind === 'link-expired'
  return worked && countActiveAdmins(db) > 0 ? refuse({ kind: 'admin-exists' }) : link
}

type FirstAdmin = { secret: string; email: string; name: string; passwordHash: string; address?: string | null }

/** Makes the first admin; the link works once, whoever else holds it. Refusals: those of the link and of adding a person. */
export function redeemFirstAdminLink(
  tx: Tx,
  { secret, email, name, passwordHash, address = null }: FirstAdmin,
  now: number,
): Result<{ id: string; email: string }, FirstAdminLinkRefusal | AddPersonRefusal> {
  const link = findFirstAdminLink(tx, secret, now)
  if (!link.ok) return link
  const actor = { ...service, via: 'desk', address } as const
  const added = addPerson(tx, actor, { email, name, role: 'admin', passwordHash }, now)
  if (!added.ok) return added

  spendLink(tx, { id: link.value.id, personId: added.value.id }, now)
  record(tx, actor, { action: 'first-admin.came', details: { person: added.value.id } }, now)
  return added
}
