import { FieldError } from '#components/form/field-error.tsx'
import type { KnownSponsor } from '#domain/exchange/known-sponsor.ts'
import type { Facts } from './asking.ts'
import { listOf } from './finding-words.ts'

export type TierOption = { value: string; label: string }

type FactsFieldsProps = {
  facts: Facts
  tiers: readonly TierOption[]
  /** The tier as the manuscript has it, where it is none that there is. */
  strangeTier: string | null
  sponsor: KnownSponsor | null
  /** Tier and category are asked for where the sponsor has no report: else they stay as they are. */
  withTier: boolean
  change(facts: Partial<Facts>): void
}

/** What belongs to the sponsor and not to the text: as the manuscript says it, to be corrected. */
export function FactsFields({ facts, tiers, strangeTier, sponsor, withTier, change }: FactsFieldsProps) {
  const differs = sponsor !== null && (['name', 'tier', 'category'] as const).some((part) => sponsor.facts[part] !== facts[part])
  const issues = factIssues(facts, tiers, strangeTier)
  const field = (part: keyof Facts) => ({
    id: `fact-${part}`,
    value: facts[part],
    'aria-invalid': issues[part] ? true : undefined,
    'aria-describedby': issues[part] ? `fact-${part}-issue` : undefined,
  })
  const issue = (part: keyof Facts) => (issues[part] ? <FieldError id={`fact-${part}-issue`}>{issues[part]}</FieldError> : null)
  return (
    <fieldset className="import-facts">
      <legend className="label">Sponsor</legend>
      <div className="field">
        <label htmlFor="fact-name">Name</label>
        <input {...field('name')} onChange={(event) => change({ name: event.target.value })} />
        {issue('name')}
      </div>
      {withTier ? (
        <>
          <div className="field">
            <label htmlFor="fact-tier">Tier</label>
            <select {...field('tier')} onChange={(event) => change({ tier: event.target.value })}>
              <option value="">Choose</option>
              {tiers.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            {issue('tier')}
          </div>
          <div className="field">
            <label htmlFor="fact-category">Category</label>
            <input {...field('category')} onChange={(event) => change({ category: event.target.value })} />
            {issue('category')}
          </div>
        </>
      ) : null}
      {differs ? (
        <p className="dim">
          {`Readers see ${sponsor.facts.name}, ${labelOf(tiers, sponsor.facts.tier)}, ${sponsor.facts.category}. Importing changes that for them at once. `}
          <button type="button" className="link" onClick={() => change(sponsor.facts)}>
            Keep what they see
          </button>
        </p>
      ) : null}
    </fieldset>
  )
}

/** What is wrong with the facts, by field. */
export function factIssues({ name, tier, category }: Facts, tiers: readonly TierOption[], strangeTier: string | null): Partial<Facts> {
  const known = `There are: ${listOf(tiers.map(({ label }) => label))}.`
  const strange = strangeTier === null ? `The manuscript names no tier. ${known}` : `There is no tier “${strangeTier}”. ${known}`
  return {
    ...(name.trim() === '' && { name: 'The manuscript does not say whose report it is. Enter the name of the sponsor.' }),
    ...(name.trim().length > MOST.name && { name: `Use at most ${MOST.name} characters.` }),
    ...(tier === '' && { tier: strange }),
    ...(category.trim() === '' && { category: 'The manuscript does not say what the sponsor is official for. Enter it.' }),
    ...(category.trim().length > MOST.category && { category: `Use at most ${MOST.category} characters.` }),
  }
}

const MOST = { name: 120, category: 160 }
const labelOf = (tiers: readonly TierOption[], key: string) => tiers.find(({ value }) => value === key)?.label ?? key
