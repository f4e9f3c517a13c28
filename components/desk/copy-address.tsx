'use client'

import { useId, useRef, useState } from 'react'

/** An address to hand on: it can be selected by hand, and copied by a button where scripts run. */
export function CopyAddress({ address }: { address: string }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [said, say] = useState('')
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      say('Copied.')
    } catch {
      // Without https there is no clipboard for pages: the address is selected, and the keyboard copies it.
      say('Selected. Copy it with the keyboard.')
    }
  }
  return (
    <div className="address">
      <label htmlFor={id} className="vh">
        Address of the report
      </label>
      <input id={id} ref={field} readOnly value={address} />
      <button type="button" className="btn" onClick={copy}>
        Copy the address
      </button>
      <span role="status">{said}</span>
    </div>
  )
}
