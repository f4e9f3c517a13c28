import * as Y from 'yjs'
import type { AnyNode, Content, Inline, Text } from '../richtext/document.ts'
import { BODY, STANDFIRST } from './fragments.ts'

type Container = Y.XmlFragment | Y.XmlElement
type BlockNode = Exclude<AnyNode, Inline>

/**
 * Changes a shared document so that it says `content`, touching only what differs: blocks are aligned by their
 * ids, texts by what they begin and end with. Carets and words of colleagues in blocks that stay, stay.
 */
export function applyContent(draft: Y.Doc, content: Content): void {
  draft.transact(() => {
    applyStandfirst(draft.getXmlFragment(STANDFIRST), content.standfirst)
    applyBlocks(draft.getXmlFragment(BODY), content.document.content)
  })
}

/** A new shared document that says `content`, as one update. `client` is its author in the shared history. */
export function updateFor(content: Content, client: number): Uint8Array {
  const draft = new Y.Doc()
  draft.clientID = client
  applyContent(draft, content)
  return Y.encodeStateAsUpdate(draft)
}

function applyStandfirst(fragment: Y.XmlFragment, line: string): void {
  const first = fragment.length > 0 ? fragment.get(0) : null
  if (!(first instanceof Y.XmlElement)) {
    fragment.delete(0, fragment.length)
    const paragraph = new Y.XmlElement('paragraph')
    fragment.insert(0, [paragraph])
    applyInline(paragraph, line === '' ? [] : [{ type: 'text', text: line }])
    return
  }
  if (fragment.length > 1) fragment.delete(1, fragment.length - 1)
  applyInline(first, line === '' ? [] : [{ type: 'text', text: line }])
}

function applyBlocks(parent: Container, wanted: readonly BlockNode[]): void {
  const present = parent.toArray()
  const places = new Map(
    present.flatMap((child, place) => (child instanceof Y.XmlElement ? [[`${child.nodeName} ${child.getAttribute('id')}`, place] as const] : [])),
  )
  const found = wanted.map((node) => places.get(`${node.type} ${node.attrs.id}`) ?? -1)
  const kept = longestIncrease(found)

  for (let place = present.length - 1; place >= 0; place--) if (!kept.has(place)) parent.delete(place, 1)
  for (const [index, node] of wanted.entries()) {
    const place = found[index] ?? -1
    if (kept.has(place)) {
      applyNode(parent.get(index) as Y.XmlElement, node)
      continue
    }
    const element = new Y.XmlElement(node.type)
    parent.insert(index, [element])
    applyNode(element, node)
  }
}

function applyNode(element: Y.XmlElement, node: BlockNode): void {
  const attributes = node.attrs as Record<string, string | number>
  const present = element.getAttributes() as Record<string, unknown>
  for (const name of Object.keys(present)) if (!Object.hasOwn(attributes, name)) element.removeAttribute(name)
  // Yjs keeps numbers as numbers; its types speak of strings only.
  for (const [name, value] of Object.entries(attributes)) if (present[name] !== value) element.setAttribute(name, value as string)
  if (node.type === 'horizontalRule') return
  if (node.type === 'paragraph' || node.type === 'heading') applyInline(element, node.content ?? [])
  else applyBlocks(element, node.content)
}

/** Runs of text between line breaks: what the shared document keeps as one text each. */
function pieces(inline: readonly Inline[]): (Text[] | 'break')[] {
  const result: (Text[] | 'break')[] = []
  for (const part of inline) {
    const last = result.at(-1)
    if (part.type === 'hardBreak') result.push('break')
    else if (Array.isArray(last)) last.push(part)
    else result.push([part])
  }
  return result
}

function applyInline(element: Y.XmlElement, inline: readonly Inline[]): void {
  const wanted = pieces(inline)
  const fits = (child: Y.XmlElement | Y.XmlText | Y.XmlHook, piece: Text[] | 'break') =>
    piece === 'break' ? child instanceof Y.XmlElement && child.nodeName === 'hardBreak' : child instanceof Y.XmlText
  const present = element.toArray()
  const same = present.length === wanted.length && present.every((child, index) => fits(child as Y.XmlElement, wanted[index] ?? 'break'))
  if (!same) {
    element.delete(0, element.length)
    element.insert(
      0,
      wanted.map((piece) => (piece === 'break' ? new Y.XmlElement('hardBreak') : new Y.XmlText())),
    )
  }
  for (const [index, piece] of wanted.entries()) if (piece !== 'break') applyText(element.get(index) as Y.XmlText, piece)
}

function applyText(text: Y.XmlText, wanted: readonly Text[]): void {
  const delta = wanted.map((part) => ({
    insert: part.text,
    attributes: Object.fromEntries((part.marks ?? []).map((mark) => [mark.type, mark.type === 'link' ? mark.attrs : {}])),
  }))
  const present = text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[]
  if (JSON.stringify(present.map((run) => [run.insert, run.attributes ?? {}])) === JSON.stringify(delta.map((run) => [run.insert, run.attributes]))) return

  const before = present.map((run) => (typeof run.insert === 'string' ? run.insert : '\uFFFC')).join('')
  const after = wanted.map((part) => part.text).join('')
  const { start, removed, added } = middle(before, after)
  if (removed > 0) text.delete(start, removed)
  if (added) text.insert(start, added)
  const none = Object.fromEntries(present.flatMap((run) => Object.keys(run.attributes ?? {})).map((name) => [name, null]))
  text.applyDelta(delta.map((run) => ({ retain: run.insert.length, attributes: { ...none, ...run.attributes } })))
}

/** What is left between the beginning and the end that two texts share, never cutting a surrogate pair. */
function middle(before: string, after: string): { start: number; removed: number; added: string } {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (end > 0 && isHigh(before.charCodeAt(before.length - end - 1))) end--
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) }
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff

/** The largest set of numbers that already stand in rising order; -1 stands for none. Fredman's patience method. */
function longestIncrease(values: readonly number[]): Set<number> {
  const tails: number[] = []
  const before = new Map<number, number | undefined>()
  for (const value of values) {
    if (value < 0 || before.has(value)) continue
    let low = 0
    for (let high = tails.length; low < high; ) {
      const half = (low + high) >> 1
      if ((tails[half] as number) < value) low = half + 1
      else high = half
    }
    before.set(value, tails[low - 1])
    tails[low] = value
  }
  const kept = new Set<number>()
  for (let value = tails.at(-1); value !== undefined; value = before.get(value)) kept.add(value)
  return kept
}
