import { PublicDocument } from '#components/reading/document.tsx'
import { IndexPage } from '#components/reading/index-page.tsx'
import { publicIndex } from '#domain/editions/public.ts'
import { documentResponse } from '#lib/document.tsx'
import { reads } from '#lib/process.ts'
import { canonical } from './canonical.ts'
import { stylesheet } from './stylesheet.ts'

export const dynamic = 'force-dynamic'

/** The library: all sponsors by tier. */
export function GET(): Promise<Response> {
  const head = {
    title: 'All Sponsors',
    description: 'Reports on the companies that sponsor the Olympic Games: who pays, what they get for it, and who decides.',
    canonical: canonical('/'),
    stylesheet: stylesheet().href,
    skip: { to: 'sponsors', words: 'Skip to the sponsors' },
  }
  return documentResponse(
    <PublicDocument head={head}>
      <IndexPage index={publicIndex(reads())} />
    </PublicDocument>,
  )
}
