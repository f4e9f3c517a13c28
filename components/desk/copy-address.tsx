'use client'

import { useId, useRef, useState } from 'react'

type CopyAddressProps = { address: string; label?: string; button?: string }

/** An address to hand on: it can be selected by hand, and copied by a button where scripts run. */
export function CopyAddress({ address, label = 'Address of the report', button = 'Copy the address' }: CopyAddressProps) {
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
        {label}
      </label>
      <input id={id} ref={field} readOnly value={address} />
      <button type="button" className="btn needs-script" onClick={copy}>
        {button}
      </button>
      <span role="status">{said}</span>
    </div>
  )
}
