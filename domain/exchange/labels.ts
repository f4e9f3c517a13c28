import type { Tone } from '../richtext/document.ts'
import { isTitle } from './headings.ts'

/**
 * The label that a bullet starts with, colon included: "Toby Xu:" of "Toby Xu: Chief Financial Officer". Empty
 * where there is none.
 */
export function bulletLabel(text: string): string {
  const label = startsWithLabel(text)
  return label.length <= 90 && wordsOutsideBrackets(label) <= 9 ? label : ''
}

/** The name that a bullet starts with, where a bracket and a dash follow it: "Tony Parker (Basketball, France)". */
export const bracketedName = (text: string): string => /^\p{Lu}[^.:;()]{1,70} \([^()]{1,80}\)(?= [-–—] )/u.exec(text)?.[0] ?? ''

/** The label that a paragraph starts with: a title of at most six words, "Critical Development:". */
export function leadIn(text: string): string {
  const label = startsWithLabel(text)
  return label.length <= 60 &&
    wordsOutsideBrackets(label) <= 6 &&
    (isTitle(label) || warning.test(label)) &&
    !/\b(?:and|or|the|that|which|including|is|are|was|were|has|have)\b/.test(label)
    ? label
    : ''
}

/** What a warning starts with, be it written as a title or not. */
const warning = /^(?:critical|warning|caution|important|note|context|background)\b/i

function startsWithLabel(text: string): string {
  const label = /^[^:]*:(?= \S)/.exec(text)?.[0] ?? ''
  return /^["“‘'(]?[\p{Lu}\p{N}]/u.test(label) && !/\p{Ll}[.!?;] |[!?;]/u.test(label) ? label : ''
}

const wordsOutsideBrackets = (label: string) => label.replace(/\([^)]*\)/g, ' ').match(/\S+/g)?.length ?? 0

/** The tone of the call-out that a label asks for; null where it asks for none and is set in bold. */
export function toneOf(label: string): Tone | null {
  if (/\b(?:critical|warning|caution|alert|risks?|urgent)\b/i.test(label)) return 'critical'
  if (/\b(?:context|background)\b/i.test(label)) return 'context'
  return /\b(?:notes?|important)\b/i.test(label) ? 'note' : null
}

const openers = new Set(['The', 'In', 'This', 'Since', 'During', 'As', 'An', 'A'])

/**
 * A heading that ran into its text: "Business Accelerator Alibaba.com became the first…". It shows as a row of
 * capitalised words within which a sentence begins: with the sponsor's name or with The, In, Since…; or as an
 * edition of the Games with its season. Gives the words before that, or nothing.
 */
export function runInHeading(text: string, sponsor: string | null): string {
  const edition = /^(\p{Lu}[\p{L}'’. -]{1,50} (?:18|19|20)\d\d \((?:Summer|Winter)\)) \p{Lu}/u.exec(text)?.[1]
  if (edition !== undefined) return edition
  const words = text.split(' ', 16)
  const row = words.findIndex((word) => !/^["“‘'(]?[\p{Lu}\p{N}&]/u.test(word))
  if (row < 3) return ''
  const name = sponsor?.split(/[\s–-]+/)[0]?.toLowerCase()
  for (let at = 2; at < row; at++) {
    const word = words[at] ?? ''
    const before = words.slice(0, at).join(' ')
    if (/[.,:;!?)]$/.test(before) || /['’]s?$/.test(before)) return ''
    const bare = word.toLowerCase().replace(/['’]s$/, '')
    if (openers.has(word) || (name && (bare === name || bare.startsWith(`${name}.`)))) return before
  }
  return ''
}

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const phrase = new RegExp(`\\bas of (?:the end of )?(?:(?:\\d{1,2} )?${month} (?:\\d{1,2}, )?)?(?:\\d{4}|FY\\d{2,4})`, 'i')
const monthAtEnd = new RegExp(`^\\(((?:\\d{1,2} )?${month} \\d{4})\\)$`)

/** The date that a fact or a heading is as of: "as of January 2026", or a month at the end of a labelled bullet. */
export function asOf(text: string, { bullet }: { bullet: boolean }): string {
  const found = phrase.exec(text)
  if (found) return found[0]
  return (bullet && text.endsWith(')') && monthAtEnd.exec(text.slice(text.lastIndexOf('(')))?.[1]) || ''
}
