import type { Comparison } from '../compare/comparison.ts'
import { isChange } from '../compare/counts.ts'
import type { Chosen } from '../compare/take-back.ts'
import type { Actor } from '../people/actor.ts'
import type { Content } from '../richtext/document.ts'

/** Somebody whose caret stands in a draft, and in which of its blocks; `standfirst` names that one. */
export type Writer = { personId: string; name: string; blockId: string }

/** Others are typing in what a restore would change. `people` are their names. */
export type BeingWritten = { kind: 'being-written'; people: string[] }

/** The blocks of the draft that undoing changes would touch. What only comes back touches none. */
export function touched(draft: Content, { entries }: Comparison, chosen: Chosen): Set<string> {
  const ids = new Set<string>()
  for (const one of chosen) {
    const entry = one === 'standfirst' ? null : entries[one]
    if (!entry) ids.add('standfirst')
    else if ('newer' in entry) ids.add(draft.document.content[entry.newer]?.attrs.id ?? '')
  }
  return ids
}

/** Every change of a comparison. */
export function everyChange({ standfirst, entries }: Comparison): Chosen {
  const chosen = new Set<number | 'standfirst'>(entries.flatMap((entry, index) => (isChange(entry) ? [index] : [])))
  if (standfirst.change !== 'unchanged') chosen.add('standfirst')
  return chosen
}

/** The others among those who write, in these blocks or, where it is not known which, in any; null when there are none. */
export function beingWritten(writers: readonly Writer[], actor: Actor, blocks: ReadonlySet<string> | null): BeingWritten | null {
  const others = writers.filter(({ personId, blockId }) => personId !== actor.id && (blocks === null || blocks.has(blockId)))
  return others.length === 0 ? null : { kind: 'being-written', people: [...new Map(others.map(({ personId, name }) => [personId, name])).values()] }
}
