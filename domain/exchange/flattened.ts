import { isTitle } from './headings.ts'
import type { FlattenedList } from './reading.ts'

/** A stretch of the text between two dashes, or between two bullet signs. */
type Part = { from: number; to: number; sign: string; name: 'colon' | 'brackets' | null }

/**
 * The lists that lost their lines and ran into one paragraph: "Label: - Item: … - Item: …", several behind several
 * labels included. A dash also stands inside an item ("- Name (country) - What they do"), so that an item begins
 * only where "Name:" follows the dash, or "Name (…)" and another dash; which of the two, the first item says.
 * A list of which no item is named so is not `sure`: its dashes may be anything.
 */
export function flattenedLists(text: string): FlattenedList[] {
  const parts = partsOf(text)
  if (parts.length < 2) return []
  const lists: FlattenedList[] = []
  let lead = 0
  let at = 0
  while (at < parts.length) {
    const first = parts.findIndex((part, index) => index >= at && startsItem(part, null))
    const head = parts[first]
    if (!head) break
    const list: FlattenedList = { lead: before(text, head.from), items: [], to: text.length, sure: true }
    let end = first
    for (; end < parts.length; end++) {
      const part = parts[end]
      if (!part) break
      const open = list.items.at(-1)
      if (open && (part.sign !== head.sign || !startsItem(part, head))) open[1] = part.to
      else list.items.push([part.from, part.to])
      const label = end < parts.length - 1 ? labelAtEnd(text, list.items.at(-1) ?? [0, 0]) : null
      if (label !== null) {
        const item = list.items.at(-1)
        if (item) item[1] = label
        end++
        break
      }
    }
    const last = list.items.at(-1)
    list.to = end < parts.length && last ? last[1] : text.length
    if (list.items.length >= 2 && isLead(text.slice(lead, list.lead))) lists.push(list)
    lead = list.to
    at = end
  }
  return lists.length > 0 ? lists : unsure(text, parts)
}

/** The same for the words of one bullet, whose first item has no sign before it. */
export function flattenedItem(text: string): FlattenedList | null {
  const parts = partsOf(text)
  const first = parts[0]
  if (!first) return null
  const whole: Part = { from: 0, to: before(text, first.from), sign: first.sign, name: nameOf(text.slice(0, before(text, first.from))) }
  if (first.sign === '-' && whole.name !== 'colon') return null
  const items: [number, number][] = [[whole.from, whole.to]]
  for (const part of parts) {
    const open = items.at(-1)
    if (startsItem(part, whole)) items.push([part.from, part.to])
    else if (open) open[1] = part.to
  }
  return items.length >= 3 ? { lead: 0, items, to: text.length, sure: true } : null
}

/** A text longer than this is no list that lost its lines. */
const LONGEST = 50_000

function partsOf(text: string): Part[] {
  if (text.length > LONGEST) return []
  const signs = [...text.matchAll(/(?:^| )(-{1,2}|[–—•●▪◦‣]) (?=["“‘'(]?[\p{Lu}\p{N}])/gu)]
  return signs.map((found, at) => {
    const from = found.index + found[0].length
    const to = signs[at + 1]?.index ?? text.length
    return { from, to, sign: /[-–—]/.test(found[1] ?? '') ? '-' : '•', name: nameOf(text.slice(from, Math.min(to, from + 160)), to - from > 160) }
  })
}

function nameOf(part: string, goesOn = false): Part['name'] {
  const colon = /^([^:]{1,110}):(?=\s|$)/.exec(part)?.[1]
  if (colon !== undefined && isName(colon)) return 'colon'
  return !goesOn && /^[^.:;()]{1,70} \([^()]{1,80}\)$/.test(part) ? 'brackets' : null
}

function isName(label: string): boolean {
  const bare = label.replace(/\([^)]{0,80}\)/g, ' ').trim()
  const count = bare.match(/\S+/g)?.length ?? 0
  return count > 0 && count <= 8 && !/\p{Ll}[.!?;]\s/u.test(bare) && (count <= 4 || isTitle(bare))
}

/** A bullet sign always begins an item; a dash does where a name of the first item's kind follows. */
function startsItem({ sign, name }: Part, first: Part | null): boolean {
  if (sign === '•') return true
  if (first === null || first.sign === '•') return name !== null
  return name !== null && (first.name === 'brackets' || name === 'colon')
}

/**
 * Where an item's words end in the label of the next list, "Ogilvy: one season. Media by city:": the place at which
 * it begins. It follows a sentence, or is a row of words with capitals.
 */
function labelAtEnd(text: string, [from, to]: [number, number]): number | null {
  if (text[to - 1] !== ':') return null
  const start = Math.max(from, to - 120)
  const end = text.slice(start, to)
  const sentence = /^.*[\p{L}\p{N}%][.!?]["”’')]? (?=["“‘']?[\p{Lu}\p{N}])/u.exec(end)?.[0].length
  if (sentence !== undefined && end.slice(sentence).split(' ').length <= 8) return start + sentence
  const words = end.split(' ')
  let label = to
  for (let at = words.length - 1; at > 0; at--) {
    const word = words[at] ?? ''
    const named = /^["“‘'(]?[\p{Lu}\p{N}&]/u.test(word) || /^(?:of|and|in|the|for|by)$/.test(word)
    if (!named || (label < to && /[.!?;:]$/.test(word))) break
    label -= word.length + (label === to ? 0 : 1)
  }
  return label < to && label > from ? label : null
}

/** What may stand before a list: a label, or whatever ends in a colon. */
const isLead = (lead: string) => /:\s*$/.test(lead) || (lead.length <= 100 && !/\p{Ll}[.!?] /u.test(lead))

function unsure(text: string, parts: readonly Part[]): FlattenedList[] {
  const lead = before(text, parts[0]?.from ?? 0)
  if (!isLead(text.slice(0, lead))) return []
  return [{ lead, items: parts.map(({ from, to }): [number, number] => [from, to]), to: text.length, sure: false }]
}

/** Where the words before a part end: before its sign. */
function before(text: string, from: number): number {
  let at = from
  while (at > 0 && /[\s•●▪◦‣–—-]/.test(text[at - 1] ?? '')) at--
  return at
}
