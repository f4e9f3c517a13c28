'use client'

import { useState } from 'react'

/** Copies the address of this page as it stands, with the change that one is at. Without scripts the browser's own address does. */
export function CopyLink() {
  const [said, say] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      say('Link copied.')
    } catch {
      say('This browser does not let pages copy. Copy the address from its bar.')
    }
  }
  return (
    <>
      <span role="status" className="dim">
        {said}
      </span>
      <button type="button" className="btn needs-script" onClick={copy}>
        Copy link
      </button>
    </>
  )
}
