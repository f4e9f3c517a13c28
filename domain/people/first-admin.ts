import { and, eq, isNull } from 'drizzle-orm'
import { oneTimeLinks } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type AddPersonRefusal, addPerson, countActiveAdmins } from './accounts.ts'
import { service } from './actor.ts'
import { hashOfSecret, newSecret } from './secrets.ts'

/** As long as an invitation lives. Each start of the server makes a new link, and the one before dies. */
const LIFETIME = 72 * 3_600_000

export type AdminExists = { kind: 'admin-exists' }
export type FirstAdminLinkRefusal = AdminExists | { kind: 'link-unknown' } | { kind: 'link-used' } | { kind: 'link-expired' }

/** Makes the link that makes the first admin; an earlier one ends. Its secret is given once and never kept. Refusals: admin-exists. */
export function mintFirstAdminLink(tx: Tx, now: number): Result<{ secret: string }, AdminExists> {
  if (countActiveAdmins(tx) > 0) return refuse({ kind: 'admin-exists' })

  const secret = newSecret()
  tx.update(oneTimeLinks)
    .set({ expiresAt: now })
    .where(and(eq(oneTimeLinks.purpose, 'first-admin'), isNull(oneTimeLinks.usedAt)))
    .run()
  tx.insert(oneTimeLinks)
    .values({ id: newId(), hash: hashOfSecret(secret), purpose: 'first-admin', createdAt: now, expiresAt: now + LIFETIME })
    .run()
  record(tx, service, { action: 'first-admin.link-made' }, now)
  return ok({ secret })
}

/** The link behind a secret, if it would still work. Refusals: link-unknown, link-used, admin-exists, link-expired. */
export function findFirstAdminLink(db: Db, secret: string, now: number): Result<{ id: string }, FirstAdminLinkRefusal> {
  const link = db
    .select()
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.hash, hashOfSecret(secret)), eq(oneTimeLinks.purpose, 'first-admin')))
    .get()
  if (!link) return refuse({ kind: 'link-unknown' })
  if (link.usedAt !== null) return refuse({ kind: 'link-used' })
  if (countActiveAdmins(db) > 0) return refuse({ kind: 'admin-exists' })
  if (now >= link.expiresAt) return refuse({ kind: 'link-expired' })
  return ok({ id: link.id })
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

  tx.update(oneTimeLinks).set({ usedAt: now, personId: added.value.id }).where(eq(oneTimeLinks.id, link.value.id)).run()
  record(tx, actor, { action: 'first-admin.came', details: { person: added.value.id } }, now)
  return added
}
