'use client'

import { useEffect } from 'react'
import { keepAtHand, manuscriptOf } from './at-hand.ts'
import { isLong } from './take-in.tsx'
import { inField } from './use-arrivals.ts'

/** A long text that is pasted on the desk, and not into a field, is a manuscript: the import opens with it. */
export function PasteAnywhere({ person }: { person: string }) {
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      // The import has its own way to take it, and beside an open draft it was most likely meant for that.
      const isTaken = location.pathname === '/desk/import' || document.querySelector('.ProseMirror') !== null
      if (isTaken || inField(event.target) || !isLong(text)) return
      event.preventDefault()
      void keepAtHand(manuscriptOf(person, new TextEncoder().encode(text))).then((isKept) => {
        if (isKept) location.assign('/desk/import')
      })
    }
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  }, [person])
  return null
}
