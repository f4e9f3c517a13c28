const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** "20 February 2026", in UTC: a date of publication is the same for every reader and every server. */
export const longDate = (at: number): string => long.format(at)

/** "20 Feb 2026", for rows. September is "Sep", as the other months have three letters too. */
export const shortDate = (at: number): string => short.format(at).replace('Sept', 'Sep')

/** "2026-02-20", for machines. */
export const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const yearOf = (at: number): number => new Date(at).getUTCFullYear()
