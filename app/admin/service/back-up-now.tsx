'use client'

import { useActionState } from 'react'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { type BackedUp, backUpNow } from './actions.ts'

/** A backup on request. It takes as long as the database is large, and nobody waits for it but this page. */
export function BackUpNow() {
  const [outcome, action] = useActionState<BackedUp>(backUpNow, null)
  return (
    <form action={action} className="form">
      {outcome?.ok === false ? (
        <Notice tone="error" title="No backup was made.">
          <p>{outcome.sentence}</p>
        </Notice>
      ) : null}
      {outcome?.ok ? <Notice tone="done" title="A backup was made and found whole." /> : null}
      <div className="acts">
        <SubmitButton pending="Backing up…">Back up now</SubmitButton>
      </div>
    </form>
  )
}
