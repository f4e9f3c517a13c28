import type { Content } from '../richtext/document.ts'
import { allowanceOf } from './allowance.ts'
import type { CompareNode } from './comparison.ts'
import { type Bag, bagOf, linesOf } from './likeness.ts'

/** What one comparison knows of the nodes that it compares, and how much it may still look at. */
export type Study = {
  /** The same number for nodes that are the same under whatever ids. */
  keyOf(node: CompareNode): number
  /** How much there is to a node: some number that grows with its words. */
  weightOf(node: CompareNode): number
  /** The words that a node begins with, or null where there is no looking at it any more. */
  bagOf(node: CompareNode): Bag | null
  /** Takes so many steps from what is left; false, and it is noted as given up, where there is not so much. */
  afford(steps: number): boolean
  /** How many steps are left. */
  left(): number
  /** Notes that something was compared as a whole although it has more in common. */
  giveUp(): void
  /** Whether something was given up since this was asked last. */
  gaveUp(): boolean
  /**
   * Where a tie is broken by what comes first, the sides are turned so that they are the same two whichever is the older.
   * So a comparison the other way round is the same one, turned.
   */
  turned: boolean
}

/** A likeness is told by so many words at the beginning of a node, which stand in so many letters. */
const ENOUGH = { words: 1_000, letters: 12_000 }

/** Begins a comparison that may take so many steps. */
export function studyOf(older: Content, newer: Content, steps: number): Study {
  const allowance = allowanceOf(steps)
  const forms = new Map<string, number>()
  const known = new Map<CompareNode, { key: number; weight: number }>()
  const bags = new Map<CompareNode, Bag>()

  const read = (node: CompareNode): { key: number; weight: number } => {
    const before = known.get(node)
    if (before) return before
    const self = formOf(node)
    let weight = self.length + 1
    const parts = (node as Parent).content ?? []
    const first = parts[0]
    let inside = ''
    if (first && isInline(first)) {
      inside = JSON.stringify(parts)
      weight += inside.length
    } else {
      for (const child of parts) {
        const one = read(child as CompareNode)
        weight += one.weight
        inside += `${one.key},`
      }
    }
    const form = `${self} ${inside}`
    const key = forms.get(form) ?? forms.size
    forms.set(form, key)
    // The keys within the form are no part of its weight: the other way round they are other numbers.
    const found = { key, weight }
    known.set(node, found)
    return found
  }

  const study: Study = {
    keyOf: (node) => read(node).key,
    weightOf: (node) => read(node).weight,
    bagOf(node) {
      const before = bags.get(node)
      if (before) return before
      if (!allowance.afford(Math.min(read(node).weight, ENOUGH.letters) * 4)) return null
      const bag = bagOf(linesOf(node, ENOUGH.letters), ENOUGH.words)
      bags.set(node, bag)
      return bag
    },
    ...allowance,
    turned: false,
  }
  study.turned = (orderOf(older.standfirst, newer.standfirst) || orderOfNodes(older.document.content, newer.document.content, study)) > 0
  return study
}

type Parent = { content?: readonly { type: string }[] }

const isInline = ({ type }: { type: string }) => type === 'text' || type === 'hardBreak'

/** What a node is besides what stands in it, ids left out. */
function formOf({ type, attrs }: CompareNode): string {
  let form: string = type
  for (const name in attrs) if (name !== 'id') form += ` ${name} ${JSON.stringify(attrs[name as 'id'])}`
  return form
}

const orderOf = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

function orderOfNodes(one: readonly CompareNode[], other: readonly CompareNode[], study: Study): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const [first, second] = [one[at] as CompareNode, other[at] as CompareNode]
    if (study.keyOf(first) === study.keyOf(second)) continue
    const [parts, others] = [(first as Parent).content ?? [], (second as Parent).content ?? []]
    const forms = orderOf(formOf(first), formOf(second))
    if (forms !== 0) return forms
    const inline = [...parts.slice(0, 1), ...others.slice(0, 1)].some(isInline)
    return inline ? orderOf(JSON.stringify(parts), JSON.stringify(others)) : orderOfNodes(parts as CompareNode[], others as CompareNode[], study)
  }
  return one.length - other.length
}
