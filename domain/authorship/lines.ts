import type { AnyNode, Content, Inline } from '../richtext/document.ts'
import { plainText } from '../richtext/sections.ts'

/** What of a block a line is: its own words, the label of a call-out, the caption of a table. The standfirst is of no block. */
export type Part = 'standfirst' | 'words' | 'label' | 'caption'

/** A line that is read: its length and all places in it count UTF-16 units, a line break one. */
export type Line = { block: string | null; part: Part; text: string }

/** All lines of a report in reading order; those without a word too, so that a line is known by its place among them. */
export function linesOf({ standfirst, document }: Content): Line[] {
  const lines: Line[] = [{ block: null, part: 'standfirst', text: standfirst }]
  for (const block of document.content) addLines(block, lines)
  return lines
}

/** The lines of a node, in reading order. */
export function linesIn(node: AnyNode): Line[] {
  const lines: Line[] = []
  addLines(node, lines)
  return lines
}

/** By what a line is known among all lines of a report. */
export const keyOf = ({ block, part }: Pick<Line, 'block' | 'part'>): string => `${part} ${block ?? ''}`

function addLines(node: AnyNode, lines: Line[]): void {
  if (node.type === 'text' || node.type === 'hardBreak') return
  const block = node.attrs.id
  if (node.type === 'paragraph' || node.type === 'heading') lines.push({ block, part: 'words', text: plainText(node as { content?: Inline[] }) })
  if (node.type === 'callout') lines.push({ block, part: 'label', text: node.attrs.label })
  if (node.type === 'table') lines.push({ block, part: 'caption', text: node.attrs.caption })
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'horizontalRule') return
  for (const child of node.content) addLines(child, lines)
}
