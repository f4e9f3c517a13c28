import { type AttributeSpec, type MarkSpec, type NodeSpec, Schema } from '@tiptap/pm/model'
import { isSafeUrl } from './url.ts'

/** Raised with every change of the schema: a browser that speaks another version may not write. */
export const SCHEMA_VERSION = 1

/** How large a body may be. Checked without recursion, before anything recursive sees it. */
export const BOUNDS = {
  bytes: 2_000_000,
  depth: 64,
  nodes: 20_000,
  span: 100,
  listStart: 9_999,
  label: 120,
  caption: 300,
  standfirst: 2_000,
} as const

const idPattern = /^[A-Za-z0-9_-]{1,40}$/

const isString = (least: number, most: number) => (value: unknown) =>
  typeof value === 'string' && value.length >= least && value.length <= most && isCleanText(value)
const isWhole = (least: number, most: number) => (value: unknown) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most

/** Says of each attribute, by its name, whether a value may stand in it. Names mean the same on every node and mark. */
export const attributeRules: Record<string, (value: unknown) => boolean> = {
  id: (value) => typeof value === 'string' && idPattern.test(value),
  level: (value) => value === 2 || value === 3 || value === 4,
  start: isWhole(0, BOUNDS.listStart),
  label: isString(0, BOUNDS.label),
  tone: (value) => value === 'note' || value === 'context' || value === 'critical',
  caption: isString(0, BOUNDS.caption),
  colspan: isWhole(1, BOUNDS.span),
  rowspan: isWhole(1, BOUNDS.span),
  href: (value) => typeof value === 'string' && isSafeUrl(value),
}

/** Text that SQLite and every browser give back as it was: no lone surrogates, no control characters but tab and line feed. */
export function isCleanText(text: string): boolean {
  if (!text.isWellFormed()) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code < 32 && code !== 9 && code !== 10) || code === 127) return false
  }
  return true
}

function attribute(name: string, fallback?: unknown): Record<string, AttributeSpec> {
  const rule = attributeRules[name]
  if (!rule) throw new Error(`No rule for attribute ${name}`)
  const validate = (value: unknown) => {
    // A block in an open editor may wait a moment for its id.
    if (name === 'id' && value === null) return
    if (!rule(value)) throw new RangeError(`Invalid ${name}`)
  }
  return { [name]: fallback === undefined ? { validate } : { default: fallback, validate } }
}

const id = attribute('id', null)
const flow = '(paragraph | bulletList | orderedList)+'

/** The nodes of a body. The editor's extensions are held to this table by a test. */
export const nodes = {
  doc: { content: 'block+' },
  paragraph: { content: 'inline*', group: 'block', attrs: id },
  heading: { content: 'inline*', group: 'block', attrs: { ...id, ...attribute('level', 2) }, defining: true },
  bulletList: { content: 'listItem+', group: 'block', attrs: id },
  orderedList: { content: 'listItem+', group: 'block', attrs: { ...id, ...attribute('start', 1) } },
  listItem: { content: 'paragraph (paragraph | bulletList | orderedList)*', attrs: id, defining: true },
  blockquote: { content: 'paragraph+', group: 'block', attrs: id, defining: true },
  callout: { content: flow, group: 'block', attrs: { ...id, ...attribute('label', ''), ...attribute('tone', 'note') }, defining: true, isolating: true },
  table: { content: 'tableRow+', group: 'block', tableRole: 'table', attrs: { ...id, ...attribute('caption', '') }, isolating: true },
  tableRow: { content: '(tableCell | tableHeader)+', tableRole: 'row', attrs: id },
  tableCell: { content: flow, tableRole: 'cell', attrs: { ...id, ...attribute('colspan', 1), ...attribute('rowspan', 1) }, isolating: true },
  tableHeader: { content: flow, tableRole: 'header_cell', attrs: { ...id, ...attribute('colspan', 1), ...attribute('rowspan', 1) }, isolating: true },
  horizontalRule: { group: 'block', attrs: id },
  hardBreak: { inline: true, group: 'inline', selectable: false },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>

/** The marks, in the order in which a text carries them. */
export const marks = {
  link: { attrs: attribute('href'), inclusive: false },
  bold: {},
  italic: {},
  underline: {},
  strike: {},
  superscript: { excludes: 'superscript subscript' },
  subscript: { excludes: 'superscript subscript' },
  code: { excludes: '_' },
} satisfies Record<string, MarkSpec>

export type NodeName = keyof typeof nodes
export type MarkName = keyof typeof marks

/** The closed schema that the editor, the socket, the API, imports and publishing all hold a body to. */
export const schema = new Schema<NodeName, MarkName>({ nodes, marks })

/** The nodes that carry an id: all but the document itself, text and line breaks. */
export const identified: ReadonlySet<string> = new Set(Object.entries(nodes).flatMap(([name, spec]) => ('attrs' in spec ? [name] : [])))
