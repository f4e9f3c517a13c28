import { hash } from 'node:crypto'
import type { AnyNode, Block, Document } from './document.ts'
import { plainText } from './sections.ts'

/**
 * What a section says, from its heading to the next one of any level, as prints: one of its title, and one of all of it,
 * which is another whenever a reader sees something else. A print is short, whatever it is of.
 */
export type SectionWords = { title: string; print: string }

/** The sections of a body by the id of their heading. Ids of blocks do not count: a paragraph that was cut and put back says the same. */
export function sectionWords(document: Document): ReadonlyMap<string, SectionWords> {
  const words = new Map<string, SectionWords>()
  let [id, title, blocks]: [string | null, string, Block[]] = [null, '', []]
  const close = () => id !== null && words.set(id, { title: printOf(title), print: printOf(blocks.map(shape)) })
  for (const block of document.content) {
    if (block.type === 'heading') {
      close()
      ;[id, title, blocks] = [block.attrs.id, plainText(block), []]
    }
    blocks.push(block)
  }
  close()
  return words
}

const printOf = (said: unknown): string => hash('sha256', JSON.stringify(said), 'base64url').slice(0, 22)

/** A node as nested lists, without ids. */
function shape(node: AnyNode): unknown[] {
  const [text, marks] = node.type === 'text' ? [node.text, node.marks ?? []] : ['', []]
  const attributes = 'attrs' in node ? Object.entries(node.attrs).filter(([name]) => name !== 'id') : []
  return [node.type, attributes, text, marks, 'content' in node ? (node.content ?? []).map(shape) : []]
}
