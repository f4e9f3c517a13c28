import { WORD } from '../search/wanted.ts'
import { BOUNDARY, type Range, type Sought } from './sought.ts'

/*
 * Content as it was stored, of whatever version of the schema: what is read here need not be known by this one. Every
 * text counts that is not known to be none, so that a node of tomorrow hides nothing.
 */
export type StoredMark = { type: string; attrs?: Record<string, unknown> }
export type StoredNode = { type: string; attrs?: Record<string, unknown>; content?: StoredNode[]; marks?: StoredMark[]; text?: string }
export type Stored = { standfirst?: unknown; document?: StoredNode }

/** What each attribute of the schema holds: an id, text, an address, or a value out of a few. */
export const attributeKinds: Record<string, 'id' | 'text' | 'address' | 'value'> = {
  id: 'id',
  level: 'value',
  start: 'value',
  label: 'text',
  tone: 'value',
  caption: 'text',
  colspan: 'value',
  rowspan: 'value',
  href: 'address',
}

/** A stretch of text in a content, and how to put another in its place. `most`: so many signs have room. */
export type Passage = { text: string; put(text: string): void; most: number }

/** The texts of a content in reading order, as one text with the places where each of them begins in it. */
export type Passages = { whole: string; parts: (Passage & { from: number })[]; nodes: StoredNode[] }

const room: Record<string, number> = { label: 120, caption: 300, standfirst: 2_000 }

/** Takes a content apart. Texts of neighbouring marks stand side by side in `whole`, blocks are parted by a boundary. */
export function passagesOf(content: Stored): Passages {
  const parts: Passages['parts'] = []
  const nodes: StoredNode[] = []
  const pieces: string[] = []
  let length = 0
  const piece = (text: string) => {
    pieces.push(text)
    length += text.length
  }
  const add = (text: string, put: (text: string) => void, most = Number.POSITIVE_INFINITY) => {
    parts.push({ text, put, most, from: length })
    piece(text)
  }
  const part = () => {
    if (pieces.length > 0 && pieces.at(-1) !== BOUNDARY) piece(BOUNDARY)
  }
  const visit = (node: StoredNode): void => {
    nodes.push(node)
    const { attrs = {} } = node
    for (const [name, value] of Object.entries(attrs)) {
      const kind = attributeKinds[name] ?? 'text'
      if (kind !== 'text' || typeof value !== 'string' || value === '') continue
      part()
      add(
        value,
        (text) => {
          attrs[name] = text
        },
        room[name],
      )
      part()
    }
    for (const child of node.content ?? []) {
      if (typeof child.text === 'string') {
        nodes.push(child)
        add(child.text, (text) => {
          child.text = text
        })
      } else if (child.type === 'hardBreak') {
        nodes.push(child)
        // A break within the words goes with them.
        add('\n', (text) => {
          if (text === '') child.text = ''
        })
      } else {
        part()
        visit(child)
      }
    }
    part()
  }
  if (typeof content.standfirst === 'string') {
    add(
      content.standfirst,
      (text) => {
        content.standfirst = text
      },
      room.standfirst,
    )
    part()
  }
  if (content.document) visit(content.document)
  return { whole: pieces.join(''), parts, nodes }
}

/** A place of the words: what stands around them, for whoever decides. `words` is as it stands there. */
export type Excerpt = { before: string; words: string; after: string }

/**
 * How often a text holds the words, where, and how the first place reads. `lines` are those that they stand in, `touched`
 * the words, whole, that they reach into.
 */
export type Found = { times: number; places: number[]; excerpt: Excerpt | null; lines: string[]; touched: string[] }

const AROUND = 60
const LONGEST_WORD = 400

/** Looks for the words in a content: in its texts, in the targets of its links, in its ids. */
export function findIn(content: Stored, sought: Sought): Found {
  const { whole, nodes } = passagesOf(content)
  const ranges = sought.rangesIn(whole)
  const addresses = addressesIn(nodes, sought)
  const first = ranges[0]
  return {
    times: ranges.length + addresses.length,
    places: [...ranges.flatMap(({ from, to }) => [from, to]), ...addresses.map((address) => address.length)],
    excerpt: first ? excerptOf(whole, first) : addresses[0] !== undefined ? { before: '', words: addresses[0].slice(0, 2 * AROUND), after: '' } : null,
    lines: ranges.map((range) => lineAround(whole, range)),
    touched: [...new Set(ranges.flatMap((range) => wordsAround(whole, range)))],
  }
}

/** The same in a text that stands alone: a name, a note, a reason. */
export function findInText(text: string, sought: Sought): Found {
  const ranges = sought.rangesIn(text)
  return {
    times: ranges.length,
    places: ranges.flatMap(({ from, to }) => [from, to]),
    excerpt: ranges[0] ? excerptOf(text, ranges[0]) : null,
    lines: [],
    touched: [],
  }
}

/** The targets of links and the ids that hold the words. */
export function addressesIn(nodes: readonly StoredNode[], sought: Sought): string[] {
  const all = nodes.flatMap(addressesOf)
  // Asked for all at once first: mostly there is none.
  return sought.isInAddress(all.join(BOUNDARY)) ? all.filter(sought.isInAddress) : []
}

function addressesOf({ attrs = {}, marks = [] }: StoredNode): string[] {
  const found: string[] = []
  for (const name in attrs) if (isAddress(name) && typeof attrs[name] === 'string') found.push(attrs[name])
  for (const mark of marks) for (const value of Object.values(mark.attrs ?? {})) if (typeof value === 'string') found.push(value)
  return found
}

export const isAddress = (name: string): boolean => attributeKinds[name] === 'id' || attributeKinds[name] === 'address'

function excerptOf(whole: string, { from, to }: Range): Excerpt {
  const plain = (text: string) => text.replace(/\s+/g, ' ')
  const start = whole.lastIndexOf(BOUNDARY, from - 1) + 1
  const end = whole.indexOf(BOUNDARY, to)
  const before = whole.slice(start, from)
  const after = whole.slice(to, end < 0 ? undefined : end)
  return {
    before: before.length <= AROUND ? plain(before) : `…${plain(before.slice(-AROUND).replace(/^\S*\s|^[\uDC00-\uDFFF]/, ''))}`,
    words: plain(whole.slice(from, to)).slice(0, 4 * AROUND),
    after: after.length <= AROUND ? plain(after) : `${plain(after.slice(0, AROUND).replace(/\s\S*$|[\uD800-\uDBFF]$/, ''))}…`,
  }
}

function lineAround(whole: string, { from, to }: Range): string {
  const start = whole.lastIndexOf(BOUNDARY, from - 1) + 1
  const end = whole.indexOf(BOUNDARY, to)
  return whole.slice(start, end < 0 ? undefined : end)
}

function wordsAround(whole: string, { from, to }: Range): string[] {
  const before = /[\p{L}\p{N}\p{M}\p{Co}]*$/u.exec(whole.slice(Math.max(0, from - LONGEST_WORD), from))?.[0] ?? ''
  const after = /^[\p{L}\p{N}\p{M}\p{Co}]*/u.exec(whole.slice(to, to + LONGEST_WORD))?.[0] ?? ''
  return (before + whole.slice(from, to) + after).match(WORD) ?? []
}
