import type { ReactElement } from 'react'
import { longDate } from '#components/reading/dates.ts'
import type { LabelChange, LabelComparison } from '#domain/compare/labels.ts'
import { ComparedWords } from './words.tsx'

const names: Record<LabelChange['label'], string> = { sponsor: 'Sponsor', tier: 'Tier', category: 'Category', edition: 'Edition', note: 'Change note' }

/** What two editions were published under, compared as the text below is. */
export function ComparedLabels({ of: { labels, published } }: { of: LabelComparison }): ReactElement {
  const dates = [longDate(published.older), longDate(published.newer)]
  const changed = labels.filter(({ label, change }) => isLabel(label) && change === 'edited').map(({ label }) => names[label].toLowerCase())
  return (
    <section className="blk labels" aria-labelledby="published-under">
      <div className="tag">
        {changed.length > 0 ? `Published under another ${new Intl.ListFormat('en-GB').format(changed)}` : 'Published under the same labels'}
      </div>
      <p className="label" id="published-under">
        Published under
      </p>
      <dl>
        {labels.map(({ label, segments }) => (
          <div key={label}>
            <dt>{names[label]}</dt>
            <dd>
              <ComparedWords of={segments} />
            </dd>
          </div>
        ))}
        <div>
          <dt>Published</dt>
          <dd>
            {dates[0] === dates[1] ? (
              dates[0]
            ) : (
              <>
                <del>{dates[0]}</del> <ins>{dates[1]}</ins>
              </>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** The labels of a sponsor, apart from what two editions never share. */
const isLabel = (label: LabelChange['label']): boolean => label === 'sponsor' || label === 'tier' || label === 'category'
