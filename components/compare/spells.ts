import type { EditionRow, Timeline, WithdrawalRow } from '#domain/revisions/timeline.ts'

type RevisionRow = Timeline['revisions'][number]

/** What stands in a history: spells of revisions of one day, and editions and withdrawals between them. */
export type TimelinePart =
  | { kind: 'spell'; day: string; weekday: string; from: string; until: string; people: string[]; rows: { row: RevisionRow; time: string }[] }
  | { kind: 'edition'; edition: EditionRow; day: string; withdrawn: boolean }
  | { kind: 'withdrawal'; withdrawal: WithdrawalRow; day: string }

/**
 * Lays a page of a history out, newest first, with the days of a time zone. A revision that was cut for an edition on the
 * same page has no line of its own: the edition names it.
 */
export function partsOfTimeline(
  { revisions, editions, withdrawals }: Pick<Timeline, 'revisions' | 'editions' | 'withdrawals'>,
  now: number,
  timeZone: string,
): TimelinePart[] {
  const say = speech(now, timeZone)
  const published = new Set(editions.map(({ revision }) => revision))
  const events = [
    ...revisions
      .filter((row) => row.kind !== 'published' || row.name !== null || !published.has(row.number))
      .map((row) => ({ at: row.createdAt, rank: row.number / 1e9, row })),
    ...editions.map((edition) => ({ at: edition.publishedAt, rank: 1, edition })),
    ...withdrawals.map((withdrawal) => ({ at: withdrawal.at, rank: 2, withdrawal })),
  ].sort((one, other) => other.at - one.at || other.rank - one.rank)

  const parts: TimelinePart[] = []
  for (const event of events) {
    const day = say.day(event.at)
    if ('edition' in event) {
      const { major, minor } = event.edition
      const withdrawn = withdrawals.some((one) => one.major === major && one.minor === minor)
      parts.push({ kind: 'edition', edition: event.edition, day: say.date(event.at), withdrawn })
    } else if ('withdrawal' in event) parts.push({ kind: 'withdrawal', withdrawal: event.withdrawal, day: say.date(event.at) })
    else {
      const last = parts.at(-1)
      const time = say.time(event.at)
      const spell =
        last?.kind === 'spell' && last.day === day
          ? last
          : { kind: 'spell' as const, day, weekday: say.weekday(event.at), from: time, until: time, people: [], rows: [] }
      if (spell !== last) parts.push(spell)
      spell.rows.push({ row: event.row, time })
      spell.from = time
      spell.people = [...new Set([...spell.people, ...event.row.writers, ...(event.row.author && event.row.writers.length === 0 ? [event.row.author] : [])])]
    }
  }
  return parts
}

const DAY = 86_400_000

/** Days as people say them, in a time zone: "Today", "Yesterday", "20 February", and with the year where it is another one. */
function speech(now: number, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
  const date = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const near = format({ day: 'numeric', month: 'long' })
  const year = format({ year: 'numeric' })
  const clock = format({ hour: '2-digit', minute: '2-digit', hour12: false })
  const week = format({ weekday: 'long' })
  return {
    date: (at: number) => date.format(at),
    time: (at: number) => clock.format(at),
    weekday: (at: number) => week.format(at),
    day: (at: number) => {
      if (date.format(at) === date.format(now)) return 'Today'
      if (date.format(at) === date.format(now - DAY)) return 'Yesterday'
      return year.format(at) === year.format(now) ? near.format(at) : date.format(at)
    },
  }
}
