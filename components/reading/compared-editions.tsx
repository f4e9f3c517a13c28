import type { ReactElement } from 'react'
import { Coarse } from '#components/compare/coarse.tsx'
import { excerptParts } from '#components/compare/excerpt-parts.ts'
import { ComparedWords } from '#components/compare/words.tsx'
import type { Excerpt } from '#domain/compare/excerpt.ts'
import type { LabelChange, LabelComparison } from '#domain/compare/labels.ts'
import type { ListedEdition } from '#domain/editions/public-sponsor.ts'
import { comparisonAddress, comparisonPartAddress, editionName, wholeComparisonAddress } from './addresses.ts'
import type { ShownComparison } from './changes-page.tsx'
import { ComparedText } from './compared-text.tsx'

type ComparedEditionsProps = { slug: string; editions: readonly ListedEdition[]; compared: ShownComparison; title: string }

/** Two editions laid over each other: what they were published under, what changed in the text, and the way to other pairs. */
export function ComparedEditions({ slug, editions, compared, title }: ComparedEditionsProps): ReactElement {
  const { older, newer, labels, excerpt, whole } = compared
  const address = comparisonAddress(slug, older, newer)
  const { changes } = excerpt.comparison.counts
  return (
    <>
      <h2 id="since">{title}</h2>
      {changes > 0 && (
        <p className="meta key">
          <span>
            <ins>added</ins>
          </span>
          <span>
            <del>removed</del>
          </span>
          {whole ? <a href={address}>Changes alone</a> : <span>Unchanged text is folded away</span>}
          {!whole && isWhole(excerpt) && <a href={wholeComparisonAddress(slug, older, newer)}>Whole text with changes</a>}
        </p>
      )}
      <ChangedLabels of={labels} />
      <Coarse of={excerpt.comparison.coarse} />
      {changes === 0 && <p>The text of these two is the same, word for word.</p>}
      <Stretch excerpt={excerpt} slug={slug} older={older} newer={newer} />
      {changes > 0 && <ComparedText excerpt={excerpt} whole={whole} elsewhere={(change) => comparisonPartAddress(slug, older, newer, change)} />}
      <Stretch excerpt={excerpt} slug={slug} older={older} newer={newer} />
      <OtherPairs slug={slug} editions={editions} compared={compared} />
    </>
  )
}

/** Whether an excerpt is all of a comparison, with what is unchanged. */
export const isWhole = (excerpt: Excerpt): boolean =>
  excerpt.before === null && excerpt.after === null && excerpt.tooLarge.length === 0 && excerptParts(excerpt).some(({ kind }) => kind === 'fold')

const names: Partial<Record<LabelChange['label'], string>> = { sponsor: 'Sponsor', tier: 'Tier', category: 'Category' }

/** What the newer edition was published under, where that is something else. */
function ChangedLabels({ of: { labels } }: { of: LabelComparison }): ReactElement | null {
  const changed = labels.filter(({ label, change }) => names[label] !== undefined && change === 'edited')
  if (changed.length === 0) return null
  return (
    <div className="excerpt">
      <p className="label">Published under other labels</p>
      <dl className="standing meta">
        {changed.map(({ label, segments }) => (
          <div key={label}>
            <dt>{names[label]}</dt>
            <dd>
              <ComparedWords of={segments} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

type StretchProps = Pick<ShownComparison, 'excerpt' | 'older' | 'newer'> & { slug: string }

/** Which changes of a long comparison stand here, with the ways to those before and after. */
function Stretch({ excerpt: { comparison, first, last, before, after }, slug, older, newer }: StretchProps): ReactElement | null {
  if (before === null && after === null) return null
  const from = (change: number) => (change <= 1 ? comparisonAddress(slug, older, newer) : comparisonPartAddress(slug, older, newer, change))
  return (
    <p className="meta key">
      {before !== null && <a href={from(before)}>Changes before</a>}
      <span>{`Changes ${figure(first)} to ${figure(last)} of ${figure(comparison.counts.changes)}`}</span>
      {after !== null && <a href={from(after)}>Changes after</a>}
    </p>
  )
}

const figure = (number: number): string => number.toLocaleString('en-GB')

/** The same comparison with another edition on either side. */
function OtherPairs({ slug, editions, compared: { older, newer } }: Pick<ComparedEditionsProps, 'slug' | 'editions' | 'compared'>): ReactElement | null {
  const standing = editions.filter(({ withdrawnAt }) => withdrawnAt === null).toReversed()
  if (standing.length < 3) return null
  const place = (of: { major: number; minor: number }) => standing.findIndex((one) => editionName(one) === editionName(of))
  const sides = [
    {
      side: 'older',
      label: 'Compare with another older one',
      among: standing.slice(0, place(newer)),
      to: (one: ListedEdition) => comparisonAddress(slug, one, newer),
    },
    {
      side: 'newer',
      label: 'or with another newer one',
      among: standing.slice(place(older) + 1),
      to: (one: ListedEdition) => comparisonAddress(slug, older, one),
    },
  ] as const
  return (
    <nav className="pairs meta" aria-label="Compare other editions">
      {sides.map(({ side, label, among, to }) => (
        <p key={side}>
          {label}:{' '}
          {among.map((one) =>
            editionName(one) === editionName(side === 'older' ? older : newer) ? (
              <b key={editionName(one)}>{editionName(one)}</b>
            ) : (
              <a key={editionName(one)} href={to(one)}>
                {editionName(one)}
              </a>
            ),
          )}
        </p>
      ))}
    </nav>
  )
}
