import type { Block, BulletList, Content, Inline, ListItem, Paragraph } from '../richtext/document.ts'
import { bulletSign, dashSign, type Header, isEndMark, isLayout, readHeader } from './header.ts'
import { type FoundHeading, headingIn, isTitle, type Place } from './headings.ts'
import { asOf, bulletLabel, flattenedItems, leadIn, runInHeading } from './labels.ts'
import { linesOf } from './manuscript.ts'
import { spellingsOf, titleCase } from './title-case.ts'

/**
 * What the reading is unsure of, or wants a person to know. `line` is the line of the manuscript, `blockId` the block
 * that came of it (null: the report as a whole), `text` the words that it is about.
 *
 * - flattened-list: a list seems to have been run into one paragraph, of `items` items; it was kept as it stands
 * - run-in-heading: a heading seems to have run into its text; it was kept as it stands
 * - lead-in: the paragraph starts with a label, which was set in bold
 * - as-of: the fact or the section is as of a date
 * - guessed-heading: a line was taken for a heading by its look
 * - possible-heading: a line looks like a heading, and was kept as a paragraph
 * - number-out-of-order: the heading's typed number is not the one that comes next; numbers are computed
 * - after-end: it stood after the end mark, and was kept
 * - header-incomplete: the header lacks the tier, the name or the category (`text` says which)
 * - standfirst-empty: a manuscript has no standfirst; the index shows one
 */
export type ImportFinding = { kind: FindingKind; line: number; blockId: string | null; text: string; items?: number }
export type FindingKind =
  | 'flattened-list'
  | 'run-in-heading'
  | 'lead-in'
  | 'as-of'
  | 'guessed-heading'
  | 'possible-heading'
  | 'number-out-of-order'
  | 'after-end'
  | 'header-incomplete'
  | 'standfirst-empty'

export type Manuscript = { header: Header; content: Content; findings: ImportFinding[] }

type Open = { kind: 'paragraph' | 'bullet'; line: number; lines: string[] }

/**
 * Reads a plain-text report of the reference's kind. Headings lose their typed numbers, links back, the end mark and
 * the footer are left out; every other word comes through once and in its order. Guesses are findings.
 */
export function readManuscript(text: string, newId: () => string): Manuscript {
  const lines = linesOf(text)
  const { header, end } = readHeader(lines)
  const spellings = spellingsOf(lines)
  const blocks: Block[] = []
  const findings: ImportFinding[] = []
  const place: Place = { major: 0, minor: 0 }
  const reading: { open: Open | null; ended: boolean; appendix: boolean } = { open: null, ended: false, appendix: false }

  const find = (kind: FindingKind, line: number, blockId: string | null, about: string, items?: number) =>
    findings.push({ kind, line, blockId, text: excerpt(about), ...(items === undefined ? {} : { items }) })

  const close = () => {
    if (!reading.open) return
    const { kind, line, lines: parts } = reading.open
    const words = joined(parts)
    reading.open = null
    const id = newId()
    if (kind === 'paragraph') blocks.push({ type: 'paragraph', attrs: { id }, content: inlineOf(words, paragraphFindings(words, line, id)) })
    else addBullet(blocks, { type: 'listItem', attrs: { id: newId() }, content: [paragraph(id, words)] }, newId)
    if (reading.ended) find('after-end', line, id, words)
    const date = asOf(words, { bullet: kind === 'bullet' && !reading.appendix })
    if (date) find('as-of', line, id, date)
  }

  /** Says what it finds about a paragraph, and gives the label that is set in bold. */
  const paragraphFindings = (words: string, line: number, id: string): string => {
    const items = flattenedItems(words)
    const label = leadIn(words)
    const heading = runInHeading(words, header.name)
    if (items > 0) find('flattened-list', line, id, words, items)
    else if (label) find('lead-in', line, id, label)
    else if (heading) find('run-in-heading', line, id, heading)
    else if (words.length <= 60 && !/[.:;,!?)"”]$/.test(words) && /\s/.test(words) && isTitle(words)) find('possible-heading', line, id, words)
    return items > 0 ? '' : label
  }

  const addHeading = ({ level, title, typed, doubt }: FoundHeading, line: number) => {
    const id = newId()
    const cased = titleCase(title, spellings)
    blocks.push({ type: 'heading', attrs: { id, level }, content: [{ type: 'text', text: cased }] })
    if (level === 2) {
      Object.assign(place, { major: typed[0] ?? place.major, minor: 0 })
      reading.appendix = /^appendix\b/i.test(cased)
    }
    if (level === 3) Object.assign(place, { minor: typed[1] ?? place.minor })
    if (doubt) find(doubt, line, id, doubt === 'number-out-of-order' ? `${typed.join('.')} ${cased}` : cased)
    const date = asOf(cased, { bullet: false })
    if (date) find('as-of', line, id, date)
  }

  for (let at = end; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const closed = reading.open?.kind !== 'paragraph'
    if (line === '' || isLayout(line) || isEndMark(line)) {
      close()
      reading.ended ||= isEndMark(line)
      continue
    }
    const heading = headingIn(line, { closed, alone: closed && (lines[at + 1] ?? '') === '' }, place)
    const sign = bulletSign.exec(line)?.[0] ?? (closed ? dashSign.exec(line)?.[0] : undefined)
    if (heading) {
      close()
      addHeading(heading, at + 1)
    } else if (sign !== undefined && line.length > sign.length) {
      close()
      reading.open = { kind: 'bullet', line: at + 1, lines: [line.slice(sign.length)] }
    } else if (reading.open) reading.open.lines.push(line)
    else reading.open = { kind: 'paragraph', line: at + 1, lines: [line] }
  }
  close()

  if (blocks.length === 0) blocks.push({ type: 'paragraph', attrs: { id: newId() } })
  const missing = (['tier', 'name', 'category'] as const).filter((part) => header[part] === null)
  if (missing.length > 0) find('header-incomplete', 1, null, missing.join(', '))
  find('standfirst-empty', 1, null, '')
  findings.sort((one, other) => one.line - other.line)
  return { header, content: { standfirst: '', document: { type: 'doc', content: blocks } }, findings }
}

function addBullet(blocks: Block[], item: ListItem, newId: () => string): void {
  const last = blocks.at(-1)
  if (last?.type === 'bulletList') last.content.push(item)
  else blocks.push({ type: 'bulletList', attrs: { id: newId() }, content: [item] } satisfies BulletList)
}

const paragraph = (id: string, words: string): Paragraph => ({ type: 'paragraph', attrs: { id }, content: inlineOf(words, bulletLabel(words)) })

/** A text whose label is set in bold, as a run-in heading is printed. */
function inlineOf(words: string, label: string): Inline[] {
  if (label === '' || label === words) return [{ type: 'text', text: words }]
  return [
    { type: 'text', text: label, marks: [{ type: 'bold' }] },
    { type: 'text', text: words.slice(label.length) },
  ]
}

/** Lines that were wrapped go on where they broke; a hyphen at the end of one stays. */
const joined = (lines: readonly string[]) => lines.map((line, at) => (at === lines.length - 1 || /\p{L}-$/u.test(line.slice(-3)) ? line : `${line} `)).join('')

const excerpt = (words: string) => (words.length <= 160 ? words : `${words.slice(0, 159).trimEnd()}…`)
