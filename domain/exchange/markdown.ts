import type { Block, Content } from '../richtext/document.ts'
import { readFrontMatter } from './front-matter.ts'
import { markdownBlocks, type PlacedBlock } from './markdown-blocks.ts'
import { oneLine } from './markdown-flow.ts'

/**
 * Reads a report written in Markdown: what stands above the first heading is the standfirst, one `#` the title, `##`
 * to `####` the levels 2 to 4; lists, tables ("Table: …" right above is the caption), `>` quotes, `> [!note] Label`
 * call-outs (note, context, critical), `---`, **bold**, *italic*, ~~strike~~, `code`, links, <sup>, <sub> and <u>.
 * Labels between two `---` at the very top are no words of the report; `title` is the name where no `#` says it.
 * `lines` says at which line each block of the top level begins.
 */
export function readMarkdown(text: string, newId: () => string): { content: Content; title: string | null; lines: Map<string, number> } {
  const given = text.split('\n')
  const labels = readFrontMatter(given)
  const blocks = markdownBlocks(labels ? [...given.slice(0, labels.end).fill(''), ...given.slice(labels.end)].join('\n') : text, newId)
  const isTitle = ({ block, depth }: PlacedBlock) => block.type === 'heading' && depth === 1
  const title = blocks.find(isTitle)
  const body = blocks.filter((placed) => placed !== title)
  const first = body.findIndex(({ block }) => block.type === 'heading')
  const isLead = ({ block }: PlacedBlock, at: number) => at < first && block.type === 'paragraph'
  const lead = body.filter(isLead).flatMap(({ block }) => (block.type === 'paragraph' ? [oneLine(block)] : []))
  const kept = body.filter((placed, at) => !isLead(placed, at))
  const content: Block[] = kept.map(({ block }) => block)
  if (content.length === 0) content.push({ type: 'paragraph', attrs: { id: newId() } })
  return {
    content: { standfirst: lead.join(' '), document: { type: 'doc', content } },
    title: title?.block.type === 'heading' ? oneLine(title.block) : (labels?.said.get('title') ?? null),
    lines: new Map(kept.map(({ block, line }) => [block.attrs.id, line])),
  }
}
