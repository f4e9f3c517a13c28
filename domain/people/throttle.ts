import { createHash } from 'node:crypto'
import { and, eq, gt, inArray, lte } from 'drizzle-orm'
import { failedSignIns } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { ok, type Result, refuse } from '../result.ts'

/** Failures are counted over this long (OWASP Authentication Cheat Sheet, "Account Lockout"; nobody is locked out for longer). */
export const THROTTLE_WINDOW = 15 * 60_000
export const FAILURES_PER_ACCOUNT = 10
export const FAILURES_PER_ADDRESS = 50

/** `wait`: milliseconds until one may try again. */
export type TooManyAttempts = { kind: 'too-many-attempts'; wait: number }
type Attempt = { email: string; address: string | null }

/** When one may try again, or null for now. `failures` are times, in any order; those far ahead, of a clock that was set back, count for nothing. */
export function openAgainAt(failures: readonly number[], limit: number, now: number): number | null {
  const recent = failures.filter((at) => Math.abs(now - at) < THROTTLE_WINDOW).sort((one, other) => one - other)
  const last = recent[recent.length - limit]
  return last === undefined ? null : last + THROTTLE_WINDOW
}

/**
 * Counts an attempt as failed before its password is looked at, so that many at once get no more guesses than one
 * after the other. `forgiveAttempt` takes it back when the password was right. Attempts that are refused here do not
 * count: knocking goes on being refused, and the door opens in time. Refusals: too-many-attempts.
 */
export function countAttempt(tx: Tx, attempt: Attempt, now: number): Result<{ ids: number[] }, TooManyAttempts> {
  tx.delete(failedSignIns)
    .where(lte(failedSignIns.at, now - THROTTLE_WINDOW))
    .run()
  const limits = [{ key: accountKey(attempt.email), limit: FAILURES_PER_ACCOUNT }]
  if (attempt.address) limits.push({ key: `address ${networkOf(attempt.address)}`, limit: FAILURES_PER_ADDRESS })

  const until = limits.map(({ key, limit }) => openAgainAt(failuresOf(tx, key, now), limit, now)).filter((at) => at !== null)
  if (until.length > 0) return refuse({ kind: 'too-many-attempts', wait: Math.max(...until) - now })

  const rows = limits.map(({ key }) => tx.insert(failedSignIns).values({ key, at: now }).returning({ id: failedSignIns.id }).get())
  return ok({ ids: rows.map((row) => row.id) })
}

/** Takes an attempt back, and what went wrong with the account before. What others did from the address stays counted. */
export function forgiveAttempt(tx: Tx, attempt: Attempt & { ids: number[] }): void {
  tx.delete(failedSignIns).where(inArray(failedSignIns.id, attempt.ids)).run()
  forgiveAccount(tx, attempt.email)
}

/** Takes back what went wrong with an account before: whoever holds it has shown by other means that they are its owner. */
export function forgiveAccount(tx: Tx, email: string): void {
  tx.delete(failedSignIns)
    .where(eq(failedSignIns.key, accountKey(email)))
    .run()
}

const failuresOf = (tx: Tx, key: string, now: number): number[] =>
  tx
    .select({ at: failedSignIns.at })
    .from(failedSignIns)
    .where(and(eq(failedSignIns.key, key), gt(failedSignIns.at, now - THROTTLE_WINDOW)))
    .all()
    .map((row) => row.at)

/** People type passwords into the wrong field: what was typed is not kept. */
const accountKey = (email: string): string => `account ${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`

/** Who has one IPv6 address has its whole network (RFC 6177): the first four of eight groups. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('::')
  const [before, after] = [head, tail].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]]
  const groups = [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
