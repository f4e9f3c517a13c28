import { LRUCache } from 'lru-cache'
import { networkOf } from '#domain/people/throttle.ts'
import { once } from './registry.ts'

/** So many requests within a window of seconds; what was not used gathers up to that number, so that a burst passes. */
export type Policy = { name: string; quota: number; window: number }

/**
 * Far more than a desk and its scripts ask, so that they stop a script that runs wild and nothing else; little for
 * whoever has no token. An address counts what it asks without a valid token; what comes with one counts for the
 * token, wherever it comes from.
 */
export const policies = {
  reading: { name: 'reading', quota: 12_000, window: 60 },
  writing: { name: 'writing', quota: 6_000, window: 60 },
  stranger: { name: 'stranger', quota: 120, window: 60 },
} as const satisfies Record<string, Policy>

type Bucket = { left: number; at: number }

/** What is left after a request: `left` requests at once, all of them again in `full` seconds; `wait` is 0, or the seconds until the next one passes. */
export type Allowance = { policy: Policy; left: number; full: number; wait: number }

/** The most that is remembered. Whoever was not seen for longest is forgotten first, and starts anew. */
const MOST_KNOWN = 10_000

const buckets = once('api-limits', () => new LRUCache<string, Bucket>({ max: MOST_KNOWN }))

/** Takes one request of `holder`, who is a token or an address. A clock that was set back gives nothing and takes nothing. */
export function take(policy: Policy, holder: string, now: number): Allowance {
  const { name, quota, window } = policy
  const key = `${name} ${holder}`
  const perMillisecond = quota / (window * 1_000)
  const known = buckets().get(key) ?? { left: quota, at: now }
  const present = Math.min(quota, known.left + Math.max(0, now - known.at) * perMillisecond)
  const passes = present >= 1
  const left = passes ? present - 1 : present
  buckets().set(key, { left, at: now })
  const seconds = (missing: number) => Math.ceil(missing / perMillisecond / 1_000)
  return { policy, left: Math.floor(left), full: seconds(quota - left), wait: passes ? 0 : Math.max(1, seconds(1 - left)) }
}

/** Whoever asks without a token: the network of their address, since an IPv6 network is one household. */
export const strangerAt = (address: string | null): string => networkOf(address ?? '')

/** What an answer says of the limits (draft-ietf-httpapi-ratelimit-headers-10). */
export function limitHeaders({ policy, left, full, wait }: Allowance): Record<string, string> {
  return {
    'RateLimit-Policy': `"${policy.name}";q=${policy.quota};w=${policy.window}`,
    RateLimit: `"${policy.name}";r=${left};t=${full}`,
    ...(wait > 0 && { 'Retry-After': String(wait) }),
  }
}
