import { isCapitals } from './title-case.ts'

/** How far the typed numbers have come. */
export type Place = { major: number; minor: number }

/**
 * A line that is a heading. `typed` is the number that stood before it; `doubt` says why a person should look.
 */
export type FoundHeading = { level: 2 | 3 | 4; title: string; typed: number[]; doubt: null | 'guessed-heading' | 'number-out-of-order' }

const months = /\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)\s+\d{4}/i

/**
 * Reads one line as a heading, or gives null. `closed`: no paragraph is open above it; `alone`: an empty line follows
 * as well. The kinds: the summary and an appendix; "1. TITLE", "1.1 Title", "1.1.1 Title"; a Games edition, "Paris 2024
 * (Summer)"; and, in doubt, a line in capitals.
 */
export function headingIn(line: string, { closed, alone }: { closed: boolean; alone: boolean }, place: Place): FoundHeading | null {
  return (
    fixedHeading(line, closed) ??
    numberedHeading(line, { closed, alone }, place) ??
    gamesHeading(line, { closed, alone }) ??
    (alone ? capitalsHeading(line) : null)
  )
}

/** The headings that end a header: those that cannot be a sponsor's name. */
export function endsHeader(line: string): boolean {
  return fixedHeading(line, true) !== null || numberedHeading(line, { closed: true, alone: true }, { major: 0, minor: 0 }) !== null
}

function fixedHeading(line: string, closed: boolean): FoundHeading | null {
  const summary = /^(?:(\d{1,2})\.\s+)?((?:executive )?summary):?$/i.exec(line)
  if (summary?.[2]) return { level: 2, title: summary[2], typed: [], doubt: null }
  if (closed && line.length <= 100 && /^appendix(?:\s+[A-Z0-9]{1,2})?(?:\s*[:.–—-]\s*\S.*)?$/i.test(line) && !line.endsWith('.'))
    return { level: 2, title: line, typed: [], doubt: null }
  return null
}

function numberedHeading(line: string, { closed, alone }: { closed: boolean; alone: boolean }, place: Place): FoundHeading | null {
  const found = /^(\d{1,2}(?:\.\d{1,2}){0,2})(\.?)\s+(.+)$/.exec(line)
  if (!found || !closed) return null
  const [, number = '', dot, title = ''] = found
  if (title.length > 120 || /[.;,:!]$/.test(title) || /^\P{L}*\p{Ll}/u.test(title)) return null
  const typed = number.split('.').map(Number)
  const [major = 0, minor = 0] = typed
  const capitals = isCapitals(title)

  if (typed.length === 1) {
    if (!dot) return null
    const next = major === place.major + 1
    if (capitals) return { level: 2, title, typed, doubt: next ? null : 'number-out-of-order' }
    return alone && next ? { level: 2, title, typed, doubt: isTitle(title) ? null : 'guessed-heading' } : null
  }
  const level = typed.length === 2 ? 3 : 4
  const next = major === place.major && (level === 3 ? minor === place.minor + 1 : minor === place.minor)
  if (next) return { level, title, typed, doubt: null }
  return alone && (capitals || isTitle(title)) ? { level, title, typed, doubt: 'number-out-of-order' } : null
}

function gamesHeading(line: string, { closed, alone }: { closed: boolean; alone: boolean }): FoundHeading | null {
  if (!closed || line.length > 80) return null
  if (/^\p{Lu}[\p{L}'’. -]{1,50} (?:18|19|20)\d\d \((?:summer|winter)[^)]{0,30}\)$/iu.test(line)) return { level: 4, title: line, typed: [], doubt: null }
  const guessed = alone && /^(?:\p{Lu}[\p{L}'’.-]+ ){1,4}(?:18|19|20)\d\d(?: \([^)]{1,40}\))?$/u.test(line) && !months.test(line)
  return guessed ? { level: 4, title: line, typed: [], doubt: 'guessed-heading' } : null
}

function capitalsHeading(line: string): FoundHeading | null {
  const letters = line.match(/\p{L}/gu)?.length ?? 0
  if (!isCapitals(line) || letters < 4 || line.length > 80 || /[.!?:;,]$/.test(line)) return null
  return { level: 2, title: line, typed: [], doubt: 'guessed-heading' }
}

/** Whether most words of some length begin with a capital, as in a title. */
export function isTitle(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []
  const long = words.filter((word) => word.length > 3)
  const weighed = long.length > 0 ? long : words
  return weighed.length > 0 && weighed.filter((word) => !/^\p{Ll}/u.test(word)).length / weighed.length >= 0.6
}
