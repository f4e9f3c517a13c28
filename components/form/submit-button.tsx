'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

type SubmitButtonProps = {
  children: ReactNode
  /** What the button says while the server works. */
  pending: string
  primary?: boolean
  /** The id of the sentence that says why the button refuses. It stays reachable, and the server refuses too. */
  refusedBy?: string
  name?: string
  value?: string
}

/** Sends its form once: a second press while the first is on its way does nothing. */
export function SubmitButton({ children, pending, primary = true, refusedBy, name, value }: SubmitButtonProps) {
  const status = useFormStatus()
  const refused = status.pending || refusedBy !== undefined
  const hold = (event: MouseEvent) => {
    if (refused) event.preventDefault()
  }
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={primary ? 'btn primary' : 'btn'}
      aria-disabled={refused || undefined}
      aria-describedby={refusedBy}
      onClick={hold}
    >
      {status.pending ? pending : children}
    </button>
  )
}
