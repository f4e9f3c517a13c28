import * as Y from 'yjs'
import { type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { parseContent } from '../richtext/parse.ts'
import { attributeRules, BOUNDS, isCleanText, type MarkName, type NodeName, nodes, SCHEMA_VERSION, schema } from '../richtext/schema.ts'
import { BODY, STANDFIRST } from './fragments.ts'
import { strangerIn } from './strangers.ts'

/** Another version of Host City wrote the draft: it is kept in `version` of the schema, and `path` names what this one does not know, if it is not all. */
export type DraftOfUnknownSchema = { kind: 'draft-unknown-schema'; version: number; path: string }
export type Unreadable = { kind: 'draft-unreadable'; path: string } | DraftOfUnknownSchema
type Plain = { type: string; attrs?: Record<string, unknown>; content?: Plain[]; text?: string; marks?: { type: string; attrs?: unknown }[] }

/**
 * What a shared document says, as canonical content. Two honest people who write at once can leave a list
 * without items or two blocks with one id; such seams are closed here, always in the same way, so that the
 * same document gives the same content. Anything else that the schema does not hold makes it unreadable: nothing that
 * somebody wrote is left out. Refusals: draft-unreadable, draft-unknown-schema.
 */
export function contentOf(draft: Y.Doc): Result<Content, Unreadable> {
  const stranger = strangerIn(draft)
  if (stranger !== null) return refuse({ kind: 'draft-unknown-schema', version: SCHEMA_VERSION, path: stranger })
  const ids = new Set<string>()
  const body = childrenOf(draft.getXmlFragment(BODY), 'doc', ids, 0)
  if (body.length === 0) body.push({ type: 'paragraph', attrs: { id: 'first' } })
  const parsed = parseContent({ standfirst: lineOf(draft.getXmlFragment(STANDFIRST)), document: { type: 'doc', content: body } })
  return parsed.ok ? parsed : refuse({ kind: 'draft-unreadable', path: parsed.refusal.path })
}

/** The standfirst as one line, its ends trimmed by nobody: what was typed is what is kept, as far as one is that long. */
function lineOf(fragment: Y.XmlFragment): string {
  const lines = fragment
    .toArray()
    .map((child) => (child instanceof Y.XmlElement ? child.toArray() : [child]).map((part) => (part instanceof Y.XmlText ? wordsOf(part) : ' ')).join(''))
  return lines
    .filter((line) => line !== '')
    .join(' ')
    .replace(/[\n\t]/g, ' ')
    .slice(0, BOUNDS.standfirst)
    .replace(/[\uD800-\uDBFF]$/, '')
}

const wordsOf = (text: Y.XmlText) =>
  text
    .toDelta()
    .map((run: { insert: unknown }) => (typeof run.insert === 'string' ? clean(run.insert) : ''))
    .join('')

function childrenOf(parent: Y.XmlFragment | Y.XmlElement, name: NodeName, ids: Set<string>, depth: number): Plain[] {
  const children: Plain[] = []
  let match = schema.nodes[name].contentMatch
  const add = (node: Plain) => {
    const next = match.matchType(schema.nodes[node.type as NodeName])
    if (!next) return false
    match = next
    children.push(node)
    return true
  }
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) for (const run of runsOf(child)) add(run)
    if (!(child instanceof Y.XmlElement)) continue
    const node = nodeOf(child, ids, depth + 1)
    if (!node || add(node)) continue
    if (name === 'listItem' && children.length === 0 && add(emptyParagraph(parent, ids))) add(node)
  }
  if (!match.validEnd) add(emptyParagraph(parent, ids))
  return children
}

function nodeOf(element: Y.XmlElement, ids: Set<string>, depth: number): Plain | null {
  const name = element.nodeName
  if (!Object.hasOwn(nodes, name) || name === 'doc' || name === 'text') return null
  const type = schema.nodes[name as NodeName]
  if (type.isInline) return { type: name }
  if (depth > BOUNDS.depth) return null

  const attrs: Record<string, unknown> = {}
  for (const [key, spec] of Object.entries(type.spec.attrs ?? {})) {
    const value = element.getAttribute(key) as unknown
    attrs[key] = attributeRules[key]?.(value) ? value : spec.default
  }
  attrs.id = ownId(element, attrs.id, ids)
  const content = type.isLeaf ? [] : childrenOf(element, name as NodeName, ids, depth)
  // Lists, tables and rows without anything in them are what a merge left over: they go.
  if (content.length === 0 && !type.isLeaf && !type.inlineContent) return null
  return { type: name, attrs, ...(content.length > 0 && { content }) }
}

/** The block's id; where it has none, or a copy of another's, one made of its place in the shared history, which never changes. */
function ownId(element: Y.XmlElement | Y.XmlFragment, wanted: unknown, ids: Set<string>, suffix = ''): string {
  const place = element._item?.id
  const made = place ? `y${place.client.toString(36)}-${place.clock.toString(36)}${suffix}` : `y0${suffix}`
  const id = typeof wanted === 'string' && !ids.has(wanted) ? wanted : made
  ids.add(id)
  return id
}

const emptyParagraph = (parent: Y.XmlElement | Y.XmlFragment, ids: Set<string>): Plain => ({ type: 'paragraph', attrs: { id: ownId(parent, null, ids, '-p') } })

function runsOf(text: Y.XmlText): Plain[] {
  const runs: Plain[] = []
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    const words = typeof insert === 'string' ? clean(insert) : ''
    if (words !== '') runs.push({ type: 'text', text: words, marks: marksOf(attributes ?? {}) })
  }
  return runs
}

function marksOf(attributes: Record<string, unknown>): { type: string; attrs?: unknown }[] {
  const marks: { type: string; attrs?: unknown }[] = []
  for (const name of Object.keys(schema.marks) as MarkName[]) {
    const value = attributes[name]
    if (value === undefined || value === null) continue
    const type = schema.marks[name]
    if (marks.some((other) => type.excludes(schema.marks[other.type as MarkName]) || schema.marks[other.type as MarkName].excludes(type))) continue
    if (name !== 'link') marks.push({ type: name })
    else if (attributeRules.href?.((value as { href?: unknown }).href)) marks.push({ type: name, attrs: { href: (value as { href: string }).href } })
  }
  return marks
}

/** Text as it may be kept: see `isCleanText`. */
function clean(text: string): string {
  if (isCleanText(text)) return text
  return Array.from(text.toWellFormed(), (character) => (isCleanText(character) ? character : '')).join('')
}
