import { addressesIn, isAddress, passagesOf, type Stored, type StoredNode } from './passages.ts'
import { type Range, type Sought, STAND_INS } from './sought.ts'

/** Makes a new id for one that held the words; the same for the same, so that blocks are still known by it. */
export type Renamed = (id: string) => string

/** More rounds than any words need: what is put in their place can make them anew only with what stands beside it. */
const ROUNDS = 20

/**
 * A content without the words, all else as it was: `[removed]` stands instead of them, under the marks that their first
 * letter had; a link whose target held them is a link no more, and an id that did is another. Throws when words come
 * again and again, which none that `soughtWords` takes do.
 */
export function withoutWords<Content extends Stored>(content: Content, sought: Sought, renamed: Renamed): Content {
  const copy = structuredClone(content)
  for (let round = 0; ; round++) {
    const { whole, parts, nodes } = passagesOf(copy)
    if (round === 0 && addressesIn(nodes, sought).length > 0) for (const node of nodes) clearAddresses(node, sought, renamed)
    const ranges = sought.rangesIn(whole)
    if (ranges.length === 0) break
    if (round === ROUNDS) throw new Error('The words come again with what stands in their place')
    const standIn = round === 0 ? sought.standIn : STAND_INS[1]
    for (const { text, from, most, put } of parts) {
      const inside = ranges.filter((range) => range.from < from + text.length && range.to > from)
      if (inside.length > 0) put(fitting(text, from, inside, standIn, most))
    }
  }
  if (copy.document) tidy(copy.document)
  return copy
}

/** A text that stands alone, without the words. */
export function textWithoutWords(text: string, sought: Sought, most = Number.POSITIVE_INFINITY): string {
  let cleaned = text
  for (let round = 0; round < ROUNDS; round++) {
    const ranges = sought.rangesIn(cleaned)
    if (ranges.length === 0) return cleaned
    cleaned = fitting(cleaned, 0, ranges, round === 0 ? sought.standIn : STAND_INS[1], most)
  }
  throw new Error('The words come again with what stands in their place')
}

function fitting(text: string, from: number, ranges: Range[], standIn: string, most: number): string {
  const [whole, short] = [standIn, STAND_INS[1]].map((each) => replaced(text, from, ranges, each)) as [string, string]
  return whole.length <= most ? whole : short.slice(0, most)
}

/** A part of a longer text without these ranges of it. What stands instead comes where a range begins. */
function replaced(text: string, from: number, ranges: Range[], standIn: string): string {
  let result = ''
  let at = 0
  for (const range of ranges) {
    const start = Math.max(0, range.from - from)
    result += text.slice(at, start) + (range.from >= from ? standIn : '')
    at = Math.min(text.length, range.to - from)
  }
  return result + text.slice(at)
}

function clearAddresses(node: StoredNode, sought: Sought, renamed: Renamed): void {
  const holds = (value: unknown) => typeof value === 'string' && sought.isInAddress(value)
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (node.attrs && isAddress(name) && holds(value)) node.attrs[name] = name === 'id' ? renamed(value as string) : ''
  if (node.marks) node.marks = node.marks.filter((mark) => !Object.values(mark.attrs ?? {}).some(holds))
}

/** Takes out what became empty and joins neighbours of the same marks, as the canonical form has it. */
function tidy(document: StoredNode): void {
  for (const nodes = [document], next = () => nodes.pop(); nodes.length > 0; ) {
    const node = next() as StoredNode
    if (node.marks?.length === 0) delete node.marks
    if (!node.content) continue
    const kept: StoredNode[] = []
    for (const child of node.content) {
      if (child.text === '') continue
      if (child.marks?.length === 0) delete child.marks
      const last = kept.at(-1)
      if (typeof child.text === 'string' && typeof last?.text === 'string' && JSON.stringify(last.marks) === JSON.stringify(child.marks))
        last.text += child.text
      else {
        kept.push(child)
        nodes.push(child)
      }
    }
    if (kept.length > 0) node.content = kept
    else delete node.content
  }
}
