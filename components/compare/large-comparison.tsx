import type { ReactNode } from 'react'
import type { Counts, Entry } from '#domain/compare/comparison.ts'
import type { Excerpt } from '#domain/compare/excerpt.ts'
import { Changes, keyOf } from './changes.tsx'
import { Chips, wordsChanged } from './chips.tsx'
import { Coarse } from './coarse.tsx'
import { excerptBody, excerptParts, excerptRows } from './excerpt-parts.ts'
import { labelOf } from './labels.ts'
import { kindOf, Margin, type Shown } from './margin.tsx'
import { SectionOutline } from './section-outline.tsx'
import { wholeBody } from './whole-body.ts'

type LargeComparisonProps = { excerpt: Excerpt; base: string; above?: ReactNode }

/** Some changes of a comparison that is too large to be shown as a whole, with the way to those before and after. `base` is its address without a place. */
export function LargeComparison({ excerpt, base, above }: LargeComparisonProps) {
  const { comparison, first, last, before, after } = excerpt
  const total = comparison.counts.changes
  const shown: Shown = {
    comparison,
    newer: wholeBody(excerptBody(excerpt)),
    acts: { change: () => null, section: () => null },
    hrefOf: {
      change: (number) => `${number >= first && number <= last ? '' : `${base}&at=${number}`}#change-${number}`,
      left: (number) => `#left-${number}`,
    },
  }
  const shownParts = excerptParts(excerpt)
  const tooLarge = new Map(excerpt.tooLarge.map(({ at, ...words }) => [comparison.entries[at], words]))
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
              <Changes parts={[]} first={before === null} {...shown} />
              {shownParts.map((part) => {
                const large = part.kind === 'change' ? tooLarge.get(part.entry) : undefined
                return part.kind === 'change' && large ? (
                  <TooLarge key={part.number} number={part.number} total={total} entry={part.entry} words={large} />
                ) : (
                  <Changes key={keyOf(part)} parts={[part]} first={false} {...shown} />
                )
              })}
              {ways}
            </div>
          </div>
        </main>
      </div>
    </>
  )
}

type TooLargeProps = { number: number; total: number; entry: Entry; words: Pick<Counts, 'wordsAdded' | 'wordsRemoved'> }

/** A change of which only that it is can be shown. */
function TooLarge({ number, total, entry, words }: TooLargeProps) {
  return (
    <div className={`blk ${kindOf(entry)}`} id={`change-${number}`}>
      <Margin number={number} total={total} label={labelOf(entry).join(' ')} acts={null} />
      <p className="meta">
        {['This block is too large to be shown here', wordsChanged(words)].filter(Boolean).join(': ')}. Either revision shows it as a whole.
      </p>
    </div>
  )
}
