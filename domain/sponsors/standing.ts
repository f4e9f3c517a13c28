import type { Db } from '#db/transact.ts'
import { type Deal, dealsOf } from './deal.ts'
import { descriptionOf } from './describe.ts'

/** First and last year that deals cover, as far as they are known. */
export type Years = { from: string | null; until: string | null }

/** How a sponsor stands: who it is, under which deals, and whether all of them are history. All of it is public. */
export type Standing = {
  entities: string[]
  headquarters: string | null
  ticker: string | null
  deals: { tier: string; category: string; from: string | null; until: string | null; ended: boolean }[]
  former: Years | null
}

/** How a sponsor stands at present; its primary deal is the first. */
export function standingOf(db: Db, sponsorId: string): Standing {
  const deals = dealsOf(db, sponsorId)
  const { entities = [], headquarters = null, ticker = null } = descriptionOf(db, sponsorId) ?? {}
  return {
    entities,
    headquarters,
    ticker,
    deals: deals.map(({ tier, category, from, until, ended }) => ({ tier: tier.singular, category, from, until, ended })),
    former: isFormer(deals) ? yearsOf(deals) : null,
  }
}

/** A former sponsor is one all of whose deals have ended. */
export const isFormer = (deals: readonly Deal[]): boolean => deals.every((deal) => deal.ended)

/** The years from the first deal's beginning to the last one's end. A beginning that is not known of one deal is not known of all. */
export function yearsOf(deals: readonly Deal[]): Years {
  const year = (date: string | null) => date?.slice(0, 4) ?? null
  const until = deals.flatMap((deal) => year(deal.until) ?? [])
  const from = deals.map((deal) => year(deal.from) ?? '')
  return { from: from.toSorted()[0] || null, until: until.toSorted().at(-1) ?? null }
}
