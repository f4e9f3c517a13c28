'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { changeAddress } from './actions.ts'

type AddressFormProps = { reportId: string; sponsorId: string; slug: string; wanted: string }

/** The second step: what will happen, said before it does. The address can still be corrected. */
export function AddressForm({ reportId, sponsorId, slug, wanted }: AddressFormProps) {
  const [{ typed, issues, refusal }, action] = useActionState(changeAddress, { typed: { slug: wanted }, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? (
        <RefusalMessage title="The address was not changed." refusal={refusal} />
      ) : (
        <p className="lead">{`Readers will find the report at /sponsors/${wanted}, at once. Whoever comes to /sponsors/${slug} is led there, for ever.`}</p>
      )}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="sponsorId" value={sponsorId} />
      <input type="hidden" name="seen" value={slug} />
      <Field name="slug" label="New address" value={typed.slug} issue={issues.slug} maxLength={80} />
      <div className="acts">
        <SubmitButton pending="Changing…">Change the address</SubmitButton>
        <a className="btn plain" href={`/desk/reports/${reportId}/settings`}>
          Keep the old one
        </a>
      </div>
    </Form>
  )
}
