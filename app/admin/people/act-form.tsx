'use client'

import { type ReactNode, useActionState } from 'react'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage, type ShownRefusal } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import type { FormState } from '#lib/form.ts'

type ActFormProps<Refusal extends ShownRefusal> = {
  action: (before: FormState<Refusal>, form: FormData) => Promise<FormState<Refusal>>
  /** What the act is about. */
  about: Record<string, string>
  /** What did not happen, where it was refused. */
  refused: string
  pending: string
  primary?: boolean
  /** What one decides, above the button. */
  before?: ReactNode
  /** Another way out, beside the button. */
  after?: ReactNode
  /** What the button says. */
  children: ReactNode
}

/** One act on one person, session or token: a button, and the refusal where there is one. */
export function ActForm<Refusal extends ShownRefusal>({ action, about, refused, pending, primary = false, before, after, children }: ActFormProps<Refusal>) {
  const [state, act] = useActionState(action, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={act} state={state}>
      {state.refusal ? <RefusalMessage title={refused} refusal={state.refusal} /> : null}
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {before}
      <div className="acts">
        <SubmitButton pending={pending} primary={primary}>
          {children}
        </SubmitButton>
        {after}
      </div>
    </Form>
  )
}
