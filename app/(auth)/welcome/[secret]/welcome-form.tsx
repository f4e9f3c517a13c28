'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { becomeFirstAdmin } from './actions.ts'

export function WelcomeForm({ secret, shortest }: { secret: string; shortest: number }) {
  const [state, action] = useActionState(becomeFirstAdmin, { typed: {}, issues: {}, refusal: null })
  const { typed, issues, refusal } = state
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="You are not an admin yet." refusal={refusal} /> : null}
      <input type="hidden" name="secret" value={secret} />
      <Field name="name" label="Name" value={typed.name} issue={issues.name} autoComplete="name" maxLength={120} autoFocus={state.typed.name === undefined} />
      <Field name="email" type="email" label="E-mail" value={typed.email} issue={issues.email} autoComplete="username" />
      <Field
        name="password"
        type="password"
        label="Password"
        hint={`${shortest} characters or more. A few words that nobody would guess are best.`}
        issue={issues.password}
        autoComplete="new-password"
        autoFocus={refusal?.kind.startsWith('password')}
      />
      <div className="acts">
        <SubmitButton pending="One moment…">Become the first admin</SubmitButton>
      </div>
    </Form>
  )
}
