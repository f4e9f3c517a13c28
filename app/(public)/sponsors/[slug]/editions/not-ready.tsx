import { editionAddress, editionName } from '#components/reading/addresses.ts'
import { PublicDocument } from '#components/reading/document.tsx'
import { NotReadyPage } from '#components/reading/not-ready-page.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { EditionAsItWas } from '#domain/editions/public-editions.ts'
import { documentResponse } from '#lib/document.tsx'
import type { NotMade } from '#lib/kept-files.ts'
import { stylesheet } from '../../../stylesheet.ts'

/** So many seconds until it is worth asking again: what waits for its turn is soon there, what failed is not tried again at once. */
const after = { many: 10, slow: 10, time: 600, memory: 600, fault: 600 } as const

/** The document at the address of a file that could not be made in time. */
export async function notReady(slug: string, edition: EditionAsItWas, { why }: NotMade): Promise<Response> {
  const name = `${edition.name}, edition ${editionName(edition)}`
  const head = { title: 'Not ready yet', stylesheet: stylesheet().href, tone: tierTone(edition.tier.key), skip: { to: 'main_text', words: 'Skip to the text' } }
  const response = await documentResponse(
    <PublicDocument head={head}>
      <NotReadyPage name={name} address={editionAddress(slug, edition)} waiting={why === 'many' || why === 'slow'} />
    </PublicDocument>,
    { status: 503, keep: false },
  )
  response.headers.set('Retry-After', String(after[why]))
  return response
}
