import { categoryAddress, DIRECTORY, feedAddress, INDEX, indexAddress, type Sifting, tierAddress } from '#components/reading/addresses.ts'
import { type DocumentHead, PublicDocument } from '#components/reading/document.tsx'
import { IndexPage } from '#components/reading/index-page.tsx'
import { siftingOf } from '#components/reading/sifting.ts'
import { indexData } from '#components/reading/structured-data.ts'
import { publicIndex } from '#domain/editions/public.ts'
import { documentResponse } from '#lib/document.tsx'
import { reads } from '#lib/process.ts'
import { canonical, worldly } from './canonical.ts'
import { stylesheet } from './stylesheet.ts'

export const dynamic = 'force-dynamic'

/** The library: all sponsors by tier, or what the address asks for. */
export function GET(request: Request): Promise<Response> {
  const index = publicIndex(reads())
  const { sifting, unknown } = siftingOf(index, new URL(request.url).searchParams)
  const head: DocumentHead = {
    title: 'All Sponsors',
    description: 'Reports on the companies that sponsor the Olympic Games: who pays, what they get for it, and who decides.',
    canonical: canonical(ownAddress(sifting)),
    stylesheet: stylesheet().href,
    alternates: [
      { type: 'application/atom+xml', href: feedAddress(INDEX), title: 'Major changes of all reports' },
      { type: 'application/feed+json', href: feedAddress(INDEX, { format: 'json' }), title: 'Major changes of all reports' },
      { type: 'text/csv', href: DIRECTORY.csv, title: 'The directory of sponsors' },
      { type: 'application/json', href: DIRECTORY.json, title: 'The directory of sponsors' },
    ],
    social: { type: 'website' },
    data: indexData(worldly),
    skip: { to: 'sponsors', words: 'Skip to the sponsors' },
  }
  return documentResponse(
    <PublicDocument head={head}>
      <IndexPage index={index} sifting={sifting} unknown={unknown} />
    </PublicDocument>,
  )
}

/** Where the same sponsors stand best: an order of its own is no page of its own, and a tier or a category has one. */
function ownAddress({ tier, category, programme }: Sifting): string {
  if (tier && !category && !programme) return tierAddress(tier)
  if (category && !tier && !programme) return categoryAddress(category)
  return indexAddress({ tier, category, programme })
}
