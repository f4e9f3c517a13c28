import type { ReactNode } from 'react'
import type { Deal } from '#domain/sponsors/deal.ts'
import { isOver } from '#domain/sponsors/deal-date.ts'
import { dealDates } from './sponsor-words.ts'

type DealListProps = {
  sponsorId: string
  deals: Deal[]
  now: number
  /** The second step of an act on one of them, in the place of its buttons. */
  open: { id: string; form: ReactNode } | null
}

/** All deals of a sponsor, the primary one first, each with what may be done to it. */
export function DealList({ sponsorId, deals, now, open }: DealListProps) {
  const running = deals.some((deal) => !deal.ended)
  return (
    <ul className="open-list deals">
      {deals.map((deal) => (
        <li key={deal.id}>
          <div>
            <b>{deal.tier.singular}</b>
            {deal.primary && deals.length > 1 ? <span className="tag">Primary</span> : null}
            {deal.ended ? <span className="tag">Ended</span> : null}
            <small>{deal.category}</small>
            <small>{dealDates(deal)}</small>
            {!deal.ended && deal.until !== null && isOver(deal.until, now) ? (
              <small className="flag w">Its end has passed: end it, or change its dates</small>
            ) : null}
          </div>
          {open?.id === deal.id ? (
            <div className="opened">{open.form}</div>
          ) : (
            <p className="acts-s">
              <Act sponsorId={sponsorId} deal={deal} act="change" words="Change…" />
              {deal.ended ? (
                <Act sponsorId={sponsorId} deal={deal} act="resume" words="Resume…" />
              ) : (
                <Act sponsorId={sponsorId} deal={deal} act="end" words="End…" />
              )}
              {deal.primary || (deal.ended && running) ? null : <Act sponsorId={sponsorId} deal={deal} act="primary" words="Make primary…" />}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Act({ sponsorId, deal, act, words }: { sponsorId: string; deal: Deal; act: string; words: string }) {
  return (
    <a className="link" href={`/admin/sponsors/${sponsorId}?act=${act}&deal=${deal.id}#deals`} aria-label={`${words} ${deal.tier.singular}, ${deal.category}`}>
      {words}
    </a>
  )
}

/** What ending a deal brings about, said before it is done. */
export function endingMeans(name: string, deal: Deal, deals: Deal[]): string {
  const [next, ...others] = deals.filter((other) => other.id !== deal.id && !other.ended)
  if (!next)
    return `Public at once. It is the last deal that runs: ${name} moves to the former sponsors at the end of the index, and its report stays and says that it is history.`
  if (!deal.primary) return 'Public at once. The primary deal stays as it is.'
  const best = [next, ...others].toSorted((one, other) => one.tier.rank - other.tier.rank)[0] ?? next
  return `Public at once. Readers find ${name} under ${best.tier.plural} from then on: ${best.category}.`
}
