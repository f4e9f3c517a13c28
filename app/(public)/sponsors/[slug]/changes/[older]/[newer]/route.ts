import { comparisonResponse } from '../../comparison.tsx'

export const dynamic = 'force-dynamic'

/** What differs between two editions. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; older: string; newer: string }> }): Promise<Response> {
  return comparisonResponse(await params, 1)
}
