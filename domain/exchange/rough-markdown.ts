import type { Heading, Inline, List } from '../richtext/document.ts'
import { plainText } from '../richtext/sections.ts'
import { isEndMark, isLayout } from './header.ts'
import { headingIn, typedNumber } from './headings.ts'
import { sliced, words } from './inline.ts'
import { markdownBlocks, type PlacedBlock } from './markdown-blocks.ts'
import type { Rough } from './rough.ts'

/** Whether a manuscript is written in Markdown: it begins with a heading of it, or holds two. */
export function isMarkdown(lines: readonly string[]): boolean {
  const first = lines.find((line) => line !== '' && !isLayout(line)) ?? ''
  const marked = /^#{1,4} \S/
  let count = marked.test(first) ? 1 : 0
  for (const line of lines) if (count < 2 && marked.test(line)) count++
  return count === 2
}

/** What is longer than any report may be is not read as Markdown, which takes its time. */
const MOST = { lines: 30_000, characters: 2_000_000 }

/**
 * Reads Markdown: the blocks as they are marked, without links back and end mark, and without typed numbers. Null
 * where it is longer than any report may be.
 */
export function roughMarkdown(lines: readonly string[], firstLine: number, newId: () => string): Rough[] | null {
  if (lines.length > MOST.lines || lines.reduce((sum, line) => sum + line.length, 0) > MOST.characters) return null
  const blocks = markdownBlocks(lines.join('\n'), newId)
  const tops = blocks.filter(({ depth }) => depth === 1).length
  return blocks.flatMap((placed): Rough[] => {
    const { block } = placed
    const line = placed.line + firstLine - 1
    switch (block.type) {
      case 'heading':
        return [roughHeading(block, line, levelOf(placed, tops))]
      case 'paragraph': {
        const text = plainText(block)
        if (isEndMark(text)) return [{ kind: 'end' }]
        if (isLayout(text)) return []
        return [
          (isBold(block.content) && boldHeading(block.content ?? [], text, line)) || { kind: 'paragraph', line, inline: block.content ?? [], title: null },
        ]
      }
      case 'bulletList':
      case 'orderedList':
        return itemsOf(block, line, 0) ?? [{ kind: 'block', line, block }]
      default:
        return [{ kind: 'block', line, block }]
    }
  })
}

/** Where several headings have one `#`, they are sections, and all others stand one level deeper. */
const levelOf = ({ depth }: PlacedBlock, tops: number): 2 | 3 | 4 => {
  const level = tops > 1 ? depth + 1 : depth
  return level <= 2 ? 2 : level === 3 ? 3 : 4
}

function roughHeading(block: Heading, line: number, level: 2 | 3 | 4): Rough {
  const text = plainText(block)
  const typed = typedNumber(text)
  return { kind: 'heading', line, level, inline: sliced(block.content ?? [], typed.length, text.length), typed, doubt: null }
}

const isBold = (inline: Inline[] = []) => inline.every((node) => node.type === 'text' && node.marks?.some(({ type }) => type === 'bold'))

/** A paragraph that stands in bold as a whole may be a heading. With a number it is one. */
function boldHeading(inline: Inline[], text: string, line: number): Rough | null {
  const found = headingIn(text, alone, nowhere, elsewhere)
  if (!found) return null
  const { level, title, typed } = found
  if (found.doubt === 'possible-heading') return { kind: 'paragraph', line, inline, title: level }
  return { kind: 'heading', line, level, inline: words(title), typed, doubt: typed ? null : 'guessed-heading' }
}

/** Markdown says itself what a heading is: only the look of the line is asked for. */
const alone = { closed: true, alone: true, at: 0, next: '' }
const nowhere = { major: 0, minor: 0, games: true }
const elsewhere = { numbered: true, last: 0, sections: false }

/** The items of a list with how deep they stand; null where an item holds more than a paragraph and lists. */
function itemsOf(list: List, line: number, depth: number): Rough[] | null {
  const items: Rough[] = []
  for (const [at, { content }] of list.content.entries()) {
    const [first, ...rest] = content
    if (first?.type !== 'paragraph') return null
    const number = list.type === 'orderedList' ? list.attrs.start + at : null
    items.push({ kind: 'item', line, depth, number, inline: first.content ?? [] })
    for (const inner of rest) {
      const below = inner.type === 'paragraph' ? null : itemsOf(inner, line, depth + 1)
      if (!below) return null
      items.push(...below)
    }
  }
  return items
}
