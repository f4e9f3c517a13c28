import type { Block, Inline, List, Paragraph } from '../richtext/document.ts'
import { plainText } from '../richtext/sections.ts'
import { plainInline } from './markdown-inline.ts'

/** The words of a block on one line. */
export const oneLine = (block: { content?: Inline[] }) => plainText(block).replace(/\s+/g, ' ').trim()

/** What a call-out, a cell or an item may hold: paragraphs and lists. Other blocks give their words to paragraphs. */
export const flow = (blocks: Block[]): (Paragraph | List)[] =>
  blocks.flatMap((block): (Paragraph | List)[] => (block.type === 'bulletList' || block.type === 'orderedList' ? [block] : paragraphsOf(block)))

/** The words of a block as paragraphs. */
export function paragraphsOf(block: Block): Paragraph[] {
  switch (block.type) {
    case 'paragraph':
      return [block]
    case 'heading':
      return [paragraph(block.attrs.id, block.content ?? [])]
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(paragraphsOf))
    case 'blockquote':
    case 'callout':
      return [
        ...(block.type === 'callout' ? plainInline(block.attrs.label, [{ type: 'bold' }]).map((label) => paragraph(block.attrs.id, [label])) : []),
        ...block.content.flatMap(paragraphsOf),
      ]
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(paragraphsOf)))
    case 'horizontalRule':
      return []
  }
}

export const withContent = (inline: Inline[]) => (inline.length > 0 ? { content: inline } : {})
export const paragraph = (id: string, inline: Inline[]): Paragraph => ({ type: 'paragraph', attrs: { id }, ...withContent(inline) })
