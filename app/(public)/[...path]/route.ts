import { missing } from '../missing.tsx'

export const dynamic = 'force-dynamic'

/** Rooms whose addresses are not public: what is missing there is not the readers' business, and no cache's. */
const rooms = new Set(['desk', 'admin', 'api', 'live', 'sign-in', 'sign-out', 'welcome', '_next'])

/** Every address that no other route answers. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const [first = ''] = (await params).path
  return missing({ keep: !rooms.has(first) })
}
