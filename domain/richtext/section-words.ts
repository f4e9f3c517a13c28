import { createHash } from 'node:crypto'
import type { AnyNode, Block, Document } from './document.ts'
import { plainText } from './sections.ts'

/** What a section says, from its heading to the next one of any level: its title, and a print that is another whenever a reader sees something else. */
export type SectionWords = { title: string; print: string }

/** The sections of a body by the id of their heading. Ids of blocks do not count: a paragraph that was cut and put back says the same. */
export function sectionWords(document: Document): ReadonlyMap<string, SectionWords> {
  const words = new Map<string, SectionWords>()
  let [id, title, blocks]: [string | null, string, Block[]] = [null, '', []]
  const close = () => id !== null && words.set(id, { title, print: print(blocks) })
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

const print = (blocks: Block[]): string =>
  createHash('sha256')
    .update(JSON.stringify(blocks.map(shape)))
    .digest('base64')

/** A node as nested lists, without ids. */
function shape(node: AnyNode): unknown[] {
  const [text, marks] = node.type === 'text' ? [node.text, node.marks ?? []] : ['', []]
  const attributes = 'attrs' in node ? Object.entries(node.attrs).filter(([name]) => name !== 'id') : []
  return [node.type, attributes, text, marks, 'content' in node ? (node.content ?? []).map(shape) : []]
}
