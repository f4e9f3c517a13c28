'use client'

import { useActionState, useState } from 'react'
import { Choice } from '#components/form/choice.tsx'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { withdrawEdition } from './actions.ts'

type WithdrawFormProps = {
  reportId: string
  /** The live edition that this page shows. */
  live: string | null
  /** The editions that were not withdrawn, the newest first. */
  standing: string[]
}

export function WithdrawForm({ reportId, live, standing }: WithdrawFormProps) {
  const [{ typed, issues, refusal }, action] = useActionState(withdrawEdition, { typed: {}, issues: {}, refusal: null })
  const [which, choose] = useState(typed.which ?? (live ? 'live' : 'all'))
  const older = standing.length - 1
  const one = which === 'live' ? live : standing.length === 1 ? standing[0] : null
  const options = [
    {
      value: 'live',
      label: `Edition ${live} alone`,
      hint: `${older === 1 ? 'The one before it stays at its' : `The ${older} before it stay at their`} own address${older === 1 ? '' : 'es'}.`,
    },
    { value: 'all', label: `Every edition, all ${standing.length}`, hint: 'Their files and the comparisons between them go too.' },
  ]
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? (
        <RefusalMessage
          title={one ? `Edition ${one} was not withdrawn.` : 'Nothing was withdrawn.'}
          refusal={refusal}
          remedies={<Again reportId={reportId} />}
        />
      ) : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="expecting" value={live ?? 'none'} />
      {live && older > 0 ? (
        <Choice name="which" legend="What is withdrawn" value={which} issue={issues.which} options={options} onChoose={choose} />
      ) : (
        <input type="hidden" name="which" value={which} />
      )}
      <Field
        name="reason"
        label="Reason"
        hint="For readers. They find it, with the date, where the report was."
        value={typed.reason}
        issue={issues.reason}
        rows={3}
        maxLength={2000}
        autoFocus
      />
      <div className="acts">
        <SubmitButton pending="Withdrawing…">{one ? `Withdraw ${one}` : `Withdraw all ${standing.length} editions`}</SubmitButton>
        <a className="btn plain" href={`/desk/reports/${reportId}`}>
          Cancel
        </a>
      </div>
    </Form>
  )
}

const Again = ({ reportId }: { reportId: string }) => (
  <a className="link" href={`/desk/reports/${reportId}/withdraw`}>
    See what stands now
  </a>
)
