import MarkdownIt, { type Token } from 'markdown-it'
import type { Block, Callout, Cell, Heading, Inline, List, ListItem, Row, Tone } from '../richtext/document.ts'
import { flow, oneLine, paragraph, paragraphsOf, withContent } from './markdown-flow.ts'
import { inlineOf, plainInline } from './markdown-inline.ts'

/** A block with the line of the text at which it begins, the first line being 1. */
export type PlacedBlock = { line: number; block: Block; depth: number }

type NewId = () => string
type Cursor = { tokens: Token[]; at: number; newId: NewId; heads: Map<Block, { line: number; depth: number }> }

/*
 * Definitions of links are left in the text, since their words would be lost; so are blocks that are code for no
 * other reason than being indented.
 */
const parser = new MarkdownIt({ html: true }).disable(['reference', 'code']).disable('inline')

/** The blocks of a Markdown text in their order. `depth` is the number of `#` before a heading, and 0 for any other block. */
export function markdownBlocks(text: string, newId: NewId): PlacedBlock[] {
  const cursor: Cursor = { tokens: parser.parse(tamed(text), {}), at: 0, newId, heads: new Map() }
  const blocks: PlacedBlock[] = []
  while (cursor.at < cursor.tokens.length) {
    const line = (cursor.tokens[cursor.at]?.map?.[0] ?? 0) + 1
    const last = blocks.at(-1)
    const found = nextBlock(cursor)
    if (!found) continue
    const caption = found.type === 'table' && last?.block.type === 'paragraph' ? /^Table:\s*(.{0,300})$/i.exec(oneLine(last.block)) : null
    if (caption && found.type === 'table') {
      found.attrs.caption = caption[1] ?? ''
      blocks.pop()
    }
    blocks.push({ line, block: found, depth: cursor.heads.get(found)?.depth ?? 0 })
  }
  return blocks
}

/** No control characters, and no nesting that no report holds: deeper than the parser reads, words would be lost. */
const tamed = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\uFEFF/gu, ' ')
    .replace(/^[ \t]{40,}/gm, ' '.repeat(40))
    .replace(/^([ \t]{0,40}(?:>[ \t]?){8})[> \t]+/gm, '$1')
    .replace(/^([ \t]{0,40}(?:[-*+][ \t]{1,4}){4})(?:[-*+][ \t]+)+/gm, '$1')

function nextBlock(cursor: Cursor): Block | null {
  const { tokens, newId } = cursor
  const token = tokens[cursor.at]
  const id = newId()
  switch (token?.type) {
    case 'paragraph_open':
      return paragraph(id, takeInline(cursor))
    case 'heading_open': {
      const depth = Number(token.tag.slice(1))
      const heading: Heading = { type: 'heading', attrs: { id, level: depth <= 2 ? 2 : depth === 3 ? 3 : 4 }, ...withContent(takeInline(cursor)) }
      cursor.heads.set(heading, { line: token.map?.[0] ?? 0, depth })
      return heading
    }
    case 'bullet_list_open':
    case 'ordered_list_open':
      return takeList(cursor, id)
    case 'blockquote_open':
      return takeQuote(cursor, id)
    case 'table_open':
      return { type: 'table', attrs: { id, caption: '' }, content: takeRows(cursor) }
    case 'hr':
      cursor.at++
      return { type: 'horizontalRule', attrs: { id } }
    case 'fence':
    case 'html_block':
      cursor.at++
      return paragraph(id, token.type === 'fence' ? plainInline(token.content, [{ type: 'code' }]) : inlineOf(parser, token.content))
    default:
      cursor.at++
      return null
  }
}

/** Takes an opening token, the words and the closing token. */
function takeInline(cursor: Cursor): Inline[] {
  const inline = inlineOf(parser, cursor.tokens[cursor.at + 1]?.content ?? '')
  cursor.at += 3
  return inline
}

/** Takes what stands before a closing token, and that token. */
function takeUntil(cursor: Cursor, end: string): Block[] {
  const blocks: Block[] = []
  cursor.at++
  while (cursor.at < cursor.tokens.length && cursor.tokens[cursor.at]?.type !== end) {
    const block = nextBlock(cursor)
    if (block) blocks.push(block)
  }
  cursor.at++
  return blocks
}

function takeList(cursor: Cursor, id: string): List {
  const open = cursor.tokens[cursor.at]
  const ordered = open?.type === 'ordered_list_open'
  const items: ListItem[] = []
  cursor.at++
  while (cursor.tokens[cursor.at]?.type === 'list_item_open') {
    const itemId = cursor.newId()
    const content = flow(takeUntil(cursor, 'list_item_close'))
    if (content[0]?.type !== 'paragraph') content.unshift(paragraph(cursor.newId(), []))
    items.push({ type: 'listItem', attrs: { id: itemId }, content })
  }
  cursor.at++
  const start = Math.min(Number(open?.attrGet('start') ?? 1), 9_999)
  return ordered ? { type: 'orderedList', attrs: { id, start }, content: items } : { type: 'bulletList', attrs: { id }, content: items }
}

const tones: Record<string, Tone> = {
  note: 'note',
  tip: 'note',
  info: 'note',
  context: 'context',
  critical: 'critical',
  warning: 'critical',
  caution: 'critical',
}

function takeQuote(cursor: Cursor, id: string): Block {
  const words = cursor.tokens[cursor.at + 1]?.type === 'paragraph_open' ? cursor.tokens[cursor.at + 2] : undefined
  const mark = /^\[!(\w{1,20})\][ \t]*([^\n]{0,120})(?:\n|$)/.exec(words?.content ?? '')
  const tone = tones[mark?.[1]?.toLowerCase() ?? '']
  if (!words || !mark || !tone) {
    const content = flow(takeUntil(cursor, 'blockquote_close')).flatMap(paragraphsOf)
    return { type: 'blockquote', attrs: { id }, content: content.length > 0 ? content : [paragraph(cursor.newId(), [])] }
  }
  words.content = words.content.slice(mark[0].length)
  const content = flow(takeUntil(cursor, 'blockquote_close')).filter((block, at) => at > 0 || block.type !== 'paragraph' || block.content)
  if (content.length === 0) content.push(paragraph(cursor.newId(), []))
  return { type: 'callout', attrs: { id, label: (mark[2] ?? '').trim(), tone }, content } satisfies Callout
}

function takeRows(cursor: Cursor): Row[] {
  const rows: Row[] = []
  for (cursor.at++; cursor.tokens[cursor.at]?.type !== 'table_close' && cursor.at < cursor.tokens.length; ) {
    const type = cursor.tokens[cursor.at]?.type
    if (type === 'tr_open') rows.push({ type: 'tableRow', attrs: { id: cursor.newId() }, content: [] })
    if (type !== 'th_open' && type !== 'td_open') cursor.at++
    else {
      const cell = { id: cursor.newId(), colspan: 1, rowspan: 1 }
      const content = [paragraph(cursor.newId(), takeInline(cursor))]
      rows.at(-1)?.content.push({ type: type === 'th_open' ? 'tableHeader' : 'tableCell', attrs: cell, content } satisfies Cell)
    }
  }
  cursor.at++
  return rows
}
