import type { Block, Content, Inline, List, ListItem, Paragraph } from '../richtext/document.ts'
import { plainText } from '../richtext/sections.ts'
import { sliced, withBoldLabel, words } from './inline.ts'
import { bracketedName, bulletLabel } from './labels.ts'
import type { Choice, Choices, Piece, Reading, Sketch } from './reading.ts'

type NewId = () => string
type Taken = (decision: string) => boolean
type Item = Extract<Piece, { kind: 'item' }>

/**
 * The body that comes of a reading. A choice for a finding's id counts before what is proposed. Every word comes
 * through once and in its order, whatever is chosen. `newId` makes the ids of blocks that only come of a choice.
 */
export function contentOf(reading: Pick<Reading, 'pieces' | 'findings'>, choices: Choices, newId: NewId): Content {
  const proposed = new Map(reading.findings.map(({ id, proposed }) => [id, proposed]))
  const taken: Taken = (decision) => (choices[decision] ?? proposed.get(decision)) === 'take'
  const content: Block[] = []
  const standfirst: string[] = []
  let lists: List[] = []
  for (const piece of reading.pieces) {
    if (piece.kind === 'item') {
      for (const item of itemsOf(piece, taken, newId)) lists = addItem(content, lists, piece, item, newId)
      continue
    }
    lists = []
    if (piece.kind === 'paragraph' && piece.turn?.kind === 'standfirst' && taken(piece.turn.decision)) standfirst.push(plainText({ content: piece.inline }))
    else content.push(...blocksOf(piece, taken, newId))
  }
  if (content.length === 0) content.push({ type: 'paragraph', attrs: { id: newId() } })
  return { standfirst: standfirst.join(' '), document: { type: 'doc', content } }
}

/** A longer list is shown up to here. */
const MOST_SKETCHES = 100

/** What one piece gives by itself, in outline. */
export function sketchesOf(piece: Piece, decision: string, choice: Choice): Sketch[] {
  const taken: Taken = (other) => other === decision && choice === 'take'
  const blank = () => ''
  if (piece.kind === 'item')
    return itemsOf(piece, taken, blank)
      .slice(0, MOST_SKETCHES)
      .map((item) => sketch('item', plainText(item.content[0] as Paragraph)))
  if (piece.kind === 'paragraph' && piece.turn?.kind === 'standfirst' && choice === 'take') return [sketch('standfirst', plainText({ content: piece.inline }))]
  return blocksOf(piece, taken, blank).flatMap((block): Sketch[] => {
    switch (block.type) {
      case 'heading':
        return [{ ...sketch('heading', plainText(block)), level: block.attrs.level }]
      case 'callout':
        return [
          { ...sketch('callout', block.content.map((inner) => (inner.type === 'paragraph' ? plainText(inner) : '')).join(' ')), label: block.attrs.label },
        ]
      case 'bulletList':
        return block.content.slice(0, MOST_SKETCHES).map((item) => sketch('item', plainText(item.content[0] as Paragraph)))
      case 'paragraph':
        return [paragraphSketch(block)]
      default:
        return []
    }
  })
}

function paragraphSketch(block: Paragraph): Sketch {
  const [first, next] = block.content ?? []
  const text = plainText(block)
  if (first?.type !== 'text' || (!next && !text.endsWith(':')) || !first.marks?.some(({ type }) => type === 'bold')) return sketch('paragraph', text)
  return { ...sketch('paragraph', text.slice(first.text.length).trimStart()), label: first.text.replace(/:\s*$/, '') }
}

const sketch = (as: Sketch['as'], text: string): Sketch => ({ as, text: excerpt(text) })

/** The beginning of a text, for showing it. */
export const excerpt = (text: string) => (text.length <= 160 ? text : `${text.slice(0, 159).trimEnd()}…`)

function blocksOf(piece: Exclude<Piece, Item>, taken: Taken, newId: NewId): Block[] {
  switch (piece.kind) {
    case 'block':
      return [piece.block]
    case 'heading':
      return piece.decision === null || taken(piece.decision)
        ? [{ type: 'heading', attrs: { id: piece.id, level: piece.level }, content: piece.title }]
        : [paragraph(piece.id, piece.asWritten)]
    case 'paragraph':
      return paragraphBlocks(piece, taken, newId)
  }
}

function paragraphBlocks({ id, inline, turn }: Extract<Piece, { kind: 'paragraph' }>, taken: Taken, newId: NewId): Block[] {
  const text = plainText({ content: inline })
  if (turn?.kind === 'lists') {
    const blocks: Block[] = []
    let open = 0
    for (const list of turn.lists) {
      if (!taken(list.decision)) continue
      const lead = sliced(inline, open, list.lead)
      const isLabel = lead.length > 0 && list.lead - open <= 100
      if (lead.length > 0) blocks.push(paragraph(blocks.length === 0 ? id : newId(), withBoldLabel(lead, isLabel ? list.lead - open : 0)))
      const content = list.items.map(([from, to]) => listItem(newId(), newId(), sliced(inline, from, to)))
      blocks.push({ type: 'bulletList', attrs: { id: blocks.length === 0 ? id : newId() }, content })
      open = list.to
    }
    const rest = sliced(inline, open, text.length)
    return rest.length > 0 ? [...blocks, paragraph(blocks.length === 0 ? id : newId(), rest)] : blocks
  }
  if (turn?.kind === 'lead-in') {
    const chosen = taken(turn.decision)
    if (!turn.tone) return [paragraph(id, chosen ? withBoldLabel(inline, turn.label) : inline)]
    if (!chosen) return [paragraph(id, withBoldLabel(inline, turn.label))]
    const attrs = { id, label: text.slice(0, turn.label).replace(/:\s*$/, ''), tone: turn.tone }
    return [{ type: 'callout', attrs, content: [paragraph(newId(), sliced(inline, turn.label, text.length))] }]
  }
  if (turn?.kind === 'run-in' && taken(turn.decision))
    return [{ type: 'heading', attrs: { id, level: 4 }, content: sliced(inline, 0, turn.at) }, paragraph(newId(), sliced(inline, turn.at, text.length))]
  if (turn?.kind === 'heading' && taken(turn.decision)) return [{ type: 'heading', attrs: { id, level: turn.level }, content: words(text) }]
  return [paragraph(id, inline)]
}

function itemsOf(piece: Item, taken: Taken, newId: NewId): ListItem[] {
  const { split } = piece
  if (!split || !taken(split.decision)) return [listItem(piece.itemId, piece.id, piece.inline)]
  return split.items.map(([from, to], at) => listItem(at === 0 ? piece.itemId : newId(), at === 0 ? piece.id : newId(), sliced(piece.inline, from, to)))
}

/** Adds an item to the open lists, the outermost first, and gives the lists that are open then. */
function addItem(content: Block[], open: List[], { depth, number }: Item, item: ListItem, newId: NewId): List[] {
  const lists = open.slice(0, Math.min(depth, open.length) + 1)
  const here = lists.at(-1)
  const type = number === null ? 'bulletList' : 'orderedList'
  if (here && lists.length === depth + 1 && here.type === type) {
    here.content.push(item)
    return lists
  }
  const list: List =
    number === null
      ? { type: 'bulletList', attrs: { id: newId() }, content: [item] }
      : { type: 'orderedList', attrs: { id: newId(), start: Math.min(number, 9_999) }, content: [item] }
  if (lists.length === depth + 1) lists.pop()
  const parent = lists.at(-1)?.content.at(-1)
  if (parent) parent.content.push(list)
  else content.push(list)
  return [...lists, list]
}

const listItem = (itemId: string, id: string, inline: Inline[]): ListItem => {
  const text = plainText({ content: inline })
  const label = bulletLabel(text) || bracketedName(text)
  return { type: 'listItem', attrs: { id: itemId }, content: [paragraph(id, withBoldLabel(inline, label.length))] }
}

const paragraph = (id: string, inline: Inline[]): Paragraph => ({ type: 'paragraph', attrs: { id }, ...(inline.length > 0 && { content: inline }) })
