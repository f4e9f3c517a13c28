import * as Y from 'yjs'
import { plainLines } from '../richtext/plain-lines.ts'
import type { Stored } from '../richtext/upgrades.ts'
import { BODY, STANDFIRST } from './fragments.ts'

type RawNode = { type: string; attrs?: Record<string, unknown>; content?: RawNode[]; text?: string; marks?: { type: string; attrs?: unknown }[] }

/**
 * A shared document as JSON, whichever version of the schema wrote it: all that stands in it, with nothing proved,
 * closed or left out. What the present schema holds is read by `contentOf`.
 */
export function rawOf(draft: Y.Doc): Stored {
  const standfirst = plainLines({ standfirst: '', document: { content: childrenOf(draft.getXmlFragment(STANDFIRST)) } }).join(' ')
  return { standfirst, document: { type: 'doc', content: childrenOf(draft.getXmlFragment(BODY)) } }
}

function childrenOf(parent: Y.XmlFragment | Y.XmlElement): RawNode[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return runsOf(child)
    if (!(child instanceof Y.XmlElement)) return [{ type: child.constructor.name }]
    return [{ type: child.nodeName, attrs: { ...child.getAttributes() }, content: childrenOf(child) }]
  })
}

function runsOf(text: Y.XmlText): RawNode[] {
  return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).map(({ insert, attributes }) => {
    if (typeof insert !== 'string') return { type: 'embed', attrs: { value: insert } }
    const marks = Object.entries(attributes ?? {}).flatMap(([type, value]) => (value === null ? [] : [{ type, ...(isFilled(value) && { attrs: value }) }]))
    return { type: 'text', text: insert, ...(marks.length > 0 && { marks }) }
  })
}

const isFilled = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length > 0
