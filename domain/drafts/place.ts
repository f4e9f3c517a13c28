import * as Y from 'yjs'
import { BOUNDS } from '../richtext/schema.ts'

type Update = ReturnType<typeof Y.decodeUpdate>
type Struct = Update['structs'][number]

/**
 * Where an item hangs: below which root (null where that was deleted), under which key when it is an attribute, how
 * deep, and whether in a text or among nodes (null where that cannot be told any more).
 */
export type Place = { root: string | null; key: string | null; depth: number; inText: boolean | null }
export type Find = (id: Y.ID) => Struct | null

/** The place of an item. Null when it cannot be known yet. What was found is remembered, since a long text hangs letter on letter. */
export function placeOf(item: Y.Item, find: Find, known: Map<Y.Item, Place>, levels = 0): Place | null {
  const beside = new Set<Y.Item>()
  let place: Place | null = null
  for (let current: Y.Item = item; !place; ) {
    const remembered = known.get(current)
    const parent = current.parent as unknown
    // A forged update can hang two items on one another.
    if (beside.has(current)) return null
    beside.add(current)
    if (remembered) place = remembered
    else if (typeof parent === 'string') place = { root: parent, key: current.parentSub, depth: 0, inText: false }
    else if (parent instanceof Y.AbstractType)
      place = parent._item ? below(parent._item, current.parentSub) : { root: rootName(parent), key: current.parentSub, depth: 0, inText: false }
    else if (parent instanceof Y.ID) {
      const above = find(parent)
      if (!above) return null
      // What hangs on something that was deleted is deleted with it.
      if (!(above instanceof Y.Item)) place = { root: null, key: current.parentSub, depth: 0, inText: null }
      else if (above.parent instanceof Y.AbstractType) place = below(above, current.parentSub)
      else {
        const its = levels < BOUNDS.depth ? placeOf(above, find, known, levels + 1) : { root: null, depth: BOUNDS.depth }
        if (!its) return null
        place = { root: its.root, key: current.parentSub, depth: its.depth + 1, inText: isText(above) }
      }
    } else {
      // Without a parent of its own it stands beside its neighbour.
      const neighbour = current.origin ?? current.rightOrigin
      const found = neighbour && find(neighbour)
      if (!found) return null
      if (!(found instanceof Y.Item)) place = { root: null, key: null, depth: 0, inText: null }
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
  return { root: parent instanceof Y.AbstractType && !parent._item ? rootName(parent) : null, key, depth, inText: isText(above) }
}

/** Whether what hangs on this hangs in a text; null once it was deleted. */
const isText = ({ content }: Y.Item): boolean | null => (content instanceof Y.ContentType ? content.type instanceof Y.XmlText : null)

function rootName(type: Y.AbstractType<unknown>): string | null {
  for (const [name, root] of type.doc?.share ?? []) if (root === type) return name
  return null
}

/** Finds a struct by its id: in the draft, or in the update itself. */
export function finder(update: Update, draft: Y.Doc): Find {
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
