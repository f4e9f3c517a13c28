import type { KnownSponsor } from '#domain/exchange/known-sponsor.ts'
import type { Preview } from '#domain/exchange/preview.ts'
import type { Facts } from './asking.ts'
import { factIssues, type TierOption } from './facts-fields.tsx'
import { manuscriptSentence } from './import-refusal.tsx'

/** Something that must be settled before a manuscript can be imported, and the field that settles it. */
export type Obstacle = { text: string; field: string | null }

type Standing = {
  preview: Preview
  facts: Facts
  tiers: readonly TierOption[]
  strangeTier: string | null
  sponsor: KnownSponsor | null
  /** Whether the manuscript is asked to replace the present draft. */
  over: boolean
}

/** What stands in the way of an import, the first that one meets on the page first. */
export function inTheWay({ preview, facts, tiers, strangeTier, sponsor, over }: Standing): Obstacle[] {
  const found: Obstacle[] = []
  const report = sponsor?.report
  const issues = factIssues(facts, tiers, strangeTier)
  if (!report) {
    for (const part of ['name', 'tier', 'category'] as const) if (issues[part]) found.push({ text: asked[part], field: `fact-${part}` })
  } else if (report.isArchived) found.push({ text: `The report of ${sponsor.facts.name} is archived. Bring it back, or change the name.`, field: 'fact-name' })
  else if (!over) found.push({ text: `${sponsor.facts.name} has a report. Say that its draft is to be replaced, or change the name.`, field: 'import-over' })
  if (preview.obstacle) found.push({ text: manuscriptSentence(preview.obstacle), field: null })
  return found
}

const asked = {
  name: 'The name of the sponsor is not settled.',
  tier: 'The tier is not settled.',
  category: 'The category is not settled.',
}
