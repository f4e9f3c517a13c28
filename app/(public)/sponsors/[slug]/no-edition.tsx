import { PublicDocument } from '#components/reading/document.tsx'
import { GoneEditionPage } from '#components/reading/gone-page.tsx'
import { NoEditionPage } from '#components/reading/no-edition-page.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import type { EditionAnswer, PublicEditions, Withdrawn } from '#domain/editions/public-editions.ts'
import { documentResponse, movedResponse } from '#lib/document.tsx'
import { missing } from '../../missing.tsx'
import { stylesheet } from '../../stylesheet.ts'

const headOf = (title: string, { tier }: PublicEditions) => ({
  title,
  stylesheet: stylesheet().href,
  tone: tierTone(tier.key),
  skip: { to: 'main_text', words: 'Skip to the text' },
})

/** What an address of an edition, of its files or of a comparison with it answers without the edition. `at` is the same address under another slug. */
export function withoutEdition(answer: Exclude<EditionAnswer, { kind: 'edition' }>, at: (slug: string) => string): Promise<Response> | Response {
  switch (answer.kind) {
    case 'moved':
      return movedResponse(at(answer.slug))
    case 'withdrawn':
      return goneEdition(answer)
    case 'no-edition':
      return noEdition(answer)
    case 'unknown':
      return missing({ keep: true })
  }
}

/** The document at the address of an edition that was withdrawn, and at its files and comparisons. */
function goneEdition(gone: Withdrawn): Promise<Response> {
  return documentResponse(
    <PublicDocument head={headOf(gone.name, gone)}>
      <GoneEditionPage {...gone} />
    </PublicDocument>,
    { status: 410 },
  )
}

/** The document at the address of an edition that the report never had. */
function noEdition(report: PublicEditions): Promise<Response> {
  return documentResponse(
    <PublicDocument head={headOf('No such edition', report)}>
      <NoEditionPage {...report} />
    </PublicDocument>,
    { status: 404 },
  )
}
