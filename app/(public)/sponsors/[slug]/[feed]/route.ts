import { feedForm, feedResponse } from '../../../feed-response.ts'
import { missing } from '../../../missing.tsx'

export const dynamic = 'force-dynamic'

/** The feeds of a sponsor's report. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; feed: string }> }): Promise<Response> {
  const { slug, feed } = await params
  const form = feedForm(feed)
  return form ? feedResponse({ kind: 'sponsor', slug }, form) : missing({ keep: true })
}
