'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { keepRevision } from './actions.ts'

/** Opens in its place, without scripts too. */
export function KeepForm({ reportId }: { reportId: string }) {
  const [{ typed, issues, refusal }, action] = useActionState(keepRevision, { typed: {}, issues: {}, refusal: null })
  return (
    <details className="keep" open={refusal !== null || issues.name !== undefined || undefined}>
      <summary className="btn primary">Keep a revision now</summary>
      <Form action={action} state={{ issues, refusal }}>
        {refusal ? <RefusalMessage title="No revision was kept." refusal={refusal} /> : null}
        <input type="hidden" name="reportId" value={reportId} />
        <Field
          name="name"
          label="Name"
          hint="May be left empty. Named revisions are easy to find again."
          value={typed.name}
          issue={issues.name}
          maxLength={120}
        />
        <div className="acts">
          <SubmitButton pending="Keeping…">Keep it</SubmitButton>
        </div>
      </Form>
    </details>
  )
}
