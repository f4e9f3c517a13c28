'use client'

import { type MouseEvent, useActionState } from 'react'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { pinComparison } from './actions.ts'
import type { Loose } from './pinning.ts'

const withHash = (event: MouseEvent<HTMLAnchorElement>) => {
  event.currentTarget.hash = location.hash
}

/** The way to the address at which this comparison stays what it is: a link, or a form where the draft is to be kept for it. */
export function Pinning({ pinned, loose }: { pinned: string | null; loose: Loose | null }) {
  if (pinned) {
    return (
      <a className="link" href={pinned} onClick={withHash}>
        Pin this comparison
      </a>
    )
  }
  return loose && <PinForm loose={loose} />
}

function PinForm({ loose }: { loose: Loose }) {
  const [{ refusal }, action] = useActionState(pinComparison, { typed: {}, issues: {}, refusal: null })
  return (
    <form action={action} className="pin">
      {refusal ? <RefusalMessage title="The comparison was not pinned." refusal={refusal} /> : null}
      {Object.entries(loose).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton pending="Pinning…" primary={false}>
        Pin this comparison
      </SubmitButton>
    </form>
  )
}
