import type { ContentMatch, NodeType } from '@tiptap/pm/model'
import { ok, type Result, refuse } from '../result.ts'
import type { Content, Document, Inline, Mark } from './document.ts'
import { attributeRules, BOUNDS, isCleanText, type MarkName, schema } from './schema.ts'

export type Problem =
  | 'not-an-object'
  | 'unknown-node'
  | 'unknown-mark'
  | 'unknown-attribute'
  | 'unknown-property'
  | 'bad-value'
  | 'bad-text'
  | 'not-allowed-here'
  | 'incomplete'
  | 'repeated-id'
  | 'too-deep'
  | 'too-many-nodes'

/** Why a value is no body: `path` names the place, as in `content[3].attrs.level`. */
export type DocumentRefusal = { kind: 'invalid-document'; path: string; problem: Problem }

type Plain = Record<string, unknown>
type Frame = { node: Plain; type: NodeType; depth: number; path: string; into: unknown[]; at: number }
type Step<Value> = Result<Value, DocumentRefusal>

/** Makes the id of a block that comes without one; `path` is its place. */
export type NewId = (path: string) => string

/**
 * Proves that a value is a body of the schema and gives it in canonical form: properties in one order, every
 * attribute present, marks in the schema's order, neighbouring texts of the same marks joined. Nothing is
 * dropped or guessed, but for ids: where `newId` is given, a block without an id gets one.
 * Works without recursion and counts as it goes, so that neither depth nor size can end the process.
 */
export function parseDocument(input: unknown, newId?: NewId): Step<Document> {
  if (!isPlain(input)) return no('', 'not-an-object')
  if (input.type !== 'doc') return no('type', 'unknown-node')

  const results: unknown[] = []
  const frames: Frame[] = [{ node: input, type: schema.nodes.doc, depth: 0, path: '', into: results, at: 0 }]
  const ids = new Set<string>()
  let count = 0

  for (let frame = frames.pop(); frame; frame = frames.pop()) {
    const { node, type, depth, path } = frame
    if (++count > BOUNDS.nodes) return no(path, 'too-many-nodes')
    if (depth > BOUNDS.depth) return no(path, 'too-deep')
    const stranger = Object.keys(node).find((key) => key !== 'type' && key !== 'attrs' && key !== 'content')
    if (stranger !== undefined) return no(join(path, stranger), 'unknown-property')

    const attributes = parseAttributes(node.attrs, type, path, newId)
    if (!attributes.ok) return attributes
    const { id } = attributes.value
    if (typeof id === 'string') {
      if (ids.has(id)) return no(join(path, 'attrs.id'), 'repeated-id')
      ids.add(id)
    }

    const children = node.content ?? []
    if (!Array.isArray(children)) return no(join(path, 'content'), 'not-an-object')
    if (children.length + count > BOUNDS.nodes) return no(join(path, 'content'), 'too-many-nodes')
    const content: unknown[] = []
    const below: Frame[] = []
    let match: ContentMatch | null = type.contentMatch
    for (const [index, child] of children.entries()) {
      const place = join(path, `content[${index}]`)
      if (!isPlain(child)) return no(place, 'not-an-object')
      const childType = nodeType(child.type)
      if (!childType) return no(join(place, 'type'), 'unknown-node')
      match = match.matchType(childType)
      if (!match) return no(place, 'not-allowed-here')
      if (!childType.isInline) {
        below.push({ node: child, type: childType, depth: depth + 1, path: place, into: content, at: content.length })
        content.push(null)
        continue
      }
      if (++count > BOUNDS.nodes) return no(place, 'too-many-nodes')
      const inline = parseInline(child, childType, place)
      if (!inline.ok) return inline
      append(content as Inline[], inline.value)
    }
    if (!match.validEnd) return no(join(path, 'content'), 'incomplete')
    frames.push(...below.reverse())

    frame.into[frame.at] = {
      type: type.name,
      ...(Object.keys(attributes.value).length > 0 && { attrs: attributes.value }),
      ...(content.length > 0 && { content }),
    }
  }
  return ok(results[0] as Document)
}

/** Proves the two parts of a draft. The standfirst is one line of text. */
export function parseContent(input: { standfirst: unknown; document: unknown }, newId?: NewId): Step<Content> {
  const { standfirst } = input
  if (typeof standfirst !== 'string' || standfirst.length > BOUNDS.standfirst || !isCleanText(standfirst) || /[\n\t]/.test(standfirst))
    return no('standfirst', 'bad-text')
  const document = parseDocument(input.document, newId)
  return document.ok ? ok({ standfirst, document: document.value }) : refuse({ ...document.refusal, path: join('document', document.refusal.path) })
}

/** The bytes that a revision's hash is taken of: the canonical form as JSON. */
export function canonical(content: Content): string {
  return JSON.stringify({ standfirst: content.standfirst, document: content.document })
}

function parseAttributes(given: unknown, type: NodeType, path: string, newId?: NewId): Step<Plain> {
  if (given !== undefined && given !== null && !isPlain(given)) return no(join(path, 'attrs'), 'not-an-object')
  const attributes = given ?? {}
  const specs = type.spec.attrs ?? {}
  const stranger = Object.keys(attributes).find((name) => !Object.hasOwn(specs, name))
  if (stranger !== undefined) return no(join(path, `attrs.${stranger}`), 'unknown-attribute')

  const proved: Plain = {}
  for (const [name, spec] of Object.entries(specs)) {
    let value = Object.hasOwn(attributes, name) ? (attributes as Plain)[name] : spec.default
    if (name === 'id' && (value === null || value === undefined) && newId) value = newId(path)
    if (!attributeRules[name]?.(value)) return no(join(path, `attrs.${name}`), 'bad-value')
    proved[name] = value
  }
  return ok(proved)
}

function parseInline(node: Plain, type: NodeType, path: string): Step<Inline> {
  const stranger = Object.keys(node).find((key) => key !== 'type' && key !== 'marks' && !(type.isText && key === 'text'))
  if (stranger !== undefined) return no(join(path, stranger), 'unknown-property')
  const marks = parseMarks(node.marks ?? [], path)
  if (!marks.ok) return marks
  // A line break shows no marks and the shared document keeps none on it: they are no part of the canonical form.
  if (!type.isText) return ok({ type: 'hardBreak' })
  const { text } = node
  if (typeof text !== 'string' || text.length === 0 || !isCleanText(text)) return no(join(path, 'text'), 'bad-text')
  return ok({ type: 'text', text, ...(marks.value.length > 0 && { marks: marks.value }) })
}

const markOrder = Object.keys(schema.marks)

function parseMarks(given: unknown, path: string): Step<Mark[]> {
  if (!Array.isArray(given) || given.length > markOrder.length) return no(join(path, 'marks'), 'not-an-object')
  const found: Mark[] = []
  for (const [index, mark] of given.entries()) {
    const place = join(path, `marks[${index}]`)
    if (!isPlain(mark)) return no(place, 'not-an-object')
    if (typeof mark.type !== 'string' || !Object.hasOwn(schema.marks, mark.type)) return no(join(place, 'type'), 'unknown-mark')
    const type = schema.marks[mark.type as MarkName]
    if (found.some((other) => type.excludes(schema.marks[other.type]) || schema.marks[other.type].excludes(type))) return no(place, 'not-allowed-here')
    const stranger = Object.keys(mark).find((key) => key !== 'type' && key !== 'attrs')
    if (stranger !== undefined) return no(join(place, stranger), 'unknown-property')
    const attributes = isPlain(mark.attrs) ? mark.attrs : {}
    const unknown = Object.keys(attributes).find((name) => name !== 'href' || type.name !== 'link')
    if (unknown !== undefined) return no(join(place, `attrs.${unknown}`), 'unknown-attribute')
    if (type.name !== 'link') {
      found.push({ type: type.name as Exclude<MarkName, 'link'> })
      continue
    }
    if (!attributeRules.href?.(attributes.href)) return no(join(place, 'attrs.href'), 'bad-value')
    found.push({ type: 'link', attrs: { href: attributes.href as string } })
  }
  return ok(found.sort((one, other) => markOrder.indexOf(one.type) - markOrder.indexOf(other.type)))
}

function append(content: Inline[], inline: Inline): void {
  const last = content.at(-1)
  if (inline.type === 'text' && last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(inline.marks)) {
    content[content.length - 1] = { ...last, text: last.text + inline.text }
  } else content.push(inline)
}

function nodeType(name: unknown): NodeType | undefined {
  return typeof name === 'string' && Object.hasOwn(schema.nodes, name) ? schema.nodes[name as keyof typeof schema.nodes] : undefined
}

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
const join = (path: string, part: string) => (path === '' ? part : part === '' ? path : `${path}.${part}`)
const no = (path: string, problem: Problem) => refuse({ kind: 'invalid-document', path, problem })
