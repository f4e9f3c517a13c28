'use client'

import { useActionState } from 'react'
import { LinkToHandOn } from '#components/admin/people-link.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { inviteAgain, makeResetLink } from './actions.ts'

const words = {
  invitation: { act: inviteAgain, refused: 'No invitation was made.' },
  reset: { act: makeResetLink, refused: 'No link was made.' },
}

type LinkFormProps = { what: keyof typeof words; personId: string; button: string; primary?: boolean }

/** Makes a link to hand on, and shows it this once. The link before it ends. */
export function LinkForm({ what, personId, button, primary = false }: LinkFormProps) {
  const { act, refused } = words[what]
  const [state, action] = useActionState(act, { typed: {}, issues: {}, refusal: null })
  if (state.shown) return <LinkToHandOn what={what} handed={state.shown} />
  return (
    <Form action={action} state={state}>
      {state.refusal ? <RefusalMessage title={refused} refusal={state.refusal} /> : null}
      <input type="hidden" name="personId" value={personId} />
      <div className="acts">
        <SubmitButton pending="Making the link…" primary={primary}>
          {button}
        </SubmitButton>
      </div>
    </Form>
  )
}
