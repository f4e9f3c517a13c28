'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { setOwnPassword } from './actions.ts'

export function PasswordForm({ email, shortest }: { email: string; shortest: number }) {
  const [state, action] = useActionState(setOwnPassword, { typed: {}, issues: {}, refusal: null })
  const { issues, refusal } = state
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="Your password was not changed." refusal={refusal} /> : null}
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <Field name="present" type="password" label="Present password" issue={issues.present} autoComplete="current-password" />
      <Field
        name="password"
        type="password"
        label="New password"
        hint={`${shortest} characters or more. A few words that nobody would guess are best.`}
        issue={issues.password}
        autoComplete="new-password"
      />
      <div className="acts">
        <SubmitButton pending="Changing…" primary={false}>
          Change your password
        </SubmitButton>
      </div>
    </Form>
  )
}
