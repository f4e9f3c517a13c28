import { comparisonAddress, comparisonPartAddress, editionName, editionOf, wholeComparisonAddress } from '#components/reading/addresses.ts'
import { ComparisonPage } from '#components/reading/changes-page.tsx'
import { isWhole } from '#components/reading/compared-editions.tsx'
import { PublicDocument } from '#components/reading/document.tsx'
import { NotComparedPage } from '#components/reading/not-compared-page.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { EditionNumber } from '#domain/editions/publish.ts'
import { documentResponse, movedResponse } from '#lib/document.tsx'
import { compareEditions, type EditionsCompared } from '#lib/edition-comparisons.ts'
import { reads } from '#lib/process.ts'
import { canonical } from '../../../canonical.ts'
import { missing } from '../../../missing.tsx'
import { stylesheet } from '../../../stylesheet.ts'
import { withoutEdition } from '../no-edition.tsx'

/** What of a comparison is asked for: the changes from one on, by its number, or the whole text with them. */
export type Wanted = 'whole' | number

/** What differs between two editions, whose numbers are parts of an address. Where the newer one stands first, the address leads on to the other way round. */
export async function comparisonResponse(
  { slug, older: first, newer: second }: { slug: string; older: string; newer: string },
  wanted: Wanted,
): Promise<Response> {
  const [older, newer] = [editionOf(first), editionOf(second)]
  if (!older || !newer) return missing({ keep: true })
  const order = older.major - newer.major || older.minor - newer.minor
  if (order === 0) return missing({ keep: true })
  const at = (present: string) => {
    const pair: [string, EditionNumber, EditionNumber] = order < 0 ? [present, older, newer] : [present, newer, older]
    return wanted === 'whole' ? wholeComparisonAddress(...pair) : wanted > 1 ? comparisonPartAddress(...pair, wanted) : comparisonAddress(...pair)
  }
  if (order > 0) return movedResponse(at(slug))
  const answer = await compareEditions(reads(), slug, { older, newer }, wanted === 'whole' ? 1 : wanted)
  switch (answer.kind) {
    case 'compared':
      return page(answer, wanted, at(slug))
    case 'not-compared':
      return notNow()
    default:
      return withoutEdition(answer, at)
  }
}

function page(compared: EditionsCompared, wanted: Wanted, address: string): Promise<Response> {
  const { name, tier, older, newer, excerpt } = compared
  const beyond = wanted === 'whole' ? !isWhole(excerpt) : wanted > Math.max(1, excerpt.comparison.counts.changes)
  if (beyond) return missing({ keep: true })
  const head = {
    title: `${name}: ${editionName(older)} compared with ${editionName(newer)}`,
    description: `What edition ${editionName(newer)} of the report on ${name} says that edition ${editionName(older)} did not.`,
    canonical: canonical(address),
    stylesheet: stylesheet().href,
    tone: tierTone(tier.key),
    skip: { to: 'since', words: 'Skip to the changes' },
  }
  return documentResponse(
    <PublicDocument head={head}>
      <ComparisonPage report={compared} compared={{ ...compared, whole: wanted === 'whole' }} />
    </PublicDocument>,
    // There are as many comparisons as pairs of editions, and nobody searches for one.
    { indexed: false },
  )
}

function notNow(): Promise<Response> {
  const head = { title: 'Not compared', stylesheet: stylesheet().href, skip: { to: 'main_text', words: 'Skip to the text' } }
  return documentResponse(
    <PublicDocument head={head}>
      <NotComparedPage />
    </PublicDocument>,
    { status: 503, keep: false },
  )
}
