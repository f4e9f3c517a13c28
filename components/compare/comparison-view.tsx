import type { Comparison } from '#domain/compare/comparison.ts'
import type { Content } from '#domain/richtext/document.ts'
import { type Acts, Changes } from './changes.tsx'
import { Chips } from './chips.tsx'
import { outlineRows } from './outline-rows.ts'
import { SectionOutline } from './section-outline.tsx'
import { Walk } from './walk.tsx'

/** A comparison as a page: how much changed, where, and the text with its changes. */
export function ComparisonView({ comparison, newer, acts }: { comparison: Comparison; newer: Content; acts?: Acts | undefined }) {
  const total = comparison.counts.changes
  return (
    <>
      <section className="walk" aria-label="How much changed">
        {total === 0 ? <span>No changes</span> : <Chips counts={comparison.counts} />}
        {total > 0 && <Walk total={total} />}
      </section>
      <div className="cmp">
        <SectionOutline rows={outlineRows(comparison)} />
        <main className="doc" id="document">
          <div className="canvas">
            <div className="text">
              {total === 0 && (
                <div className="same">
                  <p>These two say the same, word for word and mark for mark.</p>
                </div>
              )}
              <Changes comparison={comparison} newer={newer} acts={acts} />
            </div>
          </div>
        </main>
      </div>
    </>
  )
}
