import { isTitle } from './headings.ts'

/**
 * The label that a bullet starts with, colon included: "Toby Xu:" of "Toby Xu: Chief Financial Officer". Empty
 * where there is none.
 */
export function bulletLabel(text: string): string {
  const label = startsWithLabel(text)
  return label.length <= 90 && wordsOutsideBrackets(label) <= 9 ? label : ''
}

/** The label that a paragraph starts with: a title of at most six words, "Critical Development:". */
export function leadIn(text: string): string {
  const label = startsWithLabel(text)
  return label.length <= 60 &&
    wordsOutsideBrackets(label) <= 6 &&
    isTitle(label) &&
    !/\b(?:and|or|the|that|which|including|is|are|was|were|has|have)\b/.test(label)
    ? label
    : ''
}

function startsWithLabel(text: string): string {
  const label = /^[^:]*:(?= \S)/.exec(text)?.[0] ?? ''
  return /^["“‘'(]?[\p{Lu}\p{N}]/u.test(label) && !/\p{Ll}[.!?;] |[!?;]/u.test(label) ? label : ''
}

const wordsOutsideBrackets = (label: string) => label.replace(/\([^)]*\)/g, ' ').match(/\S+/g)?.length ?? 0

/**
 * A list that lost its lines: a label, then " - Item" at least twice. Gives the number of items that it seems to
 * hold, or 0. A dash also stands inside an item, "- Name (country) - What they do", so that an item starts where
 * "Name:" or "Name (…) -" follows the dash.
 */
export function flattenedItems(text: string): number {
  const [label = '', ...parts] = text.split(/ - (?=["“‘']?[\p{Lu}\p{N}])/u)
  if (parts.length < 2 || label.length > 100 || /\p{Ll}[.!?] /u.test(label)) return 0
  const starts = parts.filter((part, at) => /^[^:]{1,90}:\s/.test(part) || (/^[^.:;]{1,70}\([^)]*\)$/.test(part) && at < parts.length - 1))
  return starts.length >= 2 ? starts.length : parts.length
}

const openers = new Set(['The', 'In', 'This', 'Since', 'During', 'As', 'An', 'A'])

/**
 * A heading that ran into its text: "Business Accelerator Alibaba.com became the first…". It shows as a row of
 * capitalised words within which a sentence begins: with the sponsor's name or with The, In, Since… Gives the
 * words before that, or nothing.
 */
export function runInHeading(text: string, sponsor: string | null): string {
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

/** The date that a fact or a heading is as of: "as of January 2026", or a month at the end of a labelled bullet. */
export function asOf(text: string, { bullet }: { bullet: boolean }): string {
  const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
  const phrase = new RegExp(`\\bas of (?:the end of )?(?:(?:\\d{1,2} )?${month} (?:\\d{1,2}, )?)?(?:\\d{4}|FY\\d{2,4})`, 'i').exec(text)
  if (phrase) return phrase[0]
  return (bullet && new RegExp(`\\(((?:\\d{1,2} )?${month} \\d{4})\\)$`).exec(text)?.[1]) || ''
}
