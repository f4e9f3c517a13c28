import type { AnyNode, Document } from '../richtext/document.ts'

type Identified = Extract<AnyNode, { attrs: { id: string } }>
type Parent = Document | Identified

/** A given node and the present one that it goes on with, if there is one. */
type Pair = { given: Parent; present: Parent | undefined }

/**
 * Gives blocks that came without an id the id of the present block that says exactly the same, so that comparing,
 * carets and references survive a body that was made elsewhere. `made` holds the ids that `given` got when it was
 * parsed, for want of one. Works from the outside in: whole blocks first, then list items, rows and cells of what
 * remains, in reading order, those of the same parent first. No id is used twice; what matches nothing keeps its new one.
 */
export function adoptIds(given: Document, made: ReadonlySet<string>, present: Document): Document {
  if (made.size === 0) return given
  const sameAs = comparer()
  const used = new Set<string>()
  for (const node of descendants(given)) if (!made.has(node.attrs.id)) used.add(node.attrs.id)

  const presentById = new Map<string, Identified>()
  const parents = [...withParents(present)]
  for (const [node] of parents) presentById.set(node.attrs.id, node)
  const anywhere = queues(parents, ([node, parent]) => [`${parent.type} ${sameAs(node)}`, node])

  const adopted = new Map<string, string>()
  const take = (node: Identified, queue: Identified[] = []): Identified | undefined => {
    for (let match = queue.pop(); match; match = queue.pop()) {
      if (used.has(match.attrs.id)) continue
      used.add(match.attrs.id)
      adopted.set(node.attrs.id, match.attrs.id)
      return match
    }
  }

  for (let level: Pair[] = [{ given, present }]; level.length > 0; ) {
    const below = new Map<Identified, Identified | undefined>()
    for (const pair of level) {
      const siblings = queues(pair.present ? children(pair.present) : [], (node) => [sameAs(node), node])
      for (const node of children(pair.given))
        below.set(node, made.has(node.attrs.id) ? take(node, siblings.get(sameAs(node))) : presentById.get(node.attrs.id))
    }
    for (const pair of level) {
      for (const node of children(pair.given)) {
        if (below.get(node) || !made.has(node.attrs.id)) continue
        below.set(node, take(node, anywhere.get(`${pair.given.type} ${sameAs(node)}`)))
      }
    }
    level = [...below].map(([node, match]) => ({ given: node, present: match }))
  }
  return rename(given, adopted)
}

/** A number that two nodes share when they say the same: type, attributes and content, ids left out. */
function comparer(): (node: Identified) => number {
  const numbers = new Map<string, number>()
  const known = new WeakMap<Identified, number>()
  return function sameAs(node: Identified): number {
    const seen = known.get(node)
    if (seen !== undefined) return seen
    const content = 'content' in node ? (node.content ?? []) : []
    const key = JSON.stringify([node.type, { ...node.attrs, id: '' }, content.map((child) => (isIdentified(child) ? sameAs(child) : child))])
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    known.set(node, number)
    return number
  }
}

/** Groups nodes by a key. The first of each group is the last of its array, so that `pop` gives them in order. */
function queues<Item, Key>(items: readonly Item[], entry: (item: Item) => [Key, Identified]): Map<Key, Identified[]> {
  const groups = new Map<Key, Identified[]>()
  for (const item of items.toReversed()) {
    const [key, node] = entry(item)
    const group = groups.get(key)
    if (group) group.push(node)
    else groups.set(key, [node])
  }
  return groups
}

const isIdentified = (node: AnyNode): node is Identified => 'attrs' in node

function children(parent: Parent): Identified[] {
  const content: readonly AnyNode[] = 'content' in parent ? (parent.content ?? []) : []
  return content.filter(isIdentified)
}

function* withParents(parent: Parent): Generator<[Identified, Parent]> {
  for (const child of children(parent)) {
    yield [child, parent]
    yield* withParents(child)
  }
}

function* descendants(parent: Parent): Generator<Identified> {
  for (const [node] of withParents(parent)) yield node
}

function rename(document: Document, ids: ReadonlyMap<string, string>): Document {
  const renamed = structuredClone(document)
  for (const node of descendants(renamed)) node.attrs.id = ids.get(node.attrs.id) ?? node.attrs.id
  return renamed
}
