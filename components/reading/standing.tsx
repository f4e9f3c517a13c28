import type { ReactElement } from 'react'
import { dealSpan } from './dates.ts'

type Years = { from: string | null; until: string | null }

/** How a sponsor stands at present; its primary deal is the first, and `former` are the years where all have ended. */
export type ShownStanding = {
  entities: string[]
  headquarters: string | null
  ticker: string | null
  deals: { tier: string; category: string; from: string | null; until: string | null; ended: boolean }[]
  former: Years | null
}

/** "The Coca-Cola Company and Mengniu" */
export const listed = (names: string[]): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)

/** Says at once that what follows is history. */
export function History({ years }: { years: Years }): ReactElement {
  const span = dealSpan({ ...years, ended: true })
  return <p className="history">{`Former sponsor${span && `, ${span}`}. This report stays as history.`}</p>
}

/** Who stands behind the name, and under which deals: small, below the standfirst. */
export function StandingList({ standing: { entities, headquarters, ticker, deals } }: { standing: ShownStanding }): ReactElement | null {
  const dated = deals.length > 1 ? deals : deals.filter((deal) => dealSpan(deal) !== '')
  if (entities.length === 0 && headquarters === null && ticker === null && dated.length === 0) return null
  return (
    <dl className="standing meta">
      {dated.length > 0 && (
        <div>
          <dt>{dated.length > 1 ? 'Deals' : 'Deal'}</dt>
          {dated.map((deal) => (
            <dd key={`${deal.tier} ${deal.category} ${deal.from} ${deal.until}`}>
              {[deal.tier, dealSpan(deal)].filter(Boolean).join(', ')}
              {deal.ended && !deal.until && ' (ended)'}
              {deal.category !== deals[0]?.category && <span>{deal.category}</span>}
            </dd>
          ))}
        </div>
      )}
      {entities.length > 0 && <Fact term={entities.length > 1 ? 'Companies' : 'Company'} values={entities} />}
      {headquarters !== null && <Fact term="Seat" values={[headquarters]} />}
      {ticker !== null && <Fact term="Shares" values={[ticker]} />}
    </dl>
  )
}

const Fact = ({ term, values }: { term: string; values: string[] }): ReactElement => (
  <div>
    <dt>{term}</dt>
    {values.map((value) => (
      <dd key={value}>{value}</dd>
    ))}
  </div>
)
