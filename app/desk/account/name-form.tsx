'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { rename } from './actions.ts'

export function NameForm({ name }: { name: string }) {
  const [state, action] = useActionState(rename, { typed: { name }, issues: {}, refusal: null })
  const { typed, issues, refusal } = state
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="Your name was not changed." refusal={refusal} /> : null}
      <Field
        name="name"
        label="Name"
        value={typed.name}
        hint="As colleagues see it, also beside what you wrote."
        issue={issues.name}
        autoComplete="name"
        maxLength={120}
      />
      <div className="acts">
        <SubmitButton pending="Changing…" primary={false}>
          Change your name
        </SubmitButton>
      </div>
    </Form>
  )
}
