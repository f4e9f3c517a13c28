'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { join } from './actions.ts'

type JoinFormProps = { secret: string; name: string; email: string; shortest: number }

export function JoinForm({ secret, name, email, shortest }: JoinFormProps) {
  const [state, action] = useActionState(join, { typed: { name }, issues: {}, refusal: null })
  const { typed, issues, refusal } = state
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="You have no account yet." refusal={refusal} /> : null}
      <input type="hidden" name="secret" value={secret} />
      <Field name="email" type="email" label="E-mail" value={email} hint="You sign in with it." autoComplete="username" readOnly />
      <Field name="name" label="Name" value={typed.name} hint="As colleagues will see it." issue={issues.name} autoComplete="name" maxLength={120} />
      <Field
        name="password"
        type="password"
        label="Password"
        hint={`${shortest} characters or more. A few words that nobody would guess are best.`}
        issue={issues.password}
        autoComplete="new-password"
        autoFocus={refusal === null || refusal.kind.startsWith('password')}
      />
      <div className="acts">
        <SubmitButton pending="One moment…">Join the desk</SubmitButton>
      </div>
    </Form>
  )
}
