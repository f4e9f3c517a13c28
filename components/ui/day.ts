const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const rowDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** 20 February 2026. */
export const longDay = (at: number): string => day.format(at)

/** 20 Feb 2026, for rows. */
export const shortDay = (at: number): string => rowDay.format(at).replace('Sept', 'Sep')
