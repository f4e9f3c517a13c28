import { matchWords } from './matching.ts'
import type { Study } from './study.ts'
import { type Tokens, tokenizer } from './tokens.ts'

/** A stretch of two texts that both have or that one has, by its places in either. */
export type Range = { change: 'kept' | 'added' | 'removed'; older: [number, number]; newer: [number, number] }
type Texts = { older: string; newer: string }

/** Of long texts only what lies between their equal beginnings and ends is looked at, and so many letters around it, where a change may read better. */
const LONG = { text: 8_000, around: 2_000 }
/** Steps to cut a letter into words and lay those over each other. */
const STEPS = 36

/**
 * Cuts two texts into what both have and what one has; together the ranges make up each text. White space follows its
 * words. What cannot be looked at any more is one change, from the first word that differs to the last.
 */
export function rangesOf(older: string, newer: string, study: Study): Range[] {
  const { ranges, add } = adding()
  if (older === newer) {
    add('kept', [0, older.length], [0, newer.length])
    return ranges
  }
  const long = Math.max(older.length, newer.length) > LONG.text
  let ends = long ? equalEnds({ older, newer }, LONG.around) : { head: 0, tail: 0 }
  const affordable = study.afford(STEPS * (older.length + newer.length - 2 * (ends.head + ends.tail)))
  if (!affordable) ends = equalEnds({ older, newer }, 0)
  const { head, tail } = ends
  const middle = { older: older.slice(head, older.length - tail), newer: newer.slice(head, newer.length - tail) }
  const within = affordable ? byWords(middle, study) : whole(middle)
  add('kept', [0, head], [0, head])
  for (const { change, older: from, newer: to } of within) add(change, [from[0] + head, from[1] + head], [to[0] + head, to[1] + head])
  add('kept', [older.length - tail, older.length], [newer.length - tail, newer.length])
  return ranges
}

/** Collects ranges, neighbours that fared alike as one. */
function adding() {
  const ranges: Range[] = []
  const add = (change: Range['change'], older: [number, number], newer: [number, number]) => {
    const last = ranges.at(-1)
    if (older[0] === older[1] && newer[0] === newer[1]) return
    if (last?.change === change) [last.older[1], last.newer[1]] = [older[1], newer[1]]
    else ranges.push({ change, older: [...older], newer: [...newer] })
  }
  return { ranges, add }
}

const whole = ({ older, newer }: Texts): Range[] => [
  { change: 'removed', older: [0, older.length], newer: [0, 0] },
  { change: 'added', older: [older.length, older.length], newer: [0, newer.length] },
]

function byWords({ older, newer }: Texts, study: Study): Range[] {
  const { ranges, add } = adding()
  const place = { older: 0, newer: 0 }
  const until = (olderEnd: number, newerEnd: number) => {
    const [before, after] = [older.slice(place.older, olderEnd), newer.slice(place.newer, newerEnd)]
    const head = commonSpace(before, after)
    const tail = before === after ? before.length - head : commonSpaceAtEnd(before.slice(head), after.slice(head))
    const start = { older: place.older + head, newer: place.newer + head }
    const end = { older: olderEnd - tail, newer: newerEnd - tail }
    add('kept', [place.older, start.older], [place.newer, start.newer])
    add('removed', [start.older, end.older], [start.newer, start.newer])
    add('added', [end.older, end.older], [start.newer, end.newer])
    add('kept', [end.older, olderEnd], [end.newer, newerEnd])
    place.older = olderEnd
    place.newer = newerEnd
  }

  const cut = tokenizer()
  const [before, after]: [Tokens, Tokens] = [cut(older), cut(newer)]
  for (const run of matchWords(before, after, study)) {
    for (let at = 0; at < run.length; at++) {
      const [o, n] = [run.older + at, run.newer + at]
      const [olderStart, newerStart] = [before.starts[o] as number, after.starts[n] as number]
      // Within a run the same white space stands nearly everywhere.
      if (at === 0 || older.slice(place.older, olderStart) !== newer.slice(place.newer, newerStart)) until(olderStart, newerStart)
      const ends = { older: before.ends[o] as number, newer: after.ends[n] as number }
      add('kept', [place.older, ends.older], [place.newer, ends.newer])
      place.older = ends.older
      place.newer = ends.newer
    }
  }
  until(older.length, newer.length)
  return ranges
}

/** How long two texts are the same from their beginning and from their end, up to white space that stands so many letters before what differs. */
function equalEnds({ older, newer }: Texts, around: number): { head: number; tail: number } {
  const least = Math.min(older.length, newer.length)
  let head = 0
  while (head < least && older.charCodeAt(head) === newer.charCodeAt(head)) head++
  head = Math.max(0, head - around)
  // Both texts are cut at the same white space, where no word and no sign can be broken.
  while (head > 0 && !isSpace(older[head - 1])) head--
  let tail = 0
  while (tail < least - head && older.charCodeAt(older.length - 1 - tail) === newer.charCodeAt(newer.length - 1 - tail)) tail++
  tail = Math.max(0, tail - around)
  while (tail > 0 && !isSpace(older[older.length - tail])) tail--
  return { head, tail }
}

const isSpace = (sign: string | undefined) => sign !== undefined && /\s/.test(sign)

function commonSpace(one: string, other: string): number {
  let length = 0
  while (length < other.length && isSpace(one[length]) && one[length] === other[length]) length++
  return length
}

function commonSpaceAtEnd(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && isSpace(one.at(-1 - length)) && one.at(-1 - length) === other.at(-1 - length)) length++
  return length
}
