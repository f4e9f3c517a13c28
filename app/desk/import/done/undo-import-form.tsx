'use client'

import { useActionState } from 'react'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { restore } from '../../reports/[id]/revisions/[number]/restore/actions.ts'

/** Takes an import back: the draft becomes what was cut before it, and the history shows it. */
export function UndoImportForm({ reportId, before }: { reportId: string; before: number }) {
  const [{ refusal }, action] = useActionState(restore, { typed: {}, issues: {}, refusal: null })
  return (
    <form action={action} className="undo-import">
      {refusal ? <RefusalMessage title="The import was not undone." refusal={refusal} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="number" value={before} />
      <SubmitButton pending="Undoing…" primary={false}>
        Undo the import
      </SubmitButton>
    </form>
  )
}
