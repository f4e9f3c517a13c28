import type { Comparison } from '#domain/compare/comparison.ts'

/** Says where two sides differ so much that some of it was not compared word by word. */
export function Coarse({ of: coarse }: { of: Comparison['coarse'] }) {
  if (!coarse) return null
  const blocks = coarse.blocks === 1 ? 'one block is' : `${coarse.blocks.toLocaleString('en-GB')} blocks are`
  return (
    <p className="meta">
      These two differ so much that {blocks} compared as wholes, in part at least: what is shown there is right, and more than had to change.
    </p>
  )
}
