'use client'

import { useActionState } from 'react'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { restore } from './actions.ts'

/** Takes a restore back: the draft becomes what was cut before it. */
export function UndoForm({ reportId, number }: { reportId: string; number: number }) {
  const [{ refusal }, action] = useActionState(restore, { typed: {}, issues: {}, refusal: null })
  return (
    <form action={action}>
      {refusal ? <RefusalMessage title="The restore was not undone." refusal={refusal} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="number" value={number} />
      {refusal?.kind === 'being-written' ? <input type="hidden" name="anyway" value="yes" /> : null}
      <SubmitButton pending="Undoing…" primary={false}>
        {refusal?.kind === 'being-written' ? 'Undo restore all the same' : 'Undo restore'}
      </SubmitButton>
    </form>
  )
}
