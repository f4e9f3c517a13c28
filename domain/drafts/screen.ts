import * as Y from 'yjs'
import { attributeRules, BOUNDS, nodes, schema } from '../richtext/schema.ts'
import { BODY, HOST, STANDFIRST } from './fragments.ts'
import { type Find, finder, type Place, placeOf } from './place.ts'

/** Why an update that came over a socket is not taken. */
export type Screened =
  | { kind: 'malformed' | 'out-of-order' | 'forged' | 'not-text' | 'out-of-place' | 'too-deep' }
  | { kind: 'unknown-node' | 'unknown-mark' | 'unknown-attribute' | 'bad-value'; name: string }

type Update = ReturnType<typeof Y.decodeUpdate>

const elementNames: ReadonlySet<string> = new Set(Object.keys(nodes).filter((name) => name !== 'doc' && name !== 'text'))
const attributeNames: ReadonlySet<string> = new Set(Object.values(nodes).flatMap((spec) => ('attrs' in spec ? Object.keys(spec.attrs) : [])))

/**
 * Looks through an update before it is stored or applied: only nodes, marks, attributes and values of the
 * schema may come in, at a depth within its bounds, and nothing that hangs on something unseen. Null is a pass.
 * It reads the structs that the update adds, so its cost goes with the update and not with the draft. `isAnothers` says
 * of a client whether somebody else types under it: words are credited by it, so that nobody may add to another's.
 */
export function screenUpdate(bytes: Uint8Array, draft: Y.Doc, isAnothers: (client: number) => boolean): Screened | null {
  let update: Update
  try {
    update = Y.decodeUpdate(bytes)
  } catch {
    return { kind: 'malformed' }
  }
  const find = finder(update, draft)
  const known = new Map<Y.Item, Place>()
  const reached = new Map<number, number>()
  for (const struct of update.structs) {
    const { client, clock } = struct.id
    // A gap would wait unseen for its missing part.
    if (struct instanceof Y.Skip || clock > (reached.get(client) ?? Y.getState(draft.store, client))) return { kind: 'out-of-order' }
    // Two changes under one number would be two histories: what Host City writes next could vanish.
    const isNew = clock + struct.length > Y.getState(draft.store, client)
    if (isNew && (client === HOST || (!reached.has(client) && isAnothers(client)))) return { kind: 'forged' }
    reached.set(client, clock + struct.length)
    if (!(struct instanceof Y.Item)) continue
    const problem = screenItem(struct, find, known)
    if (problem) return problem
  }
  // A deletion of what is not there would wait for it, and take it away as it comes.
  for (const [client, deletions] of update.ds.clients) {
    const end = Math.max(reached.get(client) ?? 0, Y.getState(draft.store, client))
    if (deletions.some(({ clock, len }) => clock + len > end)) return { kind: 'out-of-order' }
  }
  return null
}

function screenItem(item: Y.Item, find: Find, known: Map<Y.Item, Place>): Screened | null {
  const place = placeOf(item, find, known)
  if (!place) return { kind: 'out-of-order' }
  if (place.root !== null && place.root !== BODY && place.root !== STANDFIRST) return { kind: 'unknown-node', name: place.root }
  if (place.depth > BOUNDS.depth) return { kind: 'too-deep' }

  const { content } = item
  if (content instanceof Y.ContentDeleted) return null
  if (content instanceof Y.ContentAny) {
    const name = place.key
    if (name === null || !attributeNames.has(name)) return { kind: 'unknown-attribute', name: name ?? '' }
    return content.arr.every((value) => attributeRules[name]?.(value)) ? null : { kind: 'bad-value', name }
  }
  if (place.key !== null) return { kind: 'unknown-attribute', name: place.key }
  // Letters among nodes, or nodes among letters, would stop the editors of everyone who opens the draft.
  if (place.inText !== null && place.inText !== (content instanceof Y.ContentString || content instanceof Y.ContentFormat)) return { kind: 'out-of-place' }
  if (content instanceof Y.ContentString) return null
  if (content instanceof Y.ContentFormat) return screenMark(content.key, content.value)
  if (!(content instanceof Y.ContentType)) return { kind: 'not-text' }
  if (content.type instanceof Y.XmlText) return null
  if (!(content.type instanceof Y.XmlElement)) return { kind: 'not-text' }
  return elementNames.has(content.type.nodeName) ? null : { kind: 'unknown-node', name: content.type.nodeName }
}

function screenMark(name: string, value: unknown): Screened | null {
  if (!Object.hasOwn(schema.marks, name)) return { kind: 'unknown-mark', name }
  if (value === null) return null
  if (typeof value !== 'object') return { kind: 'bad-value', name }
  const entries = Object.entries(value)
  const fits = name === 'link' ? entries.length === 1 && entries[0]?.[0] === 'href' && attributeRules.href?.(entries[0][1]) === true : entries.length === 0
  return fits ? null : { kind: 'bad-value', name }
}
