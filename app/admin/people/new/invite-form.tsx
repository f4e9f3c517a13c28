'use client'

import { useActionState } from 'react'
import { LinkToHandOn } from '#components/admin/people-link.tsx'
import { roleChoices } from '#components/admin/people-words.ts'
import { Choice } from '#components/form/choice.tsx'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { invite } from './actions.ts'

export function InviteForm() {
  const [state, action] = useActionState(invite, { typed: {}, issues: {}, refusal: null })
  const { typed, issues, refusal, shown } = state
  if (shown) {
    return (
      <>
        <LinkToHandOn what="invitation" handed={shown} />
        <p className="acts-s">
          <a className="link" href="/admin/people/new">
            Invite somebody else
          </a>
          <a className="link" href={`/admin/people/${shown.id}`}>
            {shown.name}
          </a>
          <a className="link" href="/admin/people">
            All people
          </a>
        </p>
      </>
    )
  }
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="Nobody was invited." refusal={refusal} /> : null}
      <Field name="name" label="Name" value={typed.name} issue={issues.name} autoComplete="off" maxLength={120} autoFocus={typed.name === undefined} />
      <Field name="email" type="email" label="E-mail" value={typed.email} issue={issues.email} hint="They sign in with it." autoComplete="off" />
      <Choice name="role" legend="Role" value={typed.role ?? 'editor'} issue={issues.role} options={roleChoices} />
      <div className="acts">
        <SubmitButton pending="Making the link…">Make the invitation</SubmitButton>
      </div>
    </Form>
  )
}
