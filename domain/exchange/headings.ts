import { isCapitals } from './title-case.ts'

/** How far the typed numbers have come, and whether the Games are what the section is about. */
export type Place = { major: number; minor: number; games: boolean }

/** What sort of headings a manuscript has, which one line alone cannot say. `last` is the line of the last numbered
 * section; `sections` says that lines which are surely sections stand among those that are not numbered. */
export type Manner = { numbered: boolean; last: number; sections: boolean }

/** How a line stands: `closed`: no paragraph is open above it; `alone`: an empty line follows as well; `next`: the line that follows. */
export type Standing = { closed: boolean; alone: boolean; at: number; next: string }

/**
 * A line that is a heading. `typed` is the number that stood before it; `doubt` says why a person should look.
 */
export type FoundHeading = {
  level: 2 | 3 | 4
  title: string
  typed: string
  numbers: number[]
  doubt: null | 'guessed-heading' | 'possible-heading' | 'number-out-of-order'
}

const months = /\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)\s+\d{4}/i
const start: Place = { major: 0, minor: 0, games: false }

/** The sections that a report of this kind has, by the words that no other line is made of. */
export const known =
  /^(?:olympic history|la28[- ]specific (?:initiatives|considerations)|executive leadership|agency (?:&|and) creative partners|competitive positioning|key metrics|overview|conclusion|sources|references)(?: ?(?:&|and|,) ?[\p{L}\p{N}' -]{3,50})?$/iu

/**
 * Reads one line as a heading, or gives null. The kinds: the summary and an appendix; "1. TITLE", "1.1 Title", "1.1.1
 * Title"; a Games edition, "Paris 2024 (Summer)"; and, in doubt, an edition without its season, a line in capitals
 * and, where nothing is numbered, a line that is written as a title.
 */
export function headingIn(line: string, standing: Standing, place: Place, manner: Manner): FoundHeading | null {
  if (!standing.closed || line.length > 130) return null
  return (
    fixedHeading(line) ??
    numberedHeading(line, standing, place) ??
    gamesHeading(line, standing, place) ??
    (standing.alone ? (capitalsHeading(line, standing, manner, place) ?? titledHeading(line, manner)) : null)
  )
}

/** A heading behind the signs of Markdown, in a text that is read as plain. */
export function markedHeading(line: string): FoundHeading | null {
  const [, signs = '', title] = /^(#{1,6}) (.{1,130})$/.exec(line) ?? []
  if (title === undefined) return null
  const typed = typedNumber(title)
  return { ...heading(signs.length <= 2 ? 2 : signs.length === 3 ? 3 : 4, title.slice(typed.length)), typed }
}

/** The number before the words of what is a heading for certain, with the space behind it. */
export const typedNumber = (title: string): string => /^(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}[.)]|[IVX]{1,5}\.)\s+(?=\S)/.exec(title)?.[0] ?? ''

/** The headings that end a header: those that cannot be a sponsor's name. */
export function endsHeader(line: string): boolean {
  return line.length <= 130 && (fixedHeading(line) !== null || numberedHeading(line, { closed: true, alone: true, at: 0, next: '' }, start) !== null)
}

const heading = (level: 2 | 3 | 4, title: string, doubt: FoundHeading['doubt'] = null): FoundHeading => ({ level, title, typed: '', numbers: [], doubt })

/** A heading by its words: the summary, an appendix. */
export function fixedHeading(line: string): FoundHeading | null {
  const summary = /^((?:\d{1,2}[.)]?\s{1,3})?)((?:executive )?summary)(:?)$/i.exec(line)
  if (summary?.[2]) return { ...heading(2, summary[2]), typed: summary[1] ?? '' }
  const appendix = /^((?:\d{1,2}[.)]?\s{1,3})?)(appendix(?:\s[A-Z0-9]{1,2})?(?:\s?[:.–—-]\s?\S.{0,90})?|source references)$/i.exec(line)
  return appendix?.[2] && !line.endsWith('.') ? { ...heading(2, appendix[2]), typed: appendix[1] ?? '' } : null
}

function numberedHeading(line: string, { alone, next: below }: Standing, place: Place): FoundHeading | null {
  const found = /^((\d{1,2}(?:\.\d{1,2}){0,3})([.)]?)\s+)(.+)$/.exec(line)
  if (!found) return romanHeading(line, alone)
  const [, typed = '', number = '', dot, title = ''] = found
  if (title.length > 120 || endsSentence(title) || /^\P{L}*\p{Ll}(?!\p{Lu})/u.test(title)) return null
  const numbers = number.split('.').map(Number)
  const [major = 0, minor = 0] = numbers
  const capitals = isCapitals(title)
  const at = (level: 2 | 3 | 4, doubt: FoundHeading['doubt']): FoundHeading => ({ level, title, typed, numbers, doubt })

  if (numbers.length === 1) {
    const next = major === place.major + 1
    if (capitals && (dot || alone)) return at(2, next ? null : 'number-out-of-order')
    if (!dot || !next) return null
    if (alone) return at(2, isTitle(title) ? null : 'guessed-heading')
    return isTitle(title) && title.length <= 70 && !/^[\d•-]/.test(below) ? at(2, 'guessed-heading') : null
  }
  const level = numbers.length === 2 ? 3 : 4
  const next = major === place.major && (level === 3 ? minor === place.minor + 1 : minor === place.minor)
  if (next) return at(level, null)
  return alone && (capitals || isTitle(title)) ? at(level, 'number-out-of-order') : null
}

/** "IV. EXECUTIVE LEADERSHIP": a Roman number before a line in capitals or, alone, before a title. */
function romanHeading(line: string, alone: boolean): FoundHeading | null {
  const [, typed = '', title] = /^([IVX]{1,5}\.\s+)(\p{Lu}.+)$/u.exec(line) ?? []
  if (title === undefined || endsSentence(title) || !(isCapitals(title) || (alone && isTitle(title)))) return null
  return { ...heading(2, title), typed, numbers: [romans.indexOf(typed.replace(/\.\s+$/, '')) + 1] }
}

const romans = 'I II III IV V VI VII VIII IX X XI XII'.split(' ')

function gamesHeading(line: string, { alone }: Standing, { games }: Place): FoundHeading | null {
  if (line.length > 80) return null
  if (/^\p{Lu}[\p{L}'’. -]{1,50} (?:18|19|20)\d\d \((?:summer|winter)[^)]{0,30}\)$/iu.test(line)) return heading(4, line)
  const edition = alone && /^(?:\p{Lu}[\p{L}'’.-]{0,30} ){1,4}(?:18|19|20)\d\d(?: \([^)]{1,40}\))?$/u.test(line) && !months.test(line)
  return edition ? heading(4, line, games ? null : 'guessed-heading') : null
}

/** A section of its own at the end of numbered ones, or where nothing is numbered; between numbered ones it takes no number. */
function capitalsHeading(line: string, { at }: Standing, { numbered, last }: Manner, { major }: Place): FoundHeading | null {
  const letters = line.match(/\p{L}/gu)?.length ?? 0
  if (!isCapitals(line) || letters < 4 || line.length > 80 || endsSentence(line)) return null
  return heading(numbered && major > 0 && at < last ? 4 : 2, line, 'guessed-heading')
}

/** A line written as a title: a heading where nothing is numbered, and elsewhere one that may be. */
function titledHeading(line: string, { numbered, sections }: Manner): FoundHeading | null {
  if (known.test(line)) return heading(2, line, 'guessed-heading')
  if (
    line.length > 60 ||
    !/\s/.test(line) ||
    /[.:;,!?"”]$/.test(line) ||
    !isTitle(line) ||
    !/^["“‘']?[\p{Lu}\p{N}]/u.test(line) ||
    months.exec(line)?.index === 0
  )
    return null
  return numbered ? heading(4, line, 'possible-heading') : heading(sections ? 3 : 2, line, 'guessed-heading')
}

/** Whether a line ends as a sentence or a label does, and not in an abbreviation. */
const endsSentence = (line: string) => /[.!?:;,]$/.test(line) && !/\b\p{Lu}\.\p{Lu}\.$/u.test(line)

/** Whether most words of some length begin with a capital, as in a title. */
export function isTitle(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []
  const long = words.filter((word) => word.length > 3)
  const weighed = long.length > 0 ? long : words
  return weighed.length > 0 && weighed.filter((word) => !/^\p{Ll}/u.test(word)).length / weighed.length >= 0.6
}
