import * as Y from 'yjs'
import { attributeRules, nodes, schema } from '../richtext/schema.ts'
import { BODY, STANDFIRST } from './fragments.ts'

/**
 * What stands in a shared document and is no part of the schema: the name of the first such node, attribute or mark, or
 * null. Nothing of the kind passes the screen of the socket, so that another version of Host City wrote it.
 */
export function strangerIn(draft: Y.Doc): string | null {
  const waiting: unknown[] = [...draft.getXmlFragment(STANDFIRST).toArray(), ...draft.getXmlFragment(BODY).toArray()]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const found = part instanceof Y.XmlText ? strangerInText(part) : part instanceof Y.XmlElement ? strangerInElement(part) : 'unknown'
    if (found !== null) return found
    if (part instanceof Y.XmlElement) waiting.push(...part.toArray())
  }
  return null
}

function strangerInElement(element: Y.XmlElement): string | null {
  const name = element.nodeName
  if (!Object.hasOwn(nodes, name) || name === 'doc' || name === 'text') return name
  // An empty attribute says nothing.
  for (const [key, value] of Object.entries(element.getAttributes()) as [string, unknown][])
    if (value !== null && value !== undefined && !attributeRules[key]?.(value)) return `${name}.${key}`
  return null
}

function strangerInText(text: Y.XmlText): string | null {
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      if (content.value !== null && !isMark(content.key, content.value)) return content.key
    } else if (!(content instanceof Y.ContentString)) return 'embed'
  }
  return null
}

function isMark(name: string, value: unknown): boolean {
  if (!Object.hasOwn(schema.marks, name)) return false
  return name !== 'link' || attributeRules.href?.((value as { href?: unknown }).href) === true
}
