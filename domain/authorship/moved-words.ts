import type { Line } from './lines.ts'
import type { Stretch } from './stretches.ts'

/** So many characters that went and came, from the beginning of a word on, are the same words and no chance. */
const TELLING = 20

type Range = { line: number; start: number; end: number }

/**
 * Finds words that a comparison of blocks calls removed in one place and added in another: a paragraph broken in two,
 * two made one, a sentence pasted elsewhere. Whoever moved them did not write them. Stretches that were traced stay.
 */
export function movedWords(before: readonly Line[], after: readonly Line[], traced: readonly Stretch[][]): Stretch[][] {
  if (!traced.some((line) => line.some(({ from }) => !from))) return [...traced]
  const lost = lostRanges(before, traced)
  const starts = new Map<string, Range & { at: number }>()
  for (const range of lost) {
    const { text } = before[range.line] as Line
    for (const at of wordStarts(text, range.start, range.end - TELLING)) {
      const words = text.slice(at, at + TELLING)
      if (!starts.has(words)) starts.set(words, { ...range, at })
    }
  }
  if (starts.size === 0) return [...traced]
  return traced.map((line, index) => {
    const { text } = after[index] as Line
    let place = 0
    return line.flatMap((stretch) => {
      const start = place
      place += stretch.length
      return stretch.from || stretch.length < TELLING ? [stretch] : foundIn(text, start, place, before, starts)
    })
  })
}

/** What of the older lines no stretch came from. */
function lostRanges(before: readonly Line[], traced: readonly Stretch[][]): Range[] {
  const kept = before.map((): [number, number][] => [])
  for (const { from, length } of traced.flat()) if (from) kept[from.line]?.push([from.at, from.at + length])
  return kept.flatMap((ranges, line) => {
    const lost: Range[] = []
    let place = 0
    for (const [start, end] of ranges.sort(([one], [other]) => one - other)) {
      if (start - place >= TELLING) lost.push({ line, start: place, end: start })
      place = Math.max(place, end)
    }
    const { length } = (before[line] as Line).text
    if (length - place >= TELLING) lost.push({ line, start: place, end: length })
    return lost
  })
}

/** A stretch that is new, cut into what was found among the lost words and what was not. */
function foundIn(text: string, start: number, end: number, before: readonly Line[], starts: Map<string, Range & { at: number }>): Stretch[] {
  const result: Stretch[] = []
  let done = start
  for (const at of wordStarts(text, start, end - TELLING)) {
    if (at < done) continue
    const found = starts.get(text.slice(at, at + TELLING))
    if (!found) continue
    const old = (before[found.line] as Line).text
    let length = TELLING
    while (at + length < end && found.at + length < found.end && text[at + length] === old[found.at + length]) length++
    while (at + length < end && isInWord(text, at + length)) length--
    if (length === 0) continue
    if (at > done) result.push({ length: at - done, from: null })
    result.push({ length, from: { line: found.line, at: found.at } })
    done = at + length
  }
  if (end > done) result.push({ length: end - done, from: null })
  return result
}

/** Places where a word begins; in scripts without spaces, every sign. */
function* wordStarts(text: string, from: number, until: number): Generator<number> {
  for (let at = from; at <= until; at++) if (!isInWord(text, at) && !/\s/.test(text[at] ?? '')) yield at
}

const isInWord = (text: string, at: number): boolean => at > 0 && isLetter(text[at - 1] ?? '') && isLetter(text[at] ?? '')
const isLetter = (sign: string): boolean =>
  /[\p{L}\p{N}\p{M}\uD800-\uDFFF]/u.test(sign) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(sign)
