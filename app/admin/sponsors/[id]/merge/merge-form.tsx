'use client'

import { useActionState } from 'react'
import { Choice } from '#components/form/choice.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { merge } from './actions.ts'

type MergeFormProps = {
  from: { id: string; name: string }
  into: { id: string; name: string }
  /** Where both have a report: which one stays. */
  choices: { value: string; label: string; hint: string }[]
}

/** The act itself, below all that it does. */
export function MergeForm({ from, into, choices }: MergeFormProps) {
  const [{ typed, issues, refusal }, action] = useActionState(merge, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title="The sponsors were not merged." refusal={refusal} /> : null}
      <input type="hidden" name="fromId" value={from.id} />
      <input type="hidden" name="intoId" value={into.id} />
      {choices.length > 0 ? <Choice name="keepReport" legend="The report that stays" value={typed.keepReport ?? ''} options={choices} /> : null}
      <div className="acts">
        <SubmitButton pending="Merging…">{`Merge ${from.name} into ${into.name}`}</SubmitButton>
        <a className="btn plain" href={`/admin/sponsors/${from.id}`}>
          Leave them apart
        </a>
      </div>
    </Form>
  )
}
