/** A moment as a clock and a calendar in some zone show it. */
export type CalendarTime = { year: number; month: number; day: number; hour: number; minute: number }

/** Reads moments off a clock and a calendar that hang in a zone. */
export function calendarOf(timeZone: string): (at: number) => CalendarTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  return (at) => {
    const read: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(at)) read[type] = Number(value)
    return { year: read.year ?? 0, month: read.month ?? 0, day: read.day ?? 0, hour: read.hour ?? 0, minute: read.minute ?? 0 }
  }
}

/** Counts days of the calendar: neighbouring days differ by one, also where a day has 23 or 25 hours. */
export const dayNumber = ({ year, month, day }: Pick<CalendarTime, 'year' | 'month' | 'day'>): number => Date.UTC(year, month - 1, day) / 86_400_000
