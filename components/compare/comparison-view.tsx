import type { ReactNode } from 'react'
import type { Comparison } from '#domain/compare/comparison.ts'
import type { Content } from '#domain/richtext/document.ts'
import { Beside } from './beside.tsx'
import { Changes } from './changes.tsx'
import { Chips } from './chips.tsx'
import { CleanCopy } from './clean-copy.tsx'
import { Coarse } from './coarse.tsx'
import { pageOf, placeAddress } from './compare-address.ts'
import { Folding } from './folding.tsx'
import { KeysHelp } from './keys-help.tsx'
import type { Acts, Shown } from './margin.tsx'
import { outlineRows } from './outline-rows.ts'
import { type Part, pagesOf, partsOf } from './parts.ts'
import { SectionOutline } from './section-outline.tsx'
import { type Pages, Walk } from './walk.tsx'
import { wholeBody } from './whole-body.ts'

type ComparisonViewProps = {
  comparison: Comparison
  newer: Content
  acts?: Acts | undefined
  /** The older beside the newer, each column under its head; without it, both in one text. */
  beside?: { content: Content; heads: { older: ReactNode; newer: ReactNode } } | undefined
  /** The address of this comparison without its page, and the page that it names; without it all stands on one page. */
  pages?: Pages | undefined
  /** What stands over the text: what the two were published under. */
  above?: ReactNode
  /** What is said where the two do not differ, and what one can do then. */
  same?: ReactNode
}

/** A comparison as a page: how much changed, where, and the text with its changes. */
export function ComparisonView({ comparison, newer, acts = none, beside, pages, above, same }: ComparisonViewProps) {
  const total = comparison.counts.changes
  const rows = outlineRows(comparison)
  const all = pagesOf(partsOf(comparison), pages ? undefined : Number.POSITIVE_INFINITY)
  const here = pages ? Math.min(Math.max(1, pages.here), all.length) : 1
  const several = pages && all.length > 1 ? { base: pages.base, here } : null
  const parts = all[here - 1] ?? []
  const shown: Shown = { comparison, newer: wholeBody(newer.document), acts, hrefOf: hrefsOf(all, several) }
  return (
    <>
      <section className="walk" aria-label="How much changed">
        <div className="chips">{total === 0 ? <span>No changes</span> : <Chips counts={comparison.counts} />}</div>
        <div className="right">
          {total > 0 && <Walk total={total} rows={rows} pages={several} />}
          <Folding />
          <KeysHelp />
        </div>
      </section>
      <div className={beside ? 'cmp is-beside' : 'cmp'}>
        <SectionOutline rows={rows} pages={several} />
        <main className="doc" id="document">
          <div className="canvas">
            <div className="text">
              {above}
              {comparison.coarse && (
                <p className="meta coarse">
                  {`So much differs that ${comparison.coarse.blocks === 1 ? 'one block is' : `${comparison.coarse.blocks} blocks are`} shown as a whole, older and newer, although they may have words in common. Nothing is left out.`}
                </p>
              )}
              {total === 0 && <div className="same">{same ?? <p>These two say the same, word for word and mark for mark.</p>}</div>}
              <Coarse of={comparison.coarse} />
              {several && <PageLinks label="Pages of this comparison" base={several.base} here={here} pages={all} />}
              {beside ? (
                <>
                  <p className="too-narrow meta">Both stand in one text here: two columns need a window of more than 820 pixels.</p>
                  <div className="pair heads">
                    <div className="older">{beside.heads.older}</div>
                    <div className="newer">{beside.heads.newer}</div>
                  </div>
                  <Beside parts={parts} first={here === 1} older={wholeBody(beside.content.document, 'older-')} {...shown} />
                </>
              ) : (
                <Changes parts={parts} first={here === 1} {...shown} />
              )}
              {several && <PageLinks label="Pages of this comparison, below the text" base={several.base} here={here} pages={all} />}
            </div>
          </div>
        </main>
      </div>
      <CleanCopy />
    </>
  )
}

const none: Acts = { change: () => null, section: () => null }

/** Where changes stand, and the places that moved blocks left, as seen from the page that is shown. */
function hrefsOf(pages: Part[][], several: Pages | null): Shown['hrefOf'] {
  const left = new Map(
    pages.flatMap((parts, at) => parts.flatMap((part) => (part.kind === 'departure' ? part.leaving.map(({ change }) => [change, at + 1] as const) : []))),
  )
  const address = (page: number, anchor: string) => (several ? placeAddress(several.base, several.here, page, anchor) : `#${anchor}`)
  return { change: (number) => address(pageOf(number), `change-${number}`), left: (number) => address(left.get(number) ?? 1, `left-${number}`) }
}

function PageLinks({ label, base, here, pages }: { label: string; base: string; here: number; pages: Part[][] }) {
  return (
    <nav className="pages" aria-label={label}>
      {pages.map((parts, at) => {
        const numbers = parts.flatMap((part) => (part.kind === 'change' ? [part.number] : []))
        return (
          <a
            key={numbers[0] ?? at}
            className="link"
            href={`${base}${at > 0 ? `&page=${at + 1}` : ''}`}
            aria-current={at + 1 === here ? 'page' : undefined}
          >{`Changes ${at === 0 ? 1 : numbers[0]} to ${numbers.at(-1)}`}</a>
        )
      })}
    </nav>
  )
}
