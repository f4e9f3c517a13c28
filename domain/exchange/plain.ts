import { isEndMark, isLayout } from './header.ts'
import { endsHeader, type FoundHeading, headingIn, markedHeading, type Place } from './headings.ts'
import { starred } from './inline.ts'
import { indentOf, type Level, levelsWith, signOf } from './list-signs.ts'
import { mannerOf } from './manner.ts'
import type { Rough } from './rough.ts'
import { isCapitals } from './title-case.ts'

type Open = { kind: 'paragraph'; line: number; lines: string[] } | { kind: 'item'; line: number; lines: string[]; depth: number; number: number | null }

/**
 * Reads plain text: headings by their look and their numbers, paragraphs over wrapped lines, bullets with how deep
 * they stand. `raw` are the lines as they came, for their indents; `from` is the first line of the body; `marked`
 * says that headings stand behind `#`.
 */
export function roughText(lines: readonly string[], raw: readonly string[], from: number, marked: boolean): Rough[] {
  const rough: Rough[] = []
  const manner = mannerOf(lines)
  const place: Place = { major: 0, minor: 0, games: false }
  const wrapped = isWrapped(lines)
  const reading: { open: Open | null; levels: Level[]; number: number | null } = { open: null, levels: [], number: null }

  const close = () => {
    const { open } = reading
    reading.open = null
    const inline = starred(open ? joined(open.lines) : '')
    if (!open || inline.length === 0) return
    if (open.kind === 'paragraph') rough.push({ kind: 'paragraph', line: open.line, inline, title: null })
    else rough.push({ kind: 'item', line: open.line, depth: open.depth, number: open.number, inline })
  }

  const addHeading = ({ level, title, typed, numbers, doubt }: FoundHeading, line: number) => {
    reading.levels = []
    const inline = starred(title)
    if (doubt === 'possible-heading') rough.push({ kind: 'paragraph', line, inline, title: level })
    else {
      rough.push({ kind: 'heading', line, level, inline, typed, doubt })
      if (level === 2) Object.assign(place, { major: numbers[0] ?? place.major, minor: 0 })
      if (level === 3) place.minor = numbers[1] ?? place.minor
      if (level < 4) place.games = /\b(?:games|edition)/i.test(title)
    }
  }

  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (rough.length > MOST_BLOCKS) {
      reading.open ??= { kind: 'paragraph', line: at + 1, lines: [] }
      if (!isLayout(line) && !isEndMark(line)) reading.open.lines.push(line)
      continue
    }
    if (line === '' || isLayout(line) || isEndMark(line) || isRule(line)) {
      close()
      if (isEndMark(line)) rough.push({ kind: 'end' })
      continue
    }
    const last = reading.open?.lines.at(-1)?.length ?? 0
    if (last > LONG || (!wrapped && last > 0)) close()
    const { open } = reading
    const next = lines[at + 1] ?? ''
    const closed = open?.kind !== 'paragraph'
    const alone = closed && (next === '' || isRule(next) || (!wrapped && next.length > LONG))
    const heading = (marked ? markedHeading(line) : null) ?? headingIn(inner(line), { closed, alone, at, next }, place, manner)
    if (heading) {
      close()
      const more = goesOn(heading, next, lines[at + 2] ?? '')
      addHeading(more ? { ...heading, title: `${heading.title} ${next}` } : heading, at + 1)
      if (more) at++
      continue
    }
    const item = reading.levels.length > 0 ? { item: { number: reading.number } } : null
    const sign = signOf(line, open?.kind === 'paragraph' ? { paragraph: open.lines } : item, next)
    if (sign) {
      close()
      reading.levels = levelsWith(reading.levels, { indent: indentOf(raw[at] ?? ''), sign: sign.sign })
      reading.number = sign.number
      reading.open = { kind: 'item', line: at + 1, lines: [line.slice(sign.length)], depth: reading.levels.length - 1, number: sign.number }
    } else if (open) open.lines.push(line)
    else {
      reading.levels = []
      reading.open = { kind: 'paragraph', line: at + 1, lines: [line] }
    }
  }
  close()
  return rough
}

/** More than a report may hold. What comes after is not looked at: it stands in one paragraph, so that no word is lost. */
const MOST_BLOCKS = 25_000

/** A line longer than this was not wrapped: its end is the end of a paragraph. */
const LONG = 130

/** Whether paragraphs may go over several lines. Where hardly a line is empty and many are long, each line is one. */
function isWrapped(lines: readonly string[]): boolean {
  let empty = 0
  let long = 0
  for (const line of lines) {
    if (line === '') empty++
    else if (line.length > LONG) long++
  }
  return long < 3 || empty > (lines.length - empty) / 4
}

/** Whether a heading in capitals was wrapped onto the next line. */
const goesOn = ({ title, level }: FoundHeading, next: string, after: string) =>
  level < 4 &&
  !isCapitals(after) &&
  !endsHeader(next) &&
  next.length <= 60 &&
  title.length > 25 &&
  /^\P{N}/u.test(next) &&
  isCapitals(title) &&
  isCapitals(next)

/** A line that parts two others, and holds no word. */
const isRule = (line: string) => line.length >= 3 && line.length <= 200 && /^[-_=*~─—– ]+$/.test(line)

/** The words of a line that stands in bold as a whole, written between asterisks. */
const inner = (line: string) => /^\*\*([^*]{1,130})\*\*$/.exec(line)?.[1]?.trim() ?? line

/** Lines that were wrapped go on where they broke; a hyphen at the end of one stays. */
function joined(lines: readonly string[]): string {
  const filled = lines.filter((line) => line !== '')
  return filled.map((line, at) => (at === filled.length - 1 || /\p{L}-$/u.test(line.slice(-3)) ? line : `${line} `)).join('')
}
