import { dealDate, dealSpan } from '#components/reading/dates.ts'
import type { Deal } from '#domain/sponsors/deal.ts'

/** "2021–2028 · announced 2 March 2020"; says so where nothing is known. */
export function dealDates(deal: Pick<Deal, 'from' | 'until' | 'announced' | 'ended'>): string {
  const parts = [dealSpan(deal), deal.announced === null ? '' : `announced ${dealDate(deal.announced)}`].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : 'No dates known'
}

/** "1 deal", "3 deals". */
export const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
