import type { Comparison } from '#domain/compare/comparison.ts'
import { changeNumbers } from './parts.ts'
import type { OutlineRow } from './section-outline.tsx'

/** The sections of a comparison as the outline shows them; a part counts the changes of its subsections too. */
export function outlineRows(comparison: Comparison): OutlineRow[] {
  const numbers = changeNumbers(comparison)
  const rows = comparison.sections.map(({ section, removed, entries }, index): OutlineRow => {
    const changes = entries.map((entry) => numbers.get(entry) ?? 0)
    const named = { level: section?.level ?? 2, number: section?.number ?? '', title: section?.title || (section ? 'Untitled' : 'Opening') }
    return { key: `${index} ${section?.id ?? ''}`, ...named, removed, changes, first: changes[0] ?? null, within: changes.length }
  })
  let part: OutlineRow | null = null
  for (const row of rows) {
    if (row.level === 2) part = row
    else if (part) {
      part.within += row.changes.length
      part.first ??= row.first
    }
  }
  if (comparison.standfirst.change === 'unchanged') return rows
  return [{ key: 'standfirst', level: 2, number: '', title: 'Standfirst', removed: false, changes: [1], first: 1, within: 1 }, ...rows]
}
