import type { AnyNode, Block, Content, Document } from '../richtext/document.ts'
import { plainText } from '../richtext/sections.ts'
import type { Edit } from './library.ts'

const nothing: Content = { standfirst: '', document: { type: 'doc', content: [] } }

/**
 * What a draft says after the edits of a step. Blocks are those of the text that the story leads to, with their ids,
 * so that a comparison of two revisions shows what was edited. Throws where an edit does not fit: the story is wrong.
 */
export function afterEdits(edits: readonly Edit[], text: Content, draft: Content = nothing): Content {
  return edits.reduce((content, edit) => afterEdit(content, edit, text), draft)
}

function afterEdit(draft: Content, edit: Edit, text: Content): Content {
  const blocks = draft.document.content
  const saying = (content: Block[]): Content => ({ ...draft, document: { type: 'doc', content } })
  switch (edit.do) {
    case 'outline':
      return saying(text.document.content.filter((block) => block.type === 'heading' && !edit.without.includes(plainText(block))))
    case 'write-all':
      return text
    case 'write-section':
      return saying(withSection(blocks, edit.section, text.document.content))
    case 'standfirst':
      return { ...draft, standfirst: edit.words ?? text.standfirst }
    case 'replace-text':
      return { ...draft, document: replaced(draft.document, edit.find, edit.with) }
    case 'remove':
      return { ...draft, document: without(draft.document, edit.begins) }
    case 'move-section':
      return saying(moved(blocks, edit.section, edit.before))
  }
}

function headingAt(blocks: readonly Block[], title: string): number {
  const places = blocks.flatMap((block, at) => (block.type === 'heading' && plainText(block) === title ? [at] : []))
  return only(places, `a section "${title}"`)
}

/** Where the section that begins at `start` ends: before the next heading, or the next of its level or above. */
function endOf(blocks: readonly Block[], start: number, part: 'own' | 'whole'): number {
  const heading = blocks[start]
  const level = heading?.type === 'heading' && part === 'whole' ? heading.attrs.level : 4
  const next = blocks.findIndex((block, at) => at > start && block.type === 'heading' && block.attrs.level <= level)
  return next < 0 ? blocks.length : next
}

function withSection(blocks: readonly Block[], title: string, text: readonly Block[]): Block[] {
  const start = headingAt(text, title)
  const section = text.slice(start, endOf(text, start, 'own'))
  const placeOf = (block: Block | undefined) => blocks.findIndex(({ attrs }) => attrs.id === block?.attrs.id)
  const present = placeOf(text[start])
  if (present >= 0) return [...blocks.slice(0, present), ...section, ...blocks.slice(endOf(blocks, present, 'own'))]
  const before = text.slice(0, start).findLast((block) => block.type === 'heading' && placeOf(block) >= 0)
  const at = before ? endOf(blocks, placeOf(before), 'own') : 0
  return [...blocks.slice(0, at), ...section, ...blocks.slice(at)]
}

function moved(blocks: readonly Block[], title: string, before: string): Block[] {
  const start = headingAt(blocks, title)
  const end = endOf(blocks, start, 'whole')
  const rest = [...blocks.slice(0, start), ...blocks.slice(end)]
  const at = headingAt(rest, before)
  return [...rest.slice(0, at), ...blocks.slice(start, end), ...rest.slice(at)]
}

type Node = Document | AnyNode

function replaced(document: Document, find: string, replacement: string): Document {
  let times = 0
  const result = mapped(document, (node) => {
    if (node.type !== 'text') return node
    const pieces = node.text.split(find)
    times += pieces.length - 1
    return { ...node, text: pieces.join(replacement) }
  })
  only(Array.from({ length: times }), `"${find}"`)
  return result
}

function without(document: Document, begins: string): Document {
  const found = (types: readonly string[]): Node[] => {
    const nodes: Node[] = []
    mapped(document, (node) => {
      if (types.includes(node.type) && textOf(node).startsWith(begins)) nodes.push(node)
      return node
    })
    return nodes
  }
  const inside = found(['listItem', 'tableRow'])
  const doomed = only(inside.length > 0 ? inside : document.content.filter((block) => textOf(block).startsWith(begins)), `something that begins "${begins}"`)
  return mapped(document, (node) => (node === doomed ? null : node))
}

/** The document with each node as `change` gives it, or left out; parents are seen before what is in them. */
function mapped(document: Document, change: (node: AnyNode) => AnyNode | null): Document {
  const visit = <Kind extends Node>(node: Kind): Kind => {
    if (!('content' in node) || !node.content) return node
    const content = (node.content as AnyNode[]).flatMap((child) => {
      const kept = change(child)
      return kept ? [visit(kept)] : []
    })
    return { ...node, content }
  }
  return visit(document)
}

/** The words of a node in one; a table begins with its caption, a call-out with its label. */
function textOf(node: Node): string {
  if (node.type === 'text') return node.text
  const name = node.type === 'table' ? node.attrs.caption : node.type === 'callout' ? node.attrs.label : ''
  return name + ('content' in node ? ((node.content ?? []) as AnyNode[]).map(textOf).join('') : '')
}

function only<Value>(found: readonly Value[], what: string): Value {
  const [first] = found
  if (first === undefined && found.length === 0) throw new Error(`The story of a sample report asks for ${what}: there is none`)
  if (found.length > 1) throw new Error(`The story of a sample report asks for ${what}: there are ${found.length}`)
  return first as Value
}
