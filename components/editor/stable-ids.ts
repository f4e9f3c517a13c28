import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { newId } from '#domain/ids.ts'
import { attributeRules, identified } from '#domain/richtext/schema.ts'
import { isRemote } from './remote.ts'

/**
 * Gives every block its id and keeps ids unique. Of two blocks with one id, the one that had it keeps it, so that
 * a block that is cut and pasted, or dragged, stays the same block, and a copy becomes a new one. Changes that come
 * from others are not answered: whoever typed them has seen to their ids.
 */
export const StableIds = Extension.create({
  name: 'stableIds',
  priority: 10_000,

  addGlobalAttributes() {
    return [
      {
        types: [...identified],
        attributes: {
          id: {
            default: null,
            parseHTML: (element) => {
              const id = element.getAttribute('data-id')
              return attributeRules.id?.(id) ? id : null
            },
            renderHTML: ({ id }) => (id ? { 'data-id': id } : {}),
          },
        },
      },
    ]
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('stableIds'),
        appendTransaction(transactions, before, { doc, tr }) {
          if (!transactions.some((transaction) => transaction.docChanged) || transactions.some(isRemote)) return null
          for (const position of blocksInNeed(before.doc, doc, transactions)) {
            tr.setNodeAttribute(position, 'id', newId())
          }
          return tr.docChanged ? tr.setStoredMarks(tr.storedMarks) : null
        },
      }),
    ]
  },
})

/** Where blocks stand that have no id, or one that belongs to another block. */
function blocksInNeed(before: Node, after: Node, transactions: readonly Transaction[]): number[] {
  const places = new Map<string, { position: number; node: Node }[]>()
  const need: number[] = []
  after.descendants((node, position) => {
    if (!identified.has(node.type.name)) return !node.isTextblock
    const { id } = node.attrs
    if (id === null) need.push(position)
    else places.set(id, [...(places.get(id) ?? []), { position, node }])
    return !node.isTextblock
  })
  for (const [id, found] of places) {
    if (found.length < 2) continue
    const owner = ownerOf(id, found, before, transactions)
    need.push(...found.filter((place) => place !== owner).map((place) => place.position))
  }
  return need
}

type Place = { position: number; node: Node }

function ownerOf(id: string, found: Place[], before: Node, transactions: readonly Transaction[]): Place | undefined {
  // A block split at its start leaves an empty one before itself: the words keep the id.
  const filled = found.filter((place) => place.node.content.size > 0)
  if (filled.length === 1) return filled[0]
  let position = -1
  before.descendants((node, at) => {
    if (position < 0 && node.attrs.id === id) position = at
    return position < 0
  })
  if (position < 0) return found[0]
  const moved = transactions.reduce<number>((at, transaction) => transaction.mapping.map(at, 1), position)
  const split = transactions.reduce<number>((at, transaction) => transaction.mapping.map(at, -1), position)
  return found.find((place) => place.position === moved) ?? found.find((place) => place.position === split) ?? found[0]
}
