import { editionAddress, editionName, editionOf } from '#components/reading/addresses.ts'
import { descriptionOf } from '#components/reading/description.ts'
import { PublicDocument } from '#components/reading/document.tsx'
import { EditionNotice } from '#components/reading/edition-notice.tsx'
import { ReportPage } from '#components/reading/report-page.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { type EditionAsItWas, type PublicEditions, publicEdition } from '#domain/editions/public-editions.ts'
import { sinceEdition } from '#domain/editions/public-since.ts'
import { documentResponse } from '#lib/document.tsx'
import { reads } from '#lib/process.ts'
import { canonical } from '../../../../canonical.ts'
import { waysOfEdition } from '../../../../report-head.ts'
import { script } from '../../../../script.ts'
import { stylesheet } from '../../../../stylesheet.ts'
import { withoutEdition } from '../../no-edition.tsx'
import { editionFile } from '../files.ts'

export const dynamic = 'force-dynamic'

/** An edition of a report for ever, as it was published: its page, and with an ending its files. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; edition: string }> }): Promise<Response> {
  const { slug, edition: part } = await params
  const number = editionOf(part)
  if (!number) return editionFile(slug, part)
  const answer = publicEdition(reads(), slug, number)
  return answer.kind === 'edition' ? page(answer) : withoutEdition(answer, (present) => editionAddress(present, number))
}

function page({ slug, edition, editions }: PublicEditions & { edition: EditionAsItWas }): Promise<Response> {
  const { name, tier, category, major, minor, note, publishedAt, standfirst, document } = edition
  const head = {
    title: `${name}, edition ${editionName(edition)}`,
    description: descriptionOf(standfirst, document),
    canonical: canonical(editionAddress(slug, edition)),
    stylesheet: stylesheet().href,
    script: script().href,
    tone: tierTone(tier.key),
    skip: { to: 'main_text', words: 'Skip to the report' },
  }
  return documentResponse(
    <PublicDocument head={head}>
      <EditionNotice slug={slug} edition={edition} editions={editions} />
      <ReportPage
        report={{ name, tier, category, edition: { major, minor, note, publishedAt }, standfirst, document, since: sinceEdition(reads(), edition) }}
        ways={waysOfEdition(slug, edition, editions)}
      />
    </PublicDocument>,
    // Who searches is to find what stands now, at the sponsor's address, and not a figure that was corrected since.
    { indexed: false },
  )
}
