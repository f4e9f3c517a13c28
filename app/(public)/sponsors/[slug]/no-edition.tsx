import { PublicDocument } from '#components/reading/document.tsx'
import { GoneEditionPage } from '#components/reading/gone-page.tsx'
import { NoEditionPage } from '#components/reading/no-edition-page.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { PublicEditions, Withdrawn } from '#domain/editions/public-editions.ts'
import { documentResponse } from '#lib/document.tsx'
import { stylesheet } from '../../stylesheet.ts'

const headOf = (title: string, { tier }: PublicEditions) => ({
  title,
  stylesheet: stylesheet().href,
  tone: tierTone(tier.key),
  skip: { to: 'main_text', words: 'Skip to the text' },
})

/** The document at the address of an edition that was withdrawn, and at its files and comparisons. */
export function goneEdition(gone: Withdrawn): Promise<Response> {
  return documentResponse(
    <PublicDocument head={headOf(gone.name, gone)}>
      <GoneEditionPage {...gone} />
    </PublicDocument>,
    { status: 410 },
  )
}

/** The document at the address of an edition that the report never had. */
export function noEdition(report: PublicEditions): Promise<Response> {
  return documentResponse(
    <PublicDocument head={headOf('No such edition', report)}>
      <NoEditionPage {...report} />
    </PublicDocument>,
    { status: 404 },
  )
}
