'use client'

import { useActionState } from 'react'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { signOutEverywhere } from './actions.ts'

export function SignOutEverywhere() {
  const [state, action] = useActionState(signOutEverywhere, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={action} state={state}>
      {state.refusal ? <RefusalMessage title="You are still signed in." refusal={state.refusal} /> : null}
      <div className="acts">
        <SubmitButton pending="Signing out…" primary={false}>
          Sign out everywhere
        </SubmitButton>
      </div>
    </Form>
  )
}
