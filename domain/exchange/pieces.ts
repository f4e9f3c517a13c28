import { plainText } from '../richtext/sections.ts'
import { excerpt, sketchesOf } from './content-of.ts'
import { flattenedItem, flattenedLists } from './flattened.ts'
import type { Header } from './header.ts'
import { recased, withLinks, words } from './inline.ts'
import { asOf, bulletLabel, leadIn, runInHeading, toneOf } from './labels.ts'
import type { Choice, Decision, ImportFinding, Notice, Piece, SourceGroup, Turn } from './reading.ts'
import type { Rough } from './rough.ts'
import { entriesOf } from './sources.ts'
import { type Spellings, titleCase } from './title-case.ts'

/** How many findings a reading lists. A report that can be kept has far fewer blocks than would give them. */
export const MOST_FINDINGS = 2_000

export type Recognised = { pieces: Piece[]; findings: ImportFinding[]; unlisted: number; sources: SourceGroup[] }
type Paragraph = Extract<Piece, { kind: 'paragraph' }>

/** Applies the rules to what was read: what each piece is, and what is to be decided or known about it. */
export function recognise(rough: readonly Rough[], header: Header, spellings: Spellings, newId: () => string, notices: [Notice, number, string][]): Recognised {
  const made: Recognised = { pieces: [], findings: [], unlisted: 0, sources: [] }
  const reading = { ended: false, appendix: false }
  const standfirst = standfirstOf(rough)

  const add = (finding: Omit<ImportFinding, 'id'>) => made.findings.push({ id: `f${made.findings.length + 1}`, ...finding, text: excerpt(finding.text) })
  const notice = (kind: Notice, line: number, blockId: string | null, text: string) => {
    if (made.findings.length < MOST_FINDINGS) add({ kind, line, blockId, text, proposed: null, choices: null })
  }
  /** Asks for a decision. Null when there is no room for it: then the words are left as they stand. */
  const room = (): string | null => {
    if (made.findings.length < MOST_FINDINGS) return `f${made.findings.length + 1}`
    made.unlisted++
    return null
  }
  const decide = (kind: Decision, piece: Piece & { id: string }, decision: string, text: string, proposed: Choice, items?: number) =>
    add({
      kind,
      line: piece.line,
      blockId: kind === 'standfirst' ? null : piece.id,
      text,
      ...(items === undefined ? {} : { items }),
      proposed,
      choices: { take: sketchesOf(piece, decision, 'take'), leave: sketchesOf(piece, decision, 'leave') },
    })

  for (const [kind, line, text] of notices) notice(kind, line, null, text)
  if (standfirst === null) notice('standfirst-empty', notices[0]?.[1] ?? 1, null, '')

  for (const [at, part] of rough.entries()) {
    switch (part.kind) {
      case 'end':
        reading.ended = true
        continue
      case 'block':
        made.pieces.push(part)
        continue
      case 'heading': {
        const text = plainText({ content: part.inline })
        const cased = titleCase(text, spellings)
        const decision = part.doubt && part.doubt !== 'possible-heading' ? room() : null
        const title = part.inline.length === 1 ? words(cased) : recased(part.inline, cased)
        const asWritten = [...words(part.typed), ...part.inline]
        const piece: Piece = { kind: 'heading', line: part.line, id: newId(), level: part.level, title, asWritten, decision }
        made.pieces.push(piece)
        if (part.level === 2) reading.appendix = /^(?:appendix\b|source references$)/i.test(cased)
        if (decision && part.doubt) decide(part.doubt, piece, decision, `${part.doubt === 'number-out-of-order' ? part.typed : ''}${cased}`, 'take')
        const date = asOf(cased, { bullet: false })
        if (date) notice('as-of', part.line, piece.id, date)
        continue
      }
      case 'paragraph': {
        const text = plainText({ content: part.inline })
        const piece: Paragraph = { kind: 'paragraph', line: part.line, id: newId(), inline: part.inline, turn: null }
        made.pieces.push(piece)
        const isFirst = standfirst === part
        const first = isFirst ? room() : null
        if (first) {
          piece.turn = { kind: 'standfirst', decision: first }
          decide('standfirst', piece, first, text, 'take')
        } else turnParagraph(piece, text, part.title, rough[at + 1]?.kind === 'item')
        if (reading.ended) notice('after-end', part.line, piece.id, text)
        const date = asOf(text, { bullet: false })
        if (date) notice('as-of', part.line, piece.id, date)
        continue
      }
      case 'item': {
        const text = plainText({ content: part.inline })
        const split = flattenedItem(text)
        const decision = split && room()
        const inline = reading.appendix ? withLinks(part.inline) : part.inline
        const piece: Piece = { ...part, id: newId(), itemId: newId(), inline, split: split && decision ? { ...split, decision } : null }
        made.pieces.push(piece)
        if (split && decision) decide('flattened-list', piece, decision, text, 'take', split.items.length)
        const label = reading.appendix ? bulletLabel(text) : ''
        if (label) made.sources.push({ line: part.line, blockId: piece.id, label: label.slice(0, -1), entries: entriesOf(text.slice(label.length)) })
        if (reading.ended) notice('after-end', part.line, piece.id, text)
        const date = asOf(text, { bullet: !reading.appendix })
        if (date) notice('as-of', part.line, piece.id, date)
        continue
      }
    }
  }
  return made

  /** Says what a paragraph may become. It becomes one thing at most. */
  function turnParagraph(piece: Paragraph, text: string, title: 2 | 3 | 4 | null, leads: boolean): void {
    const lists = flattenedLists(text)
    if (lists.length > 0) {
      const turn: Extract<Turn, { kind: 'lists' }> = { kind: 'lists', lists: [] }
      const known = lists.flatMap((list, at) => (made.findings.length + at < MOST_FINDINGS ? [{ ...list, decision: `f${made.findings.length + 1 + at}` }] : []))
      made.unlisted += lists.length - known.length
      turn.lists = known
      piece.turn = known.length > 0 ? turn : null
      for (const list of known)
        decide('flattened-list', piece, list.decision, text.slice(startOf(known, list), list.to), list.sure ? 'take' : 'leave', list.items.length)
      return
    }
    const label = leadIn(text) || (leads ? leadIn(`${text} .`) : '')
    const heading = label ? '' : runInHeading(text, header.name)
    const decision = label || heading || title ? room() : null
    if (!decision) return
    if (label) {
      piece.turn = { kind: 'lead-in', decision, label: label.length, tone: label === text ? null : toneOf(label) }
      decide('lead-in', piece, decision, label, 'take')
    } else if (heading) {
      piece.turn = { kind: 'run-in', decision, at: heading.length }
      decide('run-in-heading', piece, decision, heading, 'take')
    } else if (title) {
      piece.turn = { kind: 'heading', decision, level: title }
      decide('possible-heading', piece, decision, text, 'leave')
    }
  }
}

const startOf = (lists: readonly { to: number }[], list: { to: number }) => lists[lists.indexOf(list) - 1]?.to ?? 0

/** The one paragraph that stands between the header and the first heading, if it is short enough to be a standfirst. */
function standfirstOf(rough: readonly Rough[]): Rough | null {
  const [first, next] = rough
  if (first?.kind !== 'paragraph' || next?.kind !== 'heading') return null
  const { length } = plainText({ content: first.inline })
  return length > 40 && length <= 600 && !first.inline.some(({ type }) => type === 'hardBreak') ? first : null
}
