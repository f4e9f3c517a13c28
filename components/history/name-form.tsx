'use client'

import { useActionState, useEffect } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage, type ShownRefusal } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { LONGEST } from '#domain/revisions/longest.ts'

/** The name and the note that a revision has. */
export type Named = { name: string | null; namedBy: string | null; note: string | null; notedBy: string | null }

type NamingRefusal = Extract<ShownRefusal, { kind: 'forbidden' | 'revision-not-found' | 'signed-out' | 'foreign-origin' | 'not-written' }>
type State = { typed: Record<string, string>; issues: Record<string, string>; refusal: NamingRefusal | null; shown?: Named | undefined }
export type NameAct = (before: State, form: FormData) => Promise<State>

type NameFormProps = {
  reportId: string
  row: { number: number } & Named
  act: NameAct
  /** Takes what the revision is called now, where the form stands on a page that goes on. Without it the server leads on. */
  done?: (given: Named) => void
  cancel?: () => void
}

/** Names a revision and puts a note on it; an empty field takes away what it had. Works without scripts. */
export function NameForm({ reportId, row, act, done, cancel }: NameFormProps) {
  const [state, action] = useActionState(act, { typed: {}, issues: {}, refusal: null })
  const { typed, issues, refusal, shown } = state
  useEffect(() => {
    if (shown) done?.(shown)
  }, [shown, done])
  return (
    <Form action={action} state={state}>
      {refusal ? <RefusalMessage title="Nothing was changed." refusal={refusal} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="number" value={row.number} />
      <input type="hidden" name="seenName" value={row.name ?? ''} />
      <input type="hidden" name="seenNote" value={row.note ?? ''} />
      {done ? <input type="hidden" name="stay" value="1" /> : null}
      <Field
        name="called"
        label="Name"
        hint={row.name ? 'Empty takes it away. Former names are kept.' : 'Named revisions are easy to find again.'}
        value={typed.called ?? row.name ?? ''}
        {...(issues.called ? { issue: issues.called } : {})}
        maxLength={LONGEST.name}
        autoFocus={done !== undefined}
      />
      <Field
        name="noted"
        label="Note"
        hint="For colleagues: why it was written, what is open."
        rows={3}
        value={typed.noted ?? row.note ?? ''}
        {...(issues.noted ? { issue: issues.noted } : {})}
        maxLength={LONGEST.note}
      />
      <div className="acts">
        <SubmitButton pending="Saving…">Save</SubmitButton>
        {cancel ? (
          <button type="button" className="btn plain" onClick={cancel}>
            Cancel
          </button>
        ) : null}
      </div>
    </Form>
  )
}
