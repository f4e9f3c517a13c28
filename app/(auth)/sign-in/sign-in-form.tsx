'use client'

import { useActionState, useEffect, useState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { signIn } from './actions.ts'

export function SignInForm({ next }: { next: string }) {
  const [state, action] = useActionState(signIn, { typed: { next }, issues: {}, refusal: null })
  const { typed, issues, refusal } = state
  // The server never sees which part of a page an address names; the browser keeps it on the way here.
  const [part, setPart] = useState('')
  useEffect(() => setPart(location.hash), [])
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="You are not signed in." refusal={refusal} /> : null}
      <input type="hidden" name="next" value={next + part} />
      <Field
        name="email"
        type="email"
        label="E-mail"
        value={typed.email}
        issue={issues.email}
        autoComplete="username"
        autoFocus={refusal === null && !issues.password}
      />
      <Field name="password" type="password" label="Password" issue={issues.password} autoComplete="current-password" autoFocus={refusal !== null} />
      <div className="acts">
        <SubmitButton pending="Signing in…">Sign in</SubmitButton>
      </div>
    </Form>
  )
}
