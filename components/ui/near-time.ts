import { calendarOf, dayNumber } from './calendar-day.ts'

/**
 * A time as people say it: "today, 11:37", "yesterday, 17:05", "18 Feb, 16:20", and with the year when it is another
 * one. `full` is exact and names the zone.
 */
export function nearTime(at: number, now: number, timeZone: string): { near: string; full: string } {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
  const clock = format({ hour: '2-digit', minute: '2-digit', hour12: false }).format(at)
  const calendar = calendarOf(timeZone)
  const [then, today] = [calendar(at), calendar(now)]
  const ago = dayNumber(today) - dayNumber(then)
  const said =
    ago === 0
      ? 'today'
      : ago === 1
        ? 'yesterday'
        : format({ day: 'numeric', month: 'short', ...(then.year === today.year ? {} : { year: 'numeric' }) })
            .format(at)
            .replace('Sept', 'Sep')
  return { near: `${said}, ${clock}`, full: format({ dateStyle: 'long', timeStyle: 'long' }).format(at) }
}
