import { bulletSign, dashSign, isEndMark, isLayout } from './header.ts'
import { headingIn, type Manner, mannerOf, markedHeading, type Place } from './headings.ts'
import { words } from './inline.ts'
import type { Rough } from './rough.ts'

type Open =
  | { kind: 'paragraph'; line: number; lines: string[]; alone: boolean }
  | { kind: 'item'; line: number; lines: string[]; depth: number; number: number | null }
type Level = { indent: number; sign: string }

/** No list is nested deeper than this; what stands deeper belongs to the last level. */
const DEEPEST = 8

/**
 * Reads plain text: headings by their look and their numbers, paragraphs over wrapped lines, bullets with how deep
 * they stand. `raw` are the lines as they came, for their indents; `from` is the first line of the body; `marked`
 * says that headings stand behind `#`.
 */
export function roughText(lines: readonly string[], raw: readonly string[], from: number, marked: boolean): Rough[] {
  const rough: Rough[] = []
  const manner: Manner = mannerOf(lines)
  const place: Place = { major: 0, minor: 0, games: false }
  let open: Open | null = null
  let levels: Level[] = []

  const close = () => {
    if (!open) return
    const inline = words(joined(open.lines))
    if (open.kind === 'paragraph') rough.push({ kind: 'paragraph', line: open.line, inline, alone: open.alone, title: null })
    else rough.push({ kind: 'item', line: open.line, depth: open.depth, number: open.number, inline })
    open = null
  }

  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const opened = open as Open | null
    const closed = opened?.kind !== 'paragraph'
    if (line === '' || isLayout(line) || isEndMark(line)) {
      close()
      if (isEndMark(line)) rough.push({ kind: 'end' })
      continue
    }
    const next = lines[at + 1] ?? ''
    const alone = closed && next === ''
    const heading = (marked ? markedHeading(line) : null) ?? headingIn(line, { closed, alone, at }, place, manner)
    if (heading) {
      close()
      levels = []
      const { level, title, typed, numbers, doubt } = heading
      const line = at + 1
      if (doubt === 'possible-heading') {
        rough.push({ kind: 'paragraph', line, inline: words(title), alone: true, title: level })
        continue
      }
      rough.push({ kind: 'heading', line, level, inline: words(title), typed, doubt })
      if (level === 2) Object.assign(place, { major: numbers[0] ?? place.major, minor: 0 })
      if (level === 3) place.minor = numbers[1] ?? place.minor
      if (level < 4) place.games = /\b(?:games|edition)/i.test(title)
      continue
    }
    const sign = signOf(line, opened, next)
    if (sign && line.length > sign.length) {
      close()
      const number = numberOf(sign)
      levels = levelsWith(levels, { indent: indentOf(raw[at] ?? ''), sign: number === null ? sign.trim() : '1' })
      open = { kind: 'item', line: at + 1, lines: [line.slice(sign.length)], depth: levels.length - 1, number }
    } else if (opened) opened.lines.push(line)
    else {
      levels = []
      open = { kind: 'paragraph', line: at + 1, lines: [line], alone }
    }
  }
  close()
  return rough
}

/** The sign of a bullet or the number of a list's item that a line starts with. */
function signOf(line: string, open: Open | null, next: string): string | undefined {
  const bullet = bulletSign.exec(line)?.[0]
  if (bullet !== undefined) return bullet
  const dash = dashSign.exec(line)?.[0]
  if (dash !== undefined) return open?.kind !== 'paragraph' || /:$/.test(open.lines.at(-1) ?? '') || dashSign.test(next) ? dash : undefined
  const number = listNumber.exec(line)?.[0]
  if (number === undefined) return undefined
  const value = numberOf(number) ?? 0
  const counts = open?.kind === 'item' && open.number !== null ? value === open.number + 1 : value === 1 && numberOf(listNumber.exec(next)?.[0] ?? '') === 2
  return counts ? number : undefined
}

const listNumber = /^\d{1,3}[.)]\s+(?=\S)/
const numberOf = (sign: string): number | null => (/^\d/.test(sign) ? Number.parseInt(sign, 10) : null)

/** How far a line is indented; a tab reaches to the next multiple of four. */
function indentOf(raw: string): number {
  let indent = 0
  for (const sign of raw) {
    if (sign === '\t') indent += 4 - (indent % 4)
    else if (sign === ' ' || sign === '\u00a0') indent++
    else if (sign !== '\ufeff') break
  }
  return indent
}

/** The open levels of a list once an item stands there: further in, or under a new sign, is deeper. */
function levelsWith(levels: readonly Level[], item: Level): Level[] {
  const same = levels.findLastIndex(({ indent, sign }) => sign === item.sign && indent === item.indent)
  if (same !== -1) return levels.slice(0, same + 1)
  const above = levels.filter(({ indent, sign }) => indent < item.indent || (indent === item.indent && sign !== item.sign))
  return [...above.slice(0, DEEPEST - 1), item]
}

/** Lines that were wrapped go on where they broke; a hyphen at the end of one stays. */
const joined = (lines: readonly string[]) => lines.map((line, at) => (at === lines.length - 1 || /\p{L}-$/u.test(line.slice(-3)) ? line : `${line} `)).join('')
