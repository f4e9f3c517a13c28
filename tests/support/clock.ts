/** The moment at which tests happen: a Tuesday, 14 July 2026, 09:00 UTC. */
export const NOW = Date.UTC(2026, 6, 14, 9, 0, 0)

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
