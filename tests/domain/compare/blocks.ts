import type { Changed, Comparison, Entry, Piece, Segment } from '#domain/compare/comparison.ts'
import type { Block, Callout, Cell, Content, Inline, List, ListItem, Mark, Paragraph, Row, Table } from '#domain/richtext/document.ts'

export const text = (words: string, ...marks: (Mark | Exclude<Mark['type'], 'link'>)[]): Inline => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) }),
})
export const link = (href: string): Mark => ({ type: 'link', attrs: { href } })
export const paragraph = (id: string, ...line: (string | Inline)[]): Paragraph => ({
  type: 'paragraph',
  attrs: { id },
  content: line.map((part) => (typeof part === 'string' ? text(part) : part)),
})
export const empty = (id: string): Paragraph => ({ type: 'paragraph', attrs: { id } })
export const heading = (id: string, title: string, level: 2 | 3 | 4 = 2): Block => ({ type: 'heading', attrs: { id, level }, content: [text(title)] })
export const item = (id: string, ...content: (string | Paragraph | List)[]): ListItem => ({
  type: 'listItem',
  attrs: { id },
  content: content.map((part) => (typeof part === 'string' ? paragraph(`${id}-p`, part) : part)),
})
export const bullets = (id: string, ...items: ListItem[]): List => ({ type: 'bulletList', attrs: { id }, content: items })
export const callout = (id: string, label: string, tone: Callout['attrs']['tone'], words: string): Callout => ({
  type: 'callout',
  attrs: { id, label, tone },
  content: [paragraph(`${id}-p`, words)],
})
export const cell = (id: string, words: string, attrs: { colspan?: number; rowspan?: number } = {}): Cell => ({
  type: 'tableCell',
  attrs: { id, colspan: 1, rowspan: 1, ...attrs },
  content: [words === '' ? empty(`${id}-p`) : paragraph(`${id}-p`, words)],
})
export const row = (id: string, ...words: string[]): Row => ({ type: 'tableRow', attrs: { id }, content: words.map((one, at) => cell(`${id}-${at}`, one)) })
export const table = (id: string, caption: string, ...rows: Row[]): Table => ({ type: 'table', attrs: { id, caption }, content: rows })
export const body = (...blocks: Block[]): Content => ({ standfirst: '', document: { type: 'doc', content: blocks } })

/** The same content as another import would bring it: every id new. */
export function underNewIds(content: Content): Content {
  return JSON.parse(JSON.stringify(content), (name, value) => (name === 'id' ? `again-${value}` : value))
}

/** A line as it reads: [added], {removed}, <reformatted>. */
export function read(segments: Segment[]): string {
  const brackets = { kept: ['', ''], added: ['[', ']'], removed: ['{', '}'], reformatted: ['<', '>'] } as const
  return segments.map(({ change, inline }) => brackets[change][0] + (inline.type === 'text' ? inline.text : '⏎') + brackets[change][1]).join('')
}

export function wordsOf(piece: Piece | undefined): string {
  if (!piece || !('inside' in piece) || piece.inside.kind !== 'words') throw new Error(`No words were compared in ${JSON.stringify(piece)}`)
  return read(piece.inside.segments)
}

/** What became of each block that is not as it was, by its id: "p-1 edited". */
export function changesOf(comparison: Comparison): string[] {
  return comparison.entries.flatMap((entry) => {
    if (entry.change === 'unchanged' || entry.change === 'moved-away') return []
    return [`${entry.node.attrs.id} ${'moved' in entry && entry.moved ? 'moved and ' : ''}${entry.change}`]
  })
}

export function entryOf(comparison: Comparison, id: string): Entry & Changed {
  const entry = comparison.entries.find((one) => 'inside' in one && one.node.attrs.id === id)
  if (!entry || !('inside' in entry)) throw new Error(`Nothing was compared in ${id}: ${changesOf(comparison).join(', ')}`)
  return entry
}
