/** What one socket may send, and how many a person may have. A fast typist sends some 30 messages a second. */
export const LIMITS = {
  messageBytes: 4_000_000,
  messages: { burst: 2_000, perSecond: 300 },
  bytes: { burst: 16_000_000, perSecond: 1_000_000 },
  draftsPerSocket: 16,
  socketsPerPerson: 40,
  sockets: 1_000,
  /** A browser that does not read what it is sent is let go before it fills the memory. */
  unsentBytes: 16_000_000,
} as const

type Rate = { burst: number; perSecond: number }

/** A bucket that fills with time. `take` says whether there was enough in it. */
export function allowance({ burst, perSecond }: Rate, now: () => number) {
  let left = burst
  let at = now()
  return {
    take(amount: number): boolean {
      const moment = now()
      // A clock that is set back takes nothing away.
      left = Math.min(burst, left + (Math.max(0, moment - at) / 1_000) * perSecond)
      at = moment
      left -= amount
      return left >= 0
    },
  }
}
