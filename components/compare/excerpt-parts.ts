import type { Excerpt } from '#domain/compare/excerpt.ts'
import { outlineRows } from './outline-rows.ts'
import { type Part, partsOf } from './parts.ts'
import type { OutlineRow } from './section-outline.tsx'

/** So many changes of the whole comparison come before those that an excerpt would count from one. */
const shiftOf = ({ before, first, comparison }: Excerpt): number => (before === null ? 0 : first - (comparison.standfirst.change === 'unchanged' ? 1 : 2))

/** What an excerpt shows, its changes numbered as in the whole comparison. Stretches that are too long to be sent are named and not shown. */
export function excerptParts(excerpt: Excerpt): Part[] {
  const shift = shiftOf(excerpt)
  return partsOf(excerpt.comparison).flatMap((part): Part[] => {
    if (part.kind === 'change') return [{ ...part, number: part.number + shift }]
    if (part.kind === 'departure') {
      // Of a block that went beyond the excerpt only its arrival is shown, there.
      const leaving = part.leaving.flatMap((block) => (block.change > 0 ? [{ ...block, change: block.change + shift }] : []))
      return leaving.length > 0 ? [{ ...part, leaving }] : []
    }
    return part.kind === 'fold' && !excerpt.folds ? [] : [part]
  })
}

/** The sections in which the changes of an excerpt stand. */
export function excerptRows(excerpt: Excerpt): OutlineRow[] {
  const shift = shiftOf(excerpt)
  const rows = outlineRows(excerpt.comparison).filter(({ key, changes }) => changes.length > 0 && (key !== 'standfirst' || excerpt.before === null))
  return rows.map((row) => {
    const changes = row.key === 'standfirst' ? row.changes : row.changes.map((change) => change + shift)
    return { ...row, changes, first: changes[0] ?? null, within: changes.length }
  })
}
