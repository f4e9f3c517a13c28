import type { ReactNode } from 'react'
import type { Excerpt } from '#domain/compare/excerpt.ts'
import { Changes } from './changes.tsx'
import { Chips } from './chips.tsx'
import { Coarse } from './coarse.tsx'
import { excerptParts, excerptRows } from './excerpt-parts.ts'
import type { Shown } from './margin.tsx'
import { SectionOutline } from './section-outline.tsx'
import { wholeBody } from './whole-body.ts'

type LargeComparisonProps = { excerpt: Excerpt; base: string; above?: ReactNode }

/** Some changes of a comparison that is too large to be shown as a whole, with the way to those before and after. `base` is its address without a place. */
export function LargeComparison({ excerpt, base, above }: LargeComparisonProps) {
  const { comparison, newer, first, last, before, after } = excerpt
  const total = comparison.counts.changes
  const shown: Shown = {
    comparison,
    newer: wholeBody(newer.document),
    acts: { change: () => null, section: () => null },
    hrefOf: {
      change: (number) => `${number >= first && number <= last ? '' : `${base}&at=${number}`}#change-${number}`,
      left: (number) => `#left-${number}`,
    },
  }
  const ways = (
    <nav className="pages" aria-label="Pages of this comparison">
      {before === null ? null : (
        <a className="link" href={`${base}&at=${before}`}>
          Changes before
        </a>
      )}
      <span>
        {total === 0 ? 'No changes' : `Changes ${first.toLocaleString('en-GB')} to ${last.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`}
      </span>
      {after === null ? null : (
        <a className="link" href={`${base}&at=${after}`}>
          Changes after
        </a>
      )}
    </nav>
  )
  return (
    <>
      <section className="walk" aria-label="How much changed">
        <div className="chips">{total === 0 ? <span>No changes</span> : <Chips counts={comparison.counts} />}</div>
      </section>
      <div className="cmp">
        <SectionOutline rows={excerptRows(excerpt)} pages={null} />
        <main className="doc" id="document">
          <div className="canvas">
            <div className="text">
              {above}
              <p className="meta">
                These two are too large to be shown as a whole, or to be taken back in parts: their changes follow a page at a time, in one text.
              </p>
              <Coarse of={comparison.coarse} />
              {ways}
              <Changes parts={excerptParts(excerpt)} first={before === null} {...shown} />
              {ways}
            </div>
          </div>
        </main>
      </div>
    </>
  )
}
