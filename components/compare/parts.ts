import type { Comparison, Entry, Place } from '#domain/compare/comparison.ts'
import { isChange } from '#domain/compare/counts.ts'
import { ON_A_PAGE } from './compare-address.ts'
import { count, placeName } from './labels.ts'

/** A block's places in either body. */
export type Places = { older: number; newer: number }

/** What a comparison shows, from top to bottom. Of a fold: whether it stands after a change, and before one. */
export type Part =
  | { kind: 'fold'; label: string; blocks: Places[]; after: boolean; before: boolean }
  | { kind: 'section'; section: Place }
  | { kind: 'change'; number: number; entry: Entry }
  | { kind: 'departure'; from: Place | null; to: Place | null; leaving: (Places & { change: number })[] }

type Unmarked = Exclude<Part, { kind: 'fold' }> | Omit<Part & { kind: 'fold' }, 'after' | 'before'>

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
  const parts: Unmarked[] = []
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
      depart(parts, entry, { older: entry.older, newer: entry.newer, change: arrivals.get(entry.newer) ?? 0 })
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
  const [first, last] = [parts.findIndex(isNews), parts.findLastIndex(isNews)]
  return parts.map((part, at): Part => (part.kind === 'fold' ? { ...part, after: first >= 0 && at > first, before: at < last } : part))
}

const isNews = (part: Unmarked): boolean => part.kind === 'change' || part.kind === 'departure'

/** Cuts what a comparison shows into pages of so many changes; the head of a section stays with its first change. */
export function pagesOf(parts: Part[], size = ON_A_PAGE): Part[][] {
  const pages: Part[][] = [[]]
  for (const part of parts) {
    const page = pages.at(-1) as Part[]
    if (part.kind === 'change' && part.number > pages.length * size) {
      const head = page.at(-1)?.kind === 'section' ? page.splice(-1) : []
      pages.push([...head, part])
    } else page.push(part)
  }
  return pages
}

const isHeading = (entry: Entry): boolean => 'node' in entry && entry.node.type === 'heading'

function folded(quiet: Entry[], shown: string | null): Unmarked[] {
  const blocks = quiet.flatMap((entry) => (entry.change === 'unchanged' ? [{ older: entry.older, newer: entry.newer }] : []))
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
function depart(parts: Unmarked[], { section: from, other: to = null }: Entry, block: Places & { change: number }): void {
  const last = parts.at(-1)
  if (last?.kind === 'departure' && last.from?.id === from?.id && last.to?.id === to?.id) last.leaving.push(block)
  else parts.push({ kind: 'departure', from, to, leaving: [block] })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
