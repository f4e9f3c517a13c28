import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { apiTokens, people } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Actor } from './actor.ts'
import { type Forbidden, may } from './may.ts'
import { hashOfSecret, newSecret } from './secrets.ts'

const PREFIX = 'hc_'
const LONGEST_LABEL = 80
const MINUTE = 60_000

/** A person who acts with a token, as the database knows them now. `noteUse`: its use was not noted within the last minute. */
export type TokenActor = Actor & { id: string; tokenId: string; noteUse: boolean }

export type AddTokenRefusal = Forbidden | { kind: 'person-not-found' } | { kind: 'invalid-label' }
export type RevokeTokenRefusal = Forbidden | { kind: 'token-not-found' }

/** Makes a token for oneself, or for anybody as an admin. It is given once; its hash is kept. Refusals: forbidden, person-not-found, invalid-label. */
export function addToken(
  tx: Tx,
  actor: Actor,
  { personId, label }: { personId: string; label: string },
  now: number,
): Result<{ id: string; token: string }, AddTokenRefusal> {
  const action = personId === actor.id ? 'token.add' : 'token.manage'
  if (!may(actor, action)) return refuse({ kind: 'forbidden', action })
  const owner = tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.status, 'active')))
    .get()
  if (!owner) return refuse({ kind: 'person-not-found' })
  const name = label.trim()
  if (name === '' || name.length > LONGEST_LABEL || /\p{Cc}/u.test(name)) return refuse({ kind: 'invalid-label' })

  const id = newId()
  const token = PREFIX + newSecret()
  tx.insert(apiTokens)
    .values({ id, personId, label: name, hash: hashOfSecret(token), createdAt: now })
    .run()
  record(tx, actor, { action: 'token.added', details: { token: id, person: personId } }, now)
  return ok({ id, token })
}

/** Who acts with this token, with the role they have now, or null when it is unknown or revoked or its owner was deactivated. */
export function actorOfToken(db: Db, token: string, now: number, address: string | null = null): TokenActor | null {
  if (!token.startsWith(PREFIX) || token.length > 100) return null
  const found = owners(db).get({ hash: hashOfSecret(token) })
  if (!found) return null
  const { usedAt, ...person } = found
  return { ...person, noteUse: usedAt === null || now >= usedAt + MINUTE, via: 'api', address }
}

const owners = prepared((db) =>
  db
    .select({ id: people.id, name: people.name, role: people.role, tokenId: apiTokens.id, usedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(and(eq(apiTokens.hash, sql.placeholder('hash')), isNull(apiTokens.revokedAt), eq(people.status, 'active')))
    .prepare(),
)

/** Notes that a token is in use. Worth a write only when `noteUse` says so. */
export function touchToken(tx: Tx, actor: TokenActor, now: number): void {
  tx.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, actor.tokenId)).run()
}

/** Ends a token at once: one's own, or anybody's for an admin. Refusals: token-not-found, forbidden. */
export function revokeToken(tx: Tx, actor: Actor, { tokenId }: { tokenId: string }, now: number): Result<{ id: string }, RevokeTokenRefusal> {
  const token = tx
    .select({ personId: apiTokens.personId })
    .from(apiTokens)
    .where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
    .get()
  if (!token) return refuse({ kind: 'token-not-found' })
  if (token.personId !== actor.id && !may(actor, 'token.manage')) return refuse({ kind: 'forbidden', action: 'token.manage' })

  tx.update(apiTokens).set({ revokedAt: now }).where(eq(apiTokens.id, tokenId)).run()
  record(tx, actor, { action: 'token.revoked', details: { token: tokenId, person: token.personId } }, now)
  return ok({ id: tokenId })
}

/** Ends every token of a person, as part of an act that says so in the audit. Gives how many ended. */
export function endTokensOf(tx: Tx, personId: string, now: number): number {
  return tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .run().changes
}
