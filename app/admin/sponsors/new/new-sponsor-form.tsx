'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { DealFields } from '../deal-fields.tsx'
import { addSponsor } from './actions.ts'

export function NewSponsorForm({ tiers }: { tiers: { value: string; label: string }[] }) {
  const [{ typed, issues, refusal }, action] = useActionState(addSponsor, { typed: {}, issues: {}, refusal: null })
  const asksAddress = typed.slug !== undefined || refusal?.kind === 'invalid-slug' || refusal?.kind === 'slug-taken'
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title="The sponsor was not added." refusal={refusal} /> : null}
      <Field
        name="name"
        label="Sponsor"
        hint="As readers know it: Alibaba, Coca-Cola–Mengniu."
        value={typed.name}
        issue={issues.name}
        maxLength={120}
        autoFocus
      />
      <DealFields typed={typed} issues={issues} tiers={tiers} />
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
      <div className="acts">
        <SubmitButton pending="Adding…">Add the sponsor</SubmitButton>
        <a className="btn plain" href="/admin/sponsors">
          Cancel
        </a>
      </div>
    </Form>
  )
}
