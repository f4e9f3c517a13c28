import * as Y from 'yjs'
import { attributeRules, BOUNDS, nodes, schema } from '../richtext/schema.ts'
import { BODY, STANDFIRST } from './content.ts'

/** Why an update that came over a socket is not taken. */
export type Screened =
  | { kind: 'malformed' | 'out-of-order' | 'not-text' | 'too-deep' }
  | { kind: 'unknown-node' | 'unknown-mark' | 'unknown-attribute' | 'bad-value'; name: string }

type Update = ReturnType<typeof Y.decodeUpdate>
type Struct = Update['structs'][number]

const elementNames: ReadonlySet<string> = new Set(Object.keys(nodes).filter((name) => name !== 'doc' && name !== 'text'))
const attributeNames: ReadonlySet<string> = new Set(Object.values(nodes).flatMap((spec) => ('attrs' in spec ? Object.keys(spec.attrs) : [])))

/**
 * Looks through an update before it is stored or applied: only nodes, marks, attributes and values of the
 * schema may come in, at a depth within its bounds, and nothing that hangs on something unseen. Null is a pass.
 * It reads the structs that the update adds, so its cost goes with the update and not with the draft.
 */
export function screenUpdate(bytes: Uint8Array, draft: Y.Doc): Screened | null {
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
    reached.set(client, clock + struct.length)
    if (!(struct instanceof Y.Item)) continue
    const problem = screenItem(struct, find, known)
    if (problem) return problem
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

type Place = { root: string | null; key: string | null; depth: number }
type Find = (id: Y.ID) => Struct | null

/**
 * Where an item hangs: below which root, how deep, and under which key when it is an attribute. Null when that
 * cannot be known yet. What was found is remembered, since a long text hangs letter on letter.
 */
function placeOf(item: Y.Item, find: Find, known: Map<Y.Item, Place>, levels = 0): Place | null {
  const beside = new Set<Y.Item>()
  let place: Place | null = null
  for (let current: Y.Item = item; !place; ) {
    const remembered = known.get(current)
    const parent = current.parent as unknown
    // A forged update can hang two items on one another.
    if (beside.has(current)) return null
    beside.add(current)
    if (remembered) place = remembered
    else if (typeof parent === 'string') place = { root: parent, key: current.parentSub, depth: 0 }
    else if (parent instanceof Y.AbstractType)
      place = parent._item ? below(parent._item, current.parentSub) : { root: rootName(parent), key: current.parentSub, depth: 0 }
    else if (parent instanceof Y.ID) {
      const above = find(parent)
      if (!above) return null
      // What hangs on something that was deleted is deleted with it.
      if (!(above instanceof Y.Item)) place = { root: null, key: current.parentSub, depth: 0 }
      else if (above.parent instanceof Y.AbstractType) place = below(above, current.parentSub)
      else {
        const its = levels < BOUNDS.depth ? placeOf(above, find, known, levels + 1) : { root: null, depth: BOUNDS.depth }
        if (!its) return null
        place = { root: its.root, key: current.parentSub, depth: its.depth + 1 }
      }
    } else {
      // Without a parent of its own it stands beside its neighbour.
      const neighbour = current.origin ?? current.rightOrigin
      const found = neighbour && find(neighbour)
      if (!found) return null
      if (!(found instanceof Y.Item)) place = { root: null, key: null, depth: 0 }
      else current = found
    }
  }
  for (const each of beside) known.set(each, place)
  return place
}

/** The place of something inside an item that the draft holds already. */
function below(above: Y.Item, key: string | null): Place {
  let depth = 1
  let parent = above.parent
  while (parent instanceof Y.AbstractType && parent._item && depth <= BOUNDS.depth) {
    parent = parent._item.parent
    depth++
  }
  return { root: parent instanceof Y.AbstractType && !parent._item ? rootName(parent) : null, key, depth }
}

function rootName(type: Y.AbstractType<unknown>): string | null {
  for (const [name, root] of type.doc?.share ?? []) if (root === type) return name
  return null
}

function finder(update: Update, draft: Y.Doc): Find {
  const added = new Map<number, Struct[]>()
  for (const struct of update.structs) {
    const list = added.get(struct.id.client)
    if (list) list.push(struct)
    else added.set(struct.id.client, [struct])
  }
  return (id) => {
    if (id.clock < Y.getState(draft.store, id.client)) return Y.getItem(draft.store, id)
    const list = added.get(id.client) ?? []
    let low = 0
    for (let high = list.length; low < high; ) {
      const half = (low + high) >> 1
      const struct = list[half] as Struct
      if (id.clock >= struct.id.clock + struct.length) low = half + 1
      else high = half
    }
    const struct = list[low]
    return struct && struct.id.clock <= id.clock ? struct : null
  }
}
