import { feedForm, feedResponse } from '../../../feed-response.ts'
import { missing } from '../../../missing.tsx'

export const dynamic = 'force-dynamic'

/** The feeds of a tier. */
export async function GET(_request: Request, { params }: { params: Promise<{ key: string; feed: string }> }): Promise<Response> {
  const { key, feed } = await params
  const form = feedForm(feed)
  return form ? feedResponse({ kind: 'tier', key }, form) : missing({ keep: true })
}
