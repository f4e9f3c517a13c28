'use client'

import { useActionState } from 'react'
import { Choice } from '#components/form/choice.tsx'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import type { Typed } from '#lib/form.ts'
import { startReport } from './actions.ts'

const beginnings = [
  { value: 'standard', label: 'The standard outline', hint: 'Summary, six sections with their usual parts, sources. Nothing under the headings.' },
  { value: 'empty', label: 'An empty page' },
]

export function NewReportForm({ tiers, known }: { tiers: { value: string; label: string }[]; known: Typed }) {
  const [{ typed, issues, refusal }, action] = useActionState(startReport, { typed: known, issues: {}, refusal: null })
  const asksAddress = typed.slug !== undefined || refusal?.kind === 'invalid-slug' || refusal?.kind === 'slug-taken'
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title="The report was not started." refusal={refusal} /> : null}
      <Field
        name="name"
        label="Sponsor"
        hint="As readers know it: Alibaba, Delta Air Lines."
        value={typed.name}
        issue={issues.name}
        maxLength={120}
        autoFocus
      />
      <SelectField name="tier" label="Tier" value={typed.tier} issue={issues.tier} groups={[{ label: 'In rank order', options: tiers }]} />
      <Field
        name="category"
        label="Category"
        hint="What the sponsor is official for: Cloud services and e-commerce platform services."
        value={typed.category}
        issue={issues.category}
        maxLength={160}
      />
      {asksAddress ? (
        <Field
          name="slug"
          label="Address"
          hint="Small letters, digits and hyphens: readers find it at /sponsors/…"
          value={typed.slug}
          issue={issues.slug}
          maxLength={80}
          autoFocus
        />
      ) : null}
      <Choice name="outline" legend="Begin with" value={typed.outline ?? 'standard'} issue={issues.outline} options={beginnings} />
      <div className="acts">
        <SubmitButton pending="Starting…">Start the report</SubmitButton>
        <a className="btn plain" href="/desk">
          Cancel
        </a>
      </div>
    </Form>
  )
}
