import { missing } from '../../../../../../missing.tsx'
import { comparisonResponse } from '../../../comparison.tsx'

export const dynamic = 'force-dynamic'

/** The whole text of two editions with what differs, or, of a long comparison, the changes from one on. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; older: string; newer: string; part: string }> }): Promise<Response> {
  const { part, ...pair } = await params
  if (part === 'whole') return comparisonResponse(pair, 'whole')
  const from = /^from-([1-9]\d{0,6})$/.exec(part)?.[1]
  return from === undefined || from === '1' ? missing({ keep: true }) : comparisonResponse(pair, Number(from))
}
