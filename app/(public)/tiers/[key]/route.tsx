import { feedAddress, tierAddress } from '#components/reading/addresses.ts'
import { tierOf } from '#components/reading/group-page.tsx'
import { publicIndex } from '#domain/editions/public.ts'
import { reads } from '#lib/process.ts'
import { groupResponse, noGroupResponse } from '../../groups.tsx'

export const dynamic = 'force-dynamic'

/** A tier: its sponsors and those that were. */
export async function GET(_request: Request, { params }: { params: Promise<{ key: string }> }): Promise<Response> {
  const { key } = await params
  const index = publicIndex(reads())
  const group = tierOf(index, key)
  if (!group) return noGroupResponse(index, 'tier')
  const path = tierAddress(key)
  const feeds = [
    { type: 'application/atom+xml', href: feedAddress(path), title: `Major changes: ${group.title}` },
    { type: 'application/feed+json', href: feedAddress(path, { format: 'json' }), title: `Major changes: ${group.title}` },
  ]
  return groupResponse(index, group, { path, feeds })
}
