import { changesAddress } from '#components/reading/addresses.ts'
import { ChangesPage, type ShownComparison } from '#components/reading/changes-page.tsx'
import { PublicDocument } from '#components/reading/document.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { type PublicEditions, publicEditions } from '#domain/editions/public-editions.ts'
import { documentResponse } from '#lib/document.tsx'
import { compareEditions } from '#lib/edition-comparisons.ts'
import { reads } from '#lib/process.ts'
import { canonical } from '../../../canonical.ts'
import { stylesheet } from '../../../stylesheet.ts'
import { withoutEdition } from '../no-edition.tsx'

export const dynamic = 'force-dynamic'

/** The editions of a report, and what the newest one changed. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const answer = publicEditions(reads(), (await params).slug)
  return answer.kind === 'editions' ? page(answer) : withoutEdition(answer, changesAddress)
}

async function page(report: PublicEditions): Promise<Response> {
  const { slug, name, tier } = report
  const head = {
    title: `What changed: ${name}`,
    description: `The editions of the report on ${name}, and what each of them changed.`,
    canonical: canonical(changesAddress(slug)),
    stylesheet: stylesheet().href,
    tone: tierTone(tier.key),
    skip: { to: 'main_text', words: 'Skip to the editions' },
  }
  const compared = await newestTwo(report)
  return documentResponse(
    <PublicDocument head={head}>
      <ChangesPage report={report} compared={compared} />
    </PublicDocument>,
    { keep: compared !== 'not-now' },
  )
}

/** The newest two editions that stand, compared; null where there is one alone. */
async function newestTwo({ slug, editions }: PublicEditions): Promise<ShownComparison | 'not-now' | null> {
  const [newer, older] = editions.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (!older || !newer) return null
  const compared = await compareEditions(reads(), slug, { older, newer }, 1)
  return compared.kind === 'compared' ? { ...compared, whole: false } : 'not-now'
}
