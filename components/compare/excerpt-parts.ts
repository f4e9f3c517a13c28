import type { Excerpt } from '#domain/compare/excerpt.ts'
import type { Block, Document } from '#domain/richtext/document.ts'
import { outlineRows } from './outline-rows.ts'
import { type Part, partsOf } from './parts.ts'
import type { OutlineRow } from './section-outline.tsx'

/** So many changes of the whole comparison come before those that an excerpt would count from one. */
const shiftOf = ({ before, first, comparison }: Excerpt): number => (before === null ? 0 : first - (comparison.standfirst.change === 'unchanged' ? 1 : 2))

/** What an excerpt shows, its changes numbered as in the whole comparison. */
export function excerptParts(excerpt: Excerpt): Part[] {
  const shift = shiftOf(excerpt)
  const here = new Set(excerpt.blocks.map(([place]) => place))
  return partsOf(excerpt.comparison).flatMap((part): Part[] => {
    if (part.kind === 'change') return [{ ...part, number: part.number + shift }]
    // Of headings alone there is nothing to unfold.
    if (part.kind === 'fold') return part.blocks.every(({ newer }) => here.has(newer)) ? [part] : []
    if (part.kind !== 'departure') return [part]
    // Of a block that went beyond the excerpt only its arrival is shown, there.
    const leaving = part.leaving.flatMap((block) => (block.change > 0 ? [{ ...block, change: block.change + shift }] : []))
    return leaving.length > 0 ? [{ ...part, leaving }] : []
  })
}

/** The sections in which the changes of an excerpt stand. */
export function excerptRows(excerpt: Excerpt): OutlineRow[] {
  const shift = shiftOf(excerpt)
  const rows = outlineRows(excerpt.comparison).filter(({ key }) => key !== 'standfirst' || excerpt.before === null)
  return rows.map((row) => {
    const changes = row.key === 'standfirst' ? row.changes : row.changes.map((change) => change + shift)
    return { ...row, changes, first: changes[0] ?? null, within: changes.length }
  })
}

/** The newer as far as an excerpt has it, each block at its place. */
export function excerptBody({ length, blocks }: Excerpt): Document {
  const elsewhere: Block = { type: 'paragraph', attrs: { id: '' } }
  const content = new Array<Block>(length).fill(elsewhere)
  for (const [place, block] of blocks) content[place] = block
  return { type: 'doc', content }
}
