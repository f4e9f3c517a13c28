'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { withdrawEdition } from './actions.ts'

export function WithdrawForm({ reportId, edition }: { reportId: string; edition: string }) {
  const [{ typed, issues, refusal }, action] = useActionState(withdrawEdition, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title={`Edition ${edition} was not withdrawn.`} refusal={refusal} remedies={<Again reportId={reportId} />} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="expecting" value={edition} />
      <Field
        name="reason"
        label="Reason"
        hint="For the desk. It stays in the history; readers see the date alone."
        value={typed.reason}
        issue={issues.reason}
        rows={3}
        maxLength={2000}
        autoFocus
      />
      <div className="acts">
        <SubmitButton pending="Withdrawing…">{`Withdraw ${edition}`}</SubmitButton>
        <a className="btn plain" href={`/desk/reports/${reportId}`}>
          Cancel
        </a>
      </div>
    </Form>
  )
}

const Again = ({ reportId }: { reportId: string }) => (
  <a className="link" href={`/desk/reports/${reportId}/withdraw`}>
    See what is live now
  </a>
)
