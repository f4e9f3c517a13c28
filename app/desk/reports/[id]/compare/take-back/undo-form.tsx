'use client'

import { useActionState, useEffect } from 'react'
import { currentChange, useCurrentChange } from '#components/compare/address-hash.ts'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { useLoneKeys } from '#components/ui/lone-keys.ts'
import { undo } from './actions.ts'

type UndoFormProps = { reportId: string; revision: number; before: number; query: string }

const BUTTON = 'undo-take-back'

/** Undoes what was just taken back, by a button and by the key U; and brings the change that the address names into sight. */
export function UndoForm({ reportId, revision, before, query }: UndoFormProps) {
  const [{ refusal }, action] = useActionState(undo, { typed: {}, issues: {}, refusal: null })
  const at = useCurrentChange()
  useLoneKeys((key, { repeat }) => (key === 'u' && !repeat ? () => document.getElementById(BUTTON)?.querySelector('button')?.click() : null))
  // A page that a script put in place of another has no change that is the address's own until it is gone to.
  useEffect(() => {
    const { hash, pathname, search } = location
    if (currentChange() === 0 || document.querySelector(':target')) return
    history.replaceState(history.state, '', pathname + search)
    location.replace(hash)
  }, [])
  return (
    <form action={action} id={BUTTON}>
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="at" value={at} />
      {refusal ? (
        <RefusalMessage
          title="It was not undone."
          refusal={refusal}
          remedies={
            refusal.kind === 'change-gone' ? (
              <>
                <a className="link" href={`/desk/reports/${reportId}/compare?from=${before}&to=draft`}>
                  Compare with revision {before}
                </a>
                <a className="link" href={`/desk/reports/${reportId}/revisions/${before}/restore`}>
                  Restore revision {before}…
                </a>
              </>
            ) : null
          }
        />
      ) : null}
      {refusal?.kind === 'being-written' ? (
        <SubmitButton pending="Undoing…" primary={false} name="anyway" value="yes">
          Undo all the same
        </SubmitButton>
      ) : (
        <SubmitButton pending="Undoing…" primary={false}>
          Undo
        </SubmitButton>
      )}{' '}
      <kbd>U</kbd>
    </form>
  )
}
