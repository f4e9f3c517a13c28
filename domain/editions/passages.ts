import { clipped, markedParts, type Part } from '../search/excerpt.ts'
import { folded, placesIn, type Wanted } from '../search/wanted.ts'
import { linesIn, type SectionStart } from './searched-text.ts'

/** Where a report says what was looked for: the section, as the page calls it, and some words around the place. `section` is null for the standfirst, and for what stands before the first heading. */
export type Passage = { section: { number: string; title: Part[]; anchor: string } | null; parts: Part[] }

type Text = { standfirst: string; outline: readonly SectionStart[]; body: string }
type Candidate = { section: number; line: string; held: number; named: number }

const MORE: Part = { text: '…', hit: false }
/** A section whose heading holds a word is about it, where a line may only mention it. */
const NAMED = 1.25

/**
 * The passages of a report that answer best, in reading order, each of another section: those that hold most of what is
 * wanted, the earlier ones first. Without any, the standfirst stands for all.
 */
export function passagesOf(text: Text, wanted: Wanted[], most: number): Passage[] {
  const chosen = [...best(text, wanted, most).values()]
    .toSorted((one, other) => other.held + other.named - one.held - one.named || one.section - other.section)
    .slice(0, most)
    .toSorted((one, other) => one.section - other.section)
  if (chosen.length === 0) return text.standfirst === '' ? [] : [{ section: null, parts: around(text.standfirst, []) }]
  return chosen.map(({ section, line }) => {
    const start = text.outline[section]
    const title = (words: string) => markedParts(words, placesIn(words, wanted))
    return { section: start ? { number: start[1], title: title(start[2]), anchor: start[3] } : null, parts: around(line, wanted) }
  })
}

const around = (line: string, wanted: Wanted[]): Part[] => clipped(markedParts(line, placesIn(line, wanted)), MORE)

/**
 * The best line of each section that holds anything, by the place of the section; those before the first heading have the
 * place -1. Sections whose headings hold something are read first, and no more than it takes.
 */
function best({ standfirst, outline, body }: Text, wanted: Wanted[], most: number): Map<number, Candidate> {
  const held = counting(wanted)
  const lines = linesIn(body)
  const found = new Map<number, Candidate>()
  let whole = 0
  const places = [-1, ...outline.keys()].map((section) => ({ section, named: held(outline[section]?.[2] ?? '') }))
  for (const { section, named } of places.toSorted((one, other) => other.named - one.named || one.section - other.section)) {
    if (whole >= most) break
    const [from, until] = [outline[section]?.[0] ?? 0, outline[section + 1]?.[0] ?? lines.length]
    const own = lines.slice(from, until)
    let chosen: Candidate = { section, line: own[0] ?? lineBelow(outline, section, lines), held: 0, named: NAMED * named }
    for (const line of section === -1 ? [standfirst, ...own] : own) {
      const count = held(line)
      if (count > chosen.held) chosen = { ...chosen, line, held: count }
      if (count === wanted.length) break
    }
    if (chosen.held + chosen.named > 0) found.set(section, chosen)
    if (chosen.held === wanted.length) whole++
  }
  return found
}

/** What the first subsection of a section begins with, where that has no words of its own. */
function lineBelow(outline: readonly SectionStart[], section: number, lines: readonly string[]): string {
  const [own, next] = [outline[section], outline[section + 1]]
  return own?.[1] && next?.[1].startsWith(`${own[1]}.`) ? (lines[next[0]] ?? '') : ''
}

/** Counts how many of what is wanted a line holds. Most lines hold nothing, and are not taken apart. */
function counting(wanted: Wanted[]): (line: string) => number {
  const first = wanted.map((one) => folded(one.words[0] ?? ''))
  return (line) => {
    const plain = folded(line)
    let count = 0
    for (const [at, one] of wanted.entries()) if (plain.includes(first[at] ?? '') && placesIn(line, [one]).length > 0) count++
    return count
  }
}
