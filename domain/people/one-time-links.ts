import { and, eq, gt, isNull } from 'drizzle-orm'
import { oneTimeLinks } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { newId } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import { hashOfSecret, newSecret } from './secrets.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export type LinkPurpose = 'first-admin' | 'invitation' | 'reset'

/** How long a link works (OWASP Forgot Password Cheat Sheet: short for a reset; an invitation has to outlast a weekend). */
const lifetimes: Record<LinkPurpose, number> = { 'first-admin': 72 * HOUR, invitation: 72 * HOUR, reset: 60 * MINUTE }

export type MintedLink = { secret: string; expiresAt: number }
export type LinkRefusal =
  | { kind: 'link-unknown'; purpose: LinkPurpose }
  | { kind: 'link-used'; purpose: LinkPurpose }
  | { kind: 'link-expired'; purpose: LinkPurpose }

type For = { purpose: LinkPurpose; personId: string | null }

/** Makes a link that works once; an earlier one for the same ends. Its secret is given once, its hash is kept. */
export function mintLink(tx: Tx, { purpose, personId }: For, now: number): MintedLink {
  endLinks(tx, { purpose, personId }, now)
  const secret = newSecret()
  const expiresAt = now + lifetimes[purpose]
  tx.insert(oneTimeLinks)
    .values({ id: newId(), hash: hashOfSecret(secret), purpose, personId, createdAt: now, expiresAt })
    .run()
  return { secret, expiresAt }
}

/** Ends the links that nobody used yet. */
export function endLinks(tx: Tx, { purpose, personId }: For, now: number): void {
  const whose = personId === null ? isNull(oneTimeLinks.personId) : eq(oneTimeLinks.personId, personId)
  tx.update(oneTimeLinks)
    .set({ expiresAt: now })
    .where(and(eq(oneTimeLinks.purpose, purpose), whose, isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)))
    .run()
}

/** The link behind a secret, if it still works. Refusals: link-unknown, link-used, link-expired. */
export function findLink(
  db: Db,
  { purpose, secret }: { purpose: LinkPurpose; secret: string },
  now: number,
): Result<{ id: string; personId: string | null; expiresAt: number }, LinkRefusal> {
  const link = db
    .select()
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.hash, hashOfSecret(secret)), eq(oneTimeLinks.purpose, purpose)))
    .get()
  if (!link) return refuse({ kind: 'link-unknown', purpose })
  if (link.usedAt !== null) return refuse({ kind: 'link-used', purpose })
  if (now >= link.expiresAt) return refuse({ kind: 'link-expired', purpose })
  return ok(link)
}

/** Marks a link as used, by this person. */
export function spendLink(tx: Tx, { id, personId }: { id: string; personId: string }, now: number): void {
  tx.update(oneTimeLinks).set({ usedAt: now, personId }).where(eq(oneTimeLinks.id, id)).run()
}
