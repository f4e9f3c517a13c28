'use client'

import { useActionState } from 'react'
import { CopyAddress } from '#components/desk/copy-address.tsx'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { makeToken } from './actions.ts'

/** Makes a token and shows it this once: text to select, and a button that copies it where scripts run. */
export function TokenForm() {
  const [state, action] = useActionState(makeToken, { typed: {}, issues: {}, refusal: null })
  const { typed, issues, refusal, shown } = state
  return (
    <Form action={action} state={state}>
      {shown ? (
        <div className="hand-on">
          <Notice tone="done" title={`The token “${shown.label}” is ready.`}>
            <CopyAddress address={shown.token} label={`Token “${shown.label}”`} button="Copy the token" />
            <p>Keep it now: it is not shown again.</p>
          </Notice>
        </div>
      ) : null}
      {refusal ? <RefusalMessage title="No token was made." refusal={refusal} /> : null}
      <Field
        name="label"
        label="New token, for"
        value={typed.label}
        hint="A script, a machine: what will use it."
        issue={issues.label}
        autoComplete="off"
        maxLength={80}
      />
      <div className="acts">
        <SubmitButton pending="Making…" primary={false}>
          Make a token
        </SubmitButton>
      </div>
    </Form>
  )
}
