'use client'

import { useActionState } from 'react'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage, type ShownRefusal } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import type { RestoreRefusal as OfRestore } from '#domain/revisions/restore.ts'
import type { TakeBackRefusal } from '#domain/revisions/take-back.ts'
import { restore, restoreOne } from './actions.ts'

export type RestoreRefusal = Extract<ShownRefusal, { kind: (OfRestore | TakeBackRefusal)['kind'] }>

type RestoreFormProps = {
  reportId: string
  number: number
  /** A section instead of all: the id of its heading, and the number of its first change. */
  section?: { id: string; at: number }
  /** Those who are typing in what would change, as the page was made. */
  writing: string[]
  /** What the button says. */
  label: string
  cancel: string
}

/** The question before a restore. Where others are typing there, it says so and asks twice. */
export function RestoreForm({ reportId, number, section, writing, label, cancel }: RestoreFormProps) {
  const [{ issues, refusal }, action] = useActionState(section ? restoreOne : restore, { typed: {}, issues: {}, refusal: null })
  const warned: ShownRefusal | null = refusal ?? (writing.length > 0 ? { kind: 'being-written', people: writing } : null)
  const asks = warned?.kind === 'being-written'
  return (
    <Form action={action} state={{ issues, refusal }}>
      {warned ? <RefusalMessage title={asks ? 'Somebody is typing there.' : 'Nothing was restored.'} refusal={warned} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="number" value={number} />
      {section ? (
        <>
          <input type="hidden" name="section" value={section.id} />
          <input type="hidden" name="at" value={section.at} />
        </>
      ) : null}
      {asks ? <input type="hidden" name="anyway" value="yes" /> : null}
      <div className="acts">
        <SubmitButton pending="Restoring…">{asks ? `${label} all the same` : label}</SubmitButton>
        <a className="btn plain" href={cancel}>
          {asks ? 'Leave it' : 'Cancel'}
        </a>
      </div>
    </Form>
  )
}
