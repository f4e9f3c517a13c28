import { categoryAddress } from '#components/reading/addresses.ts'
import { categoryOf } from '#components/reading/group-page.tsx'
import { publicIndex } from '#domain/editions/public.ts'
import { reads } from '#lib/process.ts'
import { groupResponse, noGroupResponse } from '../../groups.tsx'

export const dynamic = 'force-dynamic'

/** A category: who is or was official for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  const index = publicIndex(reads())
  const group = categoryOf(index, slug)
  return group ? groupResponse(index, group, { path: categoryAddress(slug), feeds: [] }) : noGroupResponse(index, 'category')
}
