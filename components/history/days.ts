import { calendarOf, dayNumber } from '#components/ui/calendar-day.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** A moment in words: `day` as people say it, `date` whole, `number` counts days. */
export type Said = { number: number; day: string; date: string; weekday: string; time: string }

/**
 * Says moments in a time zone: "Today", "Yesterday", "20 February", and with the year where it is another one. A history
 * asks for thousands, so that the zone's calendar is read once for each and the rest are words.
 */
export function sayingDays(now: number, timeZone: string): (at: number) => Said {
  const calendar = calendarOf(timeZone)
  const today = calendar(now)
  const said = new Map<number, Said>()
  return (at) => {
    const known = said.get(at)
    if (known) return known
    const { year, month, day, hour, minute } = calendar(at)
    const number = dayNumber({ year, month, day })
    const ago = dayNumber(today) - number
    const short = `${day} ${months[month - 1]}`
    const made = {
      number,
      day: ago === 0 ? 'Today' : ago === 1 ? 'Yesterday' : year === today.year ? short : `${short} ${year}`,
      date: `${short} ${year}`,
      weekday: weekdays[(((number + 4) % 7) + 7) % 7] ?? '',
      time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    }
    said.set(at, made)
    return made
  }
}

/** Several days, the newest first, in few words: "19 and 18 February", "Yesterday to 2 February". */
export function daysTogether(days: readonly string[]): string {
  const [first = '', ...others] = days
  const last = others.at(-1)
  if (last === undefined) return first
  const shared = first.slice(first.indexOf(' '))
  const begin = /^\d/.test(first) && last.endsWith(shared) && /^\d+ /.test(last) ? first.slice(0, first.indexOf(' ')) : first
  return `${begin} ${others.length === 1 ? 'and' : 'to'} ${last}`
}
