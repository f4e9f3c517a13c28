'use client'

import { useActionState } from 'react'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage, type ShownRefusal } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { restore } from './actions.ts'

export type RestoreRefusal = Extract<
  ShownRefusal,
  { kind: 'forbidden' | 'not-found' | 'draft-unreadable' | 'revision-not-found' | 'damaged' | 'unknown-schema' | 'archived' }
>

export function RestoreForm({ reportId, number }: { reportId: string; number: number }) {
  const [{ issues, refusal }, action] = useActionState(restore, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title="Nothing was restored." refusal={refusal} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="number" value={number} />
      <div className="acts">
        <SubmitButton pending="Restoring…">{`Restore revision ${number}`}</SubmitButton>
        <a className="btn plain" href={`/desk/reports/${reportId}/history`}>
          Cancel
        </a>
      </div>
    </Form>
  )
}
