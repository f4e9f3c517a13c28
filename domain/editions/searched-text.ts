import type { Block, Cell, Document, List, ListItem } from '../richtext/document.ts'
import { unreachable } from '../richtext/document.ts'
import { plainText, sections } from '../richtext/sections.ts'
import { GAP } from '../search/wanted.ts'

/** A section as results lead to it: the line of the body that it begins with, its number, title and anchor on the page. */
export type SectionStart = [line: number, number: string, title: string, anchor: string]

/** A body as it is searched: headings apart from the lines, each parted by a sign that no phrase reaches over. */
export type SearchedText = { headings: string; outline: SectionStart[]; body: string }

/** What of a body may be searched. A row of a table is one line, since a cell alone says little. */
export function searchedText(document: Document): SearchedText {
  const titles = new Map(sections(document).map((section) => [section.id, section]))
  const lines: string[] = []
  const outline: SectionStart[] = []
  for (const block of document.content) {
    const section = block.type === 'heading' ? titles.get(block.attrs.id) : undefined
    // A heading without words has no place on the page that one could be led to.
    if (section && cleaned(section.title) !== '') outline.push([lines.length, section.number, cleaned(section.title), section.anchor])
    else lines.push(...linesOf(block).map(cleaned).filter(Boolean))
  }
  return { headings: joined(outline.map(([, , title]) => title)), outline, body: joined(lines) }
}

/** Texts side by side in one column. */
export const joined = (texts: readonly string[]): string => texts.join(GAP)

/** The lines of a body that was joined. */
export const linesIn = (body: string): string[] => (body === '' ? [] : body.split(GAP))

/** A text without the sign that parts lines. */
const cleaned = (text: string): string => text.replaceAll('\uE000', ' ').trim()

function linesOf(node: Block | ListItem): string[] {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return [plainText(node)]
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'blockquote':
      return within(node.content)
    case 'callout':
      return [node.attrs.label, ...within(node.content)]
    case 'table':
      return [node.attrs.caption, ...node.content.map((row) => row.content.map(lineOf).filter(Boolean).join(' · '))]
    case 'horizontalRule':
      return []
    default:
      return unreachable(node)
  }
}

const within = (nodes: readonly (Block | List | ListItem)[]): string[] => nodes.flatMap(linesOf)
const lineOf = (cell: Cell): string => within(cell.content).filter(Boolean).join(' ')
