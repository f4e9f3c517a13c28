/** Dates of deals are as precise as is known: 2028, 2028-07, 2028-07-14. */
const shape = /^(1[89]\d\d|2[01]\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/

/** Whether a text is such a date, and a day that the calendar has. */
export function isDealDate(text: string): boolean {
  if (!shape.test(text)) return false
  return text.length < 10 || new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
}

/** Whether one date ends before the other begins. What is known no better may be the same: 2028 is not before 2028-07. */
export function isBefore(date: string, other: string): boolean {
  const precision = Math.min(date.length, other.length)
  return date.slice(0, precision) < other.slice(0, precision)
}

/** Whether a date has not begun at this moment, in UTC. */
export function isAhead(date: string, now: number): boolean {
  return isBefore(new Date(now).toISOString().slice(0, 10), date)
}

/** Whether a date is over at this moment, in UTC. */
export function isOver(date: string, now: number): boolean {
  return isBefore(date, new Date(now).toISOString().slice(0, 10))
}
