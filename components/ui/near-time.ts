const DAY = 86_400_000

/**
 * A time as people say it: "today, 11:37", "yesterday, 17:05", "18 Feb, 16:20", and with the year when it is another
 * one. `full` is exact and names the zone.
 */
export function nearTime(at: number, now: number, timeZone: string): { near: string; full: string } {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
  const date = format({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const clock = format({ hour: '2-digit', minute: '2-digit', hour12: false }).format(at)
  const year = format({ year: 'numeric' })
  const dayOf = date.format(at)
  const said =
    dayOf === date.format(now)
      ? 'today'
      : dayOf === date.format(now - DAY)
        ? 'yesterday'
        : format({ day: 'numeric', month: 'short', ...(year.format(at) === year.format(now) ? {} : { year: 'numeric' }) })
            .format(at)
            .replace('Sept', 'Sep')
  return { near: `${said}, ${clock}`, full: format({ dateStyle: 'long', timeStyle: 'long' }).format(at) }
}
