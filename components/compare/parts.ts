import type { Comparison, Entry, Place } from '#domain/compare/comparison.ts'
import { isChange } from '#domain/compare/counts.ts'
import { count, placeName } from './labels.ts'

/** What a comparison shows, from top to bottom. `blocks` are places in the newer's body. */
export type Part =
  | { kind: 'fold'; label: string; blocks: number[] }
  | { kind: 'section'; section: Place }
  | { kind: 'change'; number: number; entry: Entry }
  | { kind: 'departure'; from: Place | null; to: Place | null; blocks: number; change: number }

/** The number of a change by the place of its entry; the standfirst, if it changed, is the first. */
export function changeNumbers(comparison: Comparison): Map<number, number> {
  let number = comparison.standfirst.change === 'unchanged' ? 0 : 1
  return new Map(comparison.entries.flatMap((entry, index) => (isChange(entry) ? [[index, ++number] as const] : [])))
}

/** Lays a comparison out: changes under the heading of their section, what is unchanged between them folded away. */
export function partsOf(comparison: Comparison): Part[] {
  const numbers = changeNumbers(comparison)
  const arrivals = new Map(
    comparison.entries.flatMap((entry, index) => ('newer' in entry && isChange(entry) ? [[entry.newer, numbers.get(index) ?? 0] as const] : [])),
  )
  const parts: Part[] = []
  let quiet: Entry[] = []
  let shown: string | null = null
  let present: Place | null = null

  const fold = () => {
    parts.push(...folded(quiet, shown))
    quiet = []
  }
  for (const [index, entry] of comparison.entries.entries()) {
    if (entry.change === 'unchanged') {
      quiet.push(entry)
      present = entry.section
      continue
    }
    if (entry.change !== 'removed' && entry.change !== 'moved-away') present = entry.section
    if (entry.change === 'moved-away') {
      fold()
      depart(parts, entry, arrivals.get(entry.newer) ?? 0)
      continue
    }
    // The heading of the section is shown over its first change, and folded blocks before it stay before it.
    const ownHeading = quiet.findLastIndex(({ section, ...piece }) => section?.id === present?.id && 'node' in piece && piece.node.attrs.id === present?.id)
    if (present && shown !== present.id && ownHeading >= 0) {
      const within = quiet.slice(ownHeading + 1)
      quiet = quiet.slice(0, ownHeading)
      fold()
      parts.push({ kind: 'section', section: present })
      shown = present.id
      quiet = within
    }
    fold()
    if ('newer' in entry && isHeading(entry)) shown = entry.section?.id ?? shown
    parts.push({ kind: 'change', number: numbers.get(index) ?? 0, entry })
  }
  fold()
  return parts
}

const isHeading = (entry: Entry): boolean => 'node' in entry && entry.node.type === 'heading'

function folded(quiet: Entry[], shown: string | null): Part[] {
  const blocks = quiet.flatMap((entry) => ('newer' in entry ? [entry.newer] : []))
  if (blocks.length === 0) return []
  const filled = quiet.filter((entry) => !isHeading(entry))
  const names = [...new Map((filled.length > 0 ? filled : quiet).map(({ section }) => [section?.id ?? '', section])).values()]
  const first = names[0] ?? null
  const last = names.at(-1) ?? null
  const written = filled.length
  // Headings over what comes next need no fold of their own.
  if (written === 0 && names.length === 1) return []
  const inside = names.length === 1 && first?.id === shown
  const name = inside
    ? ''
    : names.length === 1
      ? [first?.number, first?.title ?? 'Opening'].filter(Boolean).join(' ')
      : `${capital(placeName(first))} ${names.length === 2 ? 'and' : 'to'} ${placeName(last)}`
  return [{ kind: 'fold', label: [name, written === 0 ? 'unchanged' : `${count(written, 'block')} unchanged`].filter(Boolean).join(' · '), blocks }]
}

/** Blocks that went from one section to another, one after another, are one note. */
function depart(parts: Part[], { section: from, other: to = null }: Entry, change: number): void {
  const last = parts.at(-1)
  if (last?.kind === 'departure' && last.from?.id === from?.id && last.to?.id === to?.id) last.blocks++
  else parts.push({ kind: 'departure', from, to, blocks: 1, change })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
