const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** "20 February 2026", in UTC: a date of publication is the same for every reader and every server. */
export const longDate = (at: number): string => long.format(at)

/** "20 Feb 2026", for rows. September is "Sep", as the other months have three letters too. */
export const shortDate = (at: number): string => short.format(at).replace('Sept', 'Sep')

/** "2026-02-20", for machines. */
export const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const yearOf = (at: number): number => new Date(at).getUTCFullYear()

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A date of a deal, as precise as it is known: "2028", "July 2028", "14 July 2028". */
export function dealDate(date: string): string {
  if (date.length === 4) return date
  const at = Date.parse(`${date}-01`.slice(0, 10))
  return date.length === 7 ? month.format(at) : longDate(at)
}

/** The time that a deal covers, as far as it is known: "2015–2024", "since July 2021", "until 2032"; empty where nothing is. */
export function dealSpan({ from, until, ended = false }: { from: string | null; until: string | null; ended?: boolean }): string {
  if (from !== null && until !== null) {
    const ends = [dealDate(from), dealDate(until)]
    return from === until ? `${ends[0]}` : ends.join(ends.some((end) => end.includes(' ')) ? ' – ' : '–')
  }
  if (from !== null) return `${ended ? 'from' : 'since'} ${dealDate(from)}`
  return until === null ? '' : `until ${dealDate(until)}`
}
