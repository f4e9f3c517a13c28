'use client'

import { useActionState } from 'react'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { restore } from './actions.ts'

const words = {
  restore: { refused: 'The restore was not undone.', undo: 'Undo restore' },
  import: { refused: 'The import was not undone.', undo: 'Undo the import' },
}

type UndoFormProps = { reportId: string; number: number; of?: keyof typeof words }

/** Takes a restore or an import back: the draft becomes what was cut before it. Where somebody writes in what would change, it asks again. */
export function UndoForm({ reportId, number, of = 'restore' }: UndoFormProps) {
  const [{ refusal }, action] = useActionState(restore, { typed: {}, issues: {}, refusal: null })
  const warned = refusal?.kind === 'being-written'
  const { refused, undo } = words[of]
  return (
    <form action={action} className={`undo-${of}`}>
      {refusal ? <RefusalMessage title={refused} refusal={refusal} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="number" value={number} />
      {warned ? <input type="hidden" name="anyway" value="yes" /> : null}
      <SubmitButton pending="Undoing…" primary={false}>
        {warned ? `${undo} all the same` : undo}
      </SubmitButton>
    </form>
  )
}
