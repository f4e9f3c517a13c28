import { Field } from '#components/form/field.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import type { Typed } from '#lib/form.ts'

type DealFieldsProps = { typed: Typed; issues: Record<string, string>; tiers: { value: string; label: string }[] }

/** What a deal says: tier, category, and dates as precise as they are known. */
export function DealFields({ typed, issues, tiers }: DealFieldsProps) {
  return (
    <>
      <SelectField name="tier" label="Tier" value={typed.tier} issue={issues.tier} groups={[{ label: 'In rank order', options: tiers }]} />
      <Field
        name="category"
        label="Category"
        hint="What the sponsor is official for: Cloud services and e-commerce platform services."
        value={typed.category}
        issue={issues.category}
        maxLength={160}
      />
      <fieldset className="dates">
        <legend>Dates</legend>
        <p className="hint-line" id="dates-hint">
          As precise as you know: 2028, 2028-07 or 2028-07-14. Leave out what you do not know.
        </p>
        <Field name="from" label="From" value={typed.from} issue={issues.from} maxLength={10} />
        <Field name="until" label="Until" value={typed.until} issue={issues.until} maxLength={10} />
        <Field name="announced" label="Announced" value={typed.announced} issue={issues.announced} maxLength={10} />
      </fieldset>
    </>
  )
}
