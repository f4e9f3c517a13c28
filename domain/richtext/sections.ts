import type { Block, Document, Heading, Inline } from './document.ts'

/**
 * A heading as the outline sees it. `number` is computed ("2", "2.1") and empty where a heading has none: the
 * summary, an appendix, what stands under them, and headings of level 4. `anchor` is its address on the page.
 */
export type Section = { id: string; level: 2 | 3 | 4; number: string; title: string; anchor: string; part: 'summary' | 'numbered' | 'appendix' }

/** The outline of a body, in reading order. Sections nest by their level alone; the document is flat. */
export function sections(document: Document): Section[] {
  const outline: Section[] = []
  const anchors = new Map<string, number>()
  const used = new Set<string>()
  let part: Section['part'] = 'numbered'
  let major = 0
  let minor = 0
  for (const block of document.content) {
    if (block.type !== 'heading') continue
    const title = plainText(block)
    const { id, level } = block.attrs
    if (level === 2) {
      part = partOf(title)
      if (part === 'numbered') major++
      minor = 0
    }
    if (level === 3) minor++
    const numbered = part === 'numbered'
    const number = !numbered || level === 4 ? '' : level === 2 ? String(major) : major === 0 ? '' : `${major}.${minor}`
    const wanted = number ? `s${number.replace('.', '-')}` : level === 2 && part === 'summary' ? 'summary' : anchorOf(title)
    let times = (anchors.get(wanted) ?? 0) + 1
    let anchor = times === 1 ? wanted : `${wanted}-${times}`
    while (used.has(anchor)) anchor = `${wanted}-${++times}`
    anchors.set(wanted, times)
    used.add(anchor)
    outline.push({ id, level, number, title, anchor, part })
  }
  return outline
}

/** The words of a block's own line, without its marks. */
export function plainText(block: { content?: Inline[] }): string {
  return (block.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')
}

/** The words of a body: one line a paragraph, heading, list item or cell. */
export function textLines(document: Document): string[] {
  const lines: string[] = []
  const visit = (node: { type: string; attrs?: object; content?: unknown[] }): void => {
    if (node.type === 'paragraph' || node.type === 'heading') lines.push(plainText(node as Heading))
    else for (const child of node.content ?? []) visit(child as Block)
    if (node.type === 'callout' || node.type === 'table') {
      const { label, caption } = node.attrs as { label?: string; caption?: string }
      const own = label ?? caption
      if (own) lines.push(own)
    }
  }
  for (const block of document.content) visit(block)
  return lines
}

/** How many words a text has: runs of letters, digits and what joins them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** Whole minutes at 230 words a minute, never less than one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230))
}

function partOf(title: string): Section['part'] {
  if (/^(executive )?summary$/i.test(title.trim())) return 'summary'
  return /^appendix\b/i.test(title.trim()) ? 'appendix' : 'numbered'
}

/** An address made of a title: letters and digits of any script, joined by hyphens. */
export function anchorOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return words?.join('-').slice(0, 60) || 'section'
}
