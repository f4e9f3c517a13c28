import { editionName } from '#components/desk/state-mark.tsx'
import { listed } from '#components/reading/standing.tsx'
import type { MergePlan, ReportAtStake } from '#domain/sponsors/merge-plan.ts'
import { dealDates } from './sponsor-words.ts'

/** What a merge would do, part by part, before anybody does it. */
export function MergePreview({ plan: { from, into, moving, folded, description, addresses, reports } }: { plan: MergePlan }) {
  return (
    <dl className="preview-list">
      <div>
        <dt>Deals</dt>
        {moving.map((deal) => (
          <dd key={deal.id}>
            {`${deal.tier.singular}, ${deal.category}, goes over.`}
            <small>{dealDates(deal)}</small>
          </dd>
        ))}
        {folded.map(({ deal, into: kept, dates }) => (
          <dd key={deal.id}>
            {`${kept.tier.singular}, ${kept.category}: both have it, and it stays one deal.`}
            <small>{dealDates({ ...kept, ...dates })}</small>
          </dd>
        ))}
      </div>
      <div>
        <dt>Addresses</dt>
        {addresses.map((slug) => (
          <dd key={slug}>{`/sponsors/${slug} leads to /sponsors/${into.slug}, for ever.`}</dd>
        ))}
      </div>
      <div>
        <dt>Behind the name</dt>
        <dd>{description.entities.length > 0 ? `${listed(description.entities)} afterwards.` : 'No company is written down.'}</dd>
      </div>
      <div>
        <dt>Reports</dt>
        <dd>{reportsSay(from.name, into.name, reports)}</dd>
      </div>
      <div>
        <dt>{from.name}</dt>
        <dd>{`Is no sponsor of its own any more. Its name stays in the audit. A merge is not undone.`}</dd>
      </div>
    </dl>
  )
}

function reportsSay(from: string, into: string, { from: theirs, into: ours }: MergePlan['reports']): string {
  if (theirs && ours) return 'Both have one. One stays; the other is archived, remains on the desk, and nothing of it is lost.'
  if (theirs) return `The report on ${from} goes over as it is${theirs.live ? `, edition ${editionName(theirs.live)} live` : ''}.`
  return ours ? `The report on ${into} stays as it is.` : 'Neither has one.'
}

/** How a report that is to stay or to go is told from the other. */
export function reportChoice(name: string, { id, live }: ReportAtStake, other: ReportAtStake): { value: string; label: string; hint: string } {
  const own = live ? `Readers see edition ${editionName(live)}.` : 'Readers see nothing of it.'
  return { value: id, label: `The report on ${name}`, hint: other.live ? `${own} The other one is live and must be withdrawn first.` : own }
}
