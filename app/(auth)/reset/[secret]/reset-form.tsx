'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { setPassword } from './actions.ts'

export function ResetForm({ secret, email, shortest }: { secret: string; email: string; shortest: number }) {
  const [state, action] = useActionState(setPassword, { typed: {}, issues: {}, refusal: null })
  const { issues, refusal } = state
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="The password was not set." refusal={refusal} /> : null}
      <input type="hidden" name="secret" value={secret} />
      <Field name="email" type="email" label="E-mail" value={email} hint="You sign in with it." autoComplete="username" readOnly />
      <Field
        name="password"
        type="password"
        label="New password"
        hint={`${shortest} characters or more. A few words that nobody would guess are best.`}
        issue={issues.password}
        autoComplete="new-password"
        autoFocus
      />
      <div className="acts">
        <SubmitButton pending="One moment…">Set the password</SubmitButton>
      </div>
    </Form>
  )
}
