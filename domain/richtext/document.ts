/**
 * A report's body as values: what `parseDocument` proves and everything else switches over.
 * Every block has a stable `id`, from the day it is made.
 */
export type Mark = { type: 'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'superscript' | 'subscript' } | { type: 'link'; attrs: { href: string } }

export type Text = { type: 'text'; text: string; marks?: Mark[] }
export type HardBreak = { type: 'hardBreak' }
export type Inline = Text | HardBreak

export type Paragraph = { type: 'paragraph'; attrs: { id: string }; content?: Inline[] }
export type Heading = { type: 'heading'; attrs: { id: string; level: 2 | 3 | 4 }; content?: Inline[] }
export type ListItem = { type: 'listItem'; attrs: { id: string }; content: (Paragraph | List)[] }
export type BulletList = { type: 'bulletList'; attrs: { id: string }; content: ListItem[] }
export type OrderedList = { type: 'orderedList'; attrs: { id: string; start: number }; content: ListItem[] }
export type List = BulletList | OrderedList
export type Quote = { type: 'blockquote'; attrs: { id: string }; content: Paragraph[] }
export type Tone = 'note' | 'context' | 'critical'
export type Callout = { type: 'callout'; attrs: { id: string; label: string; tone: Tone }; content: (Paragraph | List)[] }
export type Cell = {
  type: 'tableCell' | 'tableHeader'
  attrs: { id: string; colspan: number; rowspan: number }
  content: (Paragraph | List)[]
}
export type Row = { type: 'tableRow'; attrs: { id: string }; content: Cell[] }
export type Table = { type: 'table'; attrs: { id: string; caption: string }; content: Row[] }
export type Rule = { type: 'horizontalRule'; attrs: { id: string } }

/** What stands at the top level of a body. */
export type Block = Paragraph | Heading | List | Quote | Callout | Table | Rule
export type AnyNode = Block | ListItem | Row | Cell | Inline
export type Document = { type: 'doc'; content: Block[] }

/** What a draft, a revision and an edition hold: the standfirst, one plain sentence or two, and the body. */
export type Content = { standfirst: string; document: Document }

/** For the end of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`)
}
