'use client'

import { useActionState } from 'react'
import { currentChange } from '#components/compare/address-hash.ts'
import { TAKE_BACK } from '#components/compare/take-back.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { useLoneKeys } from '#components/ui/lone-keys.ts'
import { takeBack } from './actions.ts'

type TakeBackFormProps = { reportId: string; number: number; total: number; query: string }

/**
 * The one form of all "Take back" buttons of a comparison, and the key R for the change that one stands on. What was
 * refused is said here, with the ways on.
 */
export function TakeBackForm({ reportId, number, total, query }: TakeBackFormProps) {
  const [{ refusal, typed }, action] = useActionState(takeBack, { typed: {}, issues: {}, refusal: null })
  useLoneKeys((key, { repeat }) => (key === 'r' && !repeat ? takeBackHere : null))
  const named = typed.anyway ?? typed.change ?? ''
  return (
    <form id={TAKE_BACK} action={action}>
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="total" value={total} />
      <input type="hidden" name="query" value={query} />
      {refusal ? (
        <RefusalMessage
          title="Nothing was taken back."
          refusal={refusal}
          remedies={
            refusal.kind === 'being-written' ? (
              <>
                <SubmitButton pending="Taking back…" primary={false} name="anyway" value={named}>
                  Take it back all the same
                </SubmitButton>
                <a className="link" href={`?${query}#change-${named.slice(17)}`}>
                  Leave it
                </a>
              </>
            ) : refusal.kind === 'change-gone' ? (
              <a className="link" href={`?${query}`}>
                Compare anew
              </a>
            ) : null
          }
        />
      ) : null}
    </form>
  )
}

/** Takes back the change that the address names; one that is out of sight is brought into it first. */
function takeBackHere(): void {
  const change = document.getElementById(`change-${currentChange()}`)
  const place = change?.getBoundingClientRect()
  if (place && (place.bottom < 0 || place.top > innerHeight)) location.replace(location.hash)
  else change?.querySelector<HTMLButtonElement>('.take')?.click()
}
